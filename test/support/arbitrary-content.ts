import fc from 'fast-check'
import { type Content, content, type InlineCode } from '../../src/model/content.ts'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'The vote.',
    ' and ',
    '<1>',
    '</2>',
    '<3/>',
    '\\',
    '\\\\<1>',
    '<',
    '{{x}}',
    '$t(a)',
    'قال الوزير.',
    '新闻。'
  )
)

const node: fc.Arbitrary<Content> = fc.letrec<{ node: Content }>(tie => ({
  node: fc.oneof(
    { depthSize: 'small' },
    text.map(value => [value]),
    fc.constant<Content>([{ kind: 'standalone', id: '', data: '<br>', equiv: '', deletable: false }]),
    fc
      .array(tie('node'), { maxLength: 3 })
      .map(
        (parts): Content => [
          { kind: 'open', id: '', data: '**', equiv: '', deletable: true },
          ...parts.flat(),
          { kind: 'close', id: '', data: '**', equiv: '', deletable: true }
        ]
      )
  )
})).node

/** Canonical content: any text, tag look-alikes among it, codes well nested and numbered from 1 in order of appearance. */
export const arbitraryContent: fc.Arbitrary<Content> = fc
  .array(node, { maxLength: 6 })
  .map(parts => content(numbered(parts.flat())))

function numbered(parts: Content): Content {
  let last = 0
  const open: string[] = []
  return parts.map(part => {
    if (typeof part === 'string') return part
    if (part.kind === 'close') return { ...part, id: open.pop()! } satisfies InlineCode
    const id = String(++last)
    if (part.kind === 'open') open.push(id)
    return { ...part, id }
  })
}
