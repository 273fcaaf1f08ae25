import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mdx } from '../../../src/formats/mdx.ts'
import type { Block, Document } from '../../../src/model/document.ts'
import { FormatError } from '../../../src/model/errors.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { shapeOf } from '../../support/content-shape.ts'
import { accents, chinese, type Rewrite, rewritten } from '../../support/rewrites.ts'

const english = localeTag('en')
const format = mdx()

const words = fc.constantFrom(
  'a',
  'word',
  'two words',
  'import',
  'export b',
  '1.',
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '    ',
  '- ',
  '> ',
  '# ',
  '*',
  '**',
  '_',
  '`',
  '|',
  '\n|-|\n',
  '[a](/u "t")',
  '新闻',
  '。',
  'خبر',
  '&amp;',
  '\\{',
  '\\<',
  'http://a.b',
  '[^a]',
  '\n[^a]: n\n'
)
const code = fc.constantFrom(
  "{' '}",
  '{x}',
  '{/* c */}',
  '{"}"}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code of an article
  '{`{${1}`}',
  '\n\n{y}\n\n',
  "\n\nimport d from 'e'\n\n",
  '\n\nexport const f = {\n  g: 1\n}\n\n',
  '{',
  '}',
  '<',
  '{#id}\n'
)
const element = fc.constantFrom(
  ['<b>', '</b>'],
  ['<A title="t &amp; u" h={i} {...j}>', '</A>'],
  ["<B.c alt='k'>", '</B.c>'],
  ['<>', '</>'],
  ['<code>', '</code>'],
  ['\n\n<Note>\n\n', '\n\n</Note>\n\n'],
  ['\n<details>\n<summary>', '</summary>\n</details>\n'],
  ['<D label="l" />', ''],
  ['<p translate="no">', '</p>']
)
const { article } = fc.letrec<{ article: string; piece: string }>(tie => ({
  article: fc.array(tie('piece'), { maxLength: 12 }).map(parts => parts.join('')),
  piece: fc.oneof(
    { depthSize: 'small' },
    { weight: 6, arbitrary: words },
    { weight: 2, arbitrary: code },
    { weight: 3, arbitrary: fc.tuple(element, tie('article')).map(([[open, close], inner]) => open + inner + close) }
  )
}))

/** Of what the parser takes: the rest is refused, and that is all that is asked of it. */
function extracted(source: string): Document | undefined {
  try {
    return format.extract(source, english)
  } catch (error) {
    if (error instanceof FormatError && error.type !== 'merge') return undefined
    throw error
  }
}

test('any article gives itself back, or is refused', () => {
  fc.assert(
    fc.property(fc.oneof(article, fc.string({ unit: 'binary', maxLength: 40 })), source => {
      const document = extracted(source)
      if (document) expect(format.merge(document, english, block => block.content)).toBe(source)
    }),
    { numRuns: 500 }
  )
})

test.each([
  ['accents', accents],
  ['Chinese', chinese],
  ['braces and tags', (text: string) => `{${text}} <${text}> {{x}} {/* ${text}`]
])('any article in other words (%s) extracts again one to one, or a block is refused', (_name, rewrite: Rewrite) => {
  fc.assert(
    fc.property(article, source => {
      const document = extracted(source)
      if (!document) return
      const { text, target } = translated(document, block => rewritten(block.content, rewrite))
      const again = format.extract(text, english)
      expect(again.skeleton).toEqual(document.skeleton)
      expect(again.blocks.map(block => shapeOf(block.content))).toEqual(
        document.blocks.map(block => shapeOf(target(block)))
      )
    }),
    { numRuns: 400 }
  )
})

function translated(document: Document, rewrite: (block: Block) => Block['content']) {
  const refused = new Set<string>()
  const target = (block: Block) => (refused.has(block.id) ? block.content : rewrite(block))
  for (;;) {
    try {
      return { text: format.merge(document, english, target), target }
    } catch (error) {
      if (!(error instanceof FormatError && error.block) || refused.has(error.block)) throw error
      refused.add(error.block)
    }
  }
}
