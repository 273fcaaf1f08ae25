import fc from 'fast-check'
import { type Content, codesOf, content, type InlineCode, isCode } from '../../src/model/content.ts'
import { formatTags, parseTags } from '../../src/model/inline-tags.ts'

/** `Read <1>the report</1> by <2/>`: content written as locale files write it. `equivs` says what standalone codes show. */
export function tagged(text: string, equivs: Readonly<Record<string, string>> = {}): Content {
  const codes = [...text.matchAll(/<(\/?)(\d+)(\/?)>/g)].map(([data, close, id = '', single]): InlineCode => {
    const kind = close ? 'close' : single ? 'standalone' : 'open'
    return { kind, id, data, equiv: single ? (equivs[id] ?? '') : '', deletable: false }
  })
  return parseTags(text, codes)
}

/** Content as `tagged` reads it. */
export const written = formatTags

export const hostileTexts: readonly string[] = [
  '<b id="1">',
  '</b>',
  '<br id="1">',
  '<span id="1" translate="no">',
  '</span>',
  '<1>',
  '</1>',
  '&amp;',
  '&#39;',
  '&lt;b id="1"&gt;',
  '&',
  '<',
  '>',
  '<!--',
  '-->',
  '  ',
  ' ',
  '\n',
  '\u00A0',
  '\u200B',
  '\uFFFD',
  '\uD800',
  '"',
  "'",
  'npm ci',
  'خبر',
  '新闻',
  '👨‍👩‍👧'
]

const anyText = fc
  .array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 4 })
  .map(parts => parts.join(''))

type Tree = string | { readonly equiv: string } | { readonly kids: readonly Tree[] }

const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    anyText,
    fc.record({ equiv: fc.oneof(fc.constant(''), anyText) }),
    fc.record({ kids: fc.array(tie('tree'), { maxLength: 4 }) })
  )
}))

/** Any content whose codes are whole, nested and numbered in order; the text is anything. */
export const anyContent: fc.Arbitrary<Content> = fc.array(tree, { maxLength: 6 }).map(trees => {
  let id = 0
  const write = (node: Tree): (string | InlineCode)[] => {
    if (typeof node === 'string') return [node]
    const code = { id: String(++id), deletable: id % 2 === 0 }
    if ('equiv' in node) return [{ ...code, kind: 'standalone', data: `[${id}]`, equiv: node.equiv }]
    return [
      { ...code, kind: 'open', data: `{${id}`, equiv: '' },
      ...node.kids.flatMap(write),
      { ...code, kind: 'close', data: `${code.id}}`, equiv: '' }
    ]
  }
  return content(trees.flatMap(write))
})

/** Content as segments are: white space single and never at an edge, something to translate in it. */
export const anySegment: fc.Arbitrary<Content> = anyContent
  .map(source =>
    content(
      source.map(part => {
        const text = (isCode(part) ? part.equiv : part).replace(/[\s\uD800-\uDFFF]+/g, ' ')
        return isCode(part) ? { ...part, equiv: text } : text
      })
    )
  )
  .map(source => content(['Word ', ...source, ' word.']))
  .map(source => content(source.map(part => (isCode(part) ? part : part.replace(/ +/g, ' ')))))
  .filter(source => codesOf(source).length < 40)
