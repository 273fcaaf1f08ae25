import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdown } from '../../../src/formats/markdown.ts'
import { codesOf, content, isCode } from '../../../src/model/content.ts'
import type { Block, Document } from '../../../src/model/document.ts'
import { FormatError } from '../../../src/model/errors.ts'
import { formatTags, parseTags } from '../../../src/model/inline-tags.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { shapeOf } from '../../support/content-shape.ts'
import { accents, chinese, rewritten } from '../../support/rewrites.ts'

const english = localeTag('en')
const format = markdown()

const pieces = fc.constantFrom(
  ...[
    'a',
    'word',
    'two words',
    '1',
    '.',
    ',',
    '!',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '    ',
    '\\',
    '\\\n',
    '  \n'
  ],
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '~',
    '~~',
    '`',
    '``',
    '```',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](/u)',
    '](/u "t")',
    '[a]',
    '[^a]'
  ],
  ...[
    '<b>',
    '</b>',
    '<code>',
    '</code>',
    '<br>',
    '<!-- c -->',
    '<div>',
    '</div>',
    '\n\n<p title="t">',
    '</p>\n\n',
    '<img alt="one" src=x>',
    '\n\n<i>\n',
    '</i>',
    '\n<details>\n<summary>',
    '</summary>',
    '<bdi>',
    '</bdi>',
    '{{< f alt="one" >}}',
    "{% g title='one' %}",
    '<',
    '>',
    '&',
    '&amp;',
    '&nbsp;',
    '&#35;'
  ],
  ...[
    '# ',
    '## ',
    '> ',
    '- ',
    '* ',
    '1. ',
    '- [ ] ',
    '---',
    '===',
    '|',
    '| - |',
    '\n|-|-|\n',
    '\n[a]: /u "t"\n',
    '\n[^a]: n\n'
  ],
  ...[
    '{{x}}',
    '{% y %}',
    '{#id}',
    '{{',
    '}}',
    'http://a.b/c',
    'www.a.b',
    'a@b.c',
    '<http://a.b>',
    '新闻',
    '。',
    '「',
    'خبر',
    '\u00A0'
  ]
)
const articles = fc.array(pieces, { maxLength: 40 }).map(parts => parts.join(''))

test('any article gives itself back', () => {
  fc.assert(
    fc.property(fc.oneof(articles, fc.string({ unit: 'binary', maxLength: 60 })), source => {
      const document = format.extract(source, english)
      expect(format.merge(document, english, block => block.content)).toBe(source)
      expect(format.merge(document, localeTag('ar'), throughTags)).toBe(source)
    }),
    { numRuns: 500 }
  )
})

test.each([
  ['accents', accents],
  ['Chinese', chinese]
])('any article in other words (%s) extracts again one to one, or a block is refused', (_name, rewrite) => {
  fc.assert(
    fc.property(articles, source => {
      const document = format.extract(source, english)
      const { text, target } = translated(document, block => rewritten(block.content, rewrite))
      const again = format.extract(text, english)
      expect(again.skeleton).toEqual(document.skeleton)
      expect(again.blocks.map(block => shapeOf(block.content))).toEqual(
        document.blocks.map(block => shapeOf(target(block)))
      )
    }),
    { numRuns: 500 }
  )
})

test('codes in any legal order are written, or the block is refused', () => {
  fc.assert(
    fc.property(articles, source => {
      const document = format.extract(source, english)
      const { text, target } = translated(document, reversed)
      const again = format.extract(text, english)
      const shapes = (blocks: readonly Block[], contentOf: (block: Block) => Block['content']) =>
        blocks.map(block => shapeOf(contentOf(block))).toSorted()
      expect(shapes(again.blocks, block => block.content)).toEqual(shapes(document.blocks, target))
    }),
    { numRuns: 300 }
  )
})

/** As locale files hold it and give it back. */
function throughTags(block: Block) {
  return parseTags(formatTags(block.content), codesOf(block.content))
}

/** Whole pairs, single codes and runs of text, last first. */
function reversed({ content: source }: Block) {
  const groups: (typeof source)[number][][] = []
  let depth = 0
  for (const part of source) {
    if (depth === 0) groups.push([])
    groups.at(-1)!.push(part)
    if (isCode(part)) depth += part.kind === 'open' ? 1 : part.kind === 'close' ? -1 : 0
  }
  return content(groups.reverse().flat())
}

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
