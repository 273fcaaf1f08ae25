import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DocumentFormat } from '../../src/formats/document-format.ts'
import {
  type Content,
  codeKey,
  codesOf,
  content,
  equalContent,
  type InlineCode,
  isCode,
  plainText
} from '../../src/model/content.ts'
import type { Block, Document } from '../../src/model/document.ts'
import { FormatError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'

export interface Sample {
  readonly name: string
  readonly source: string
}

export type Rewrite = (text: string) => string

const english = localeTag('en')

/** What every format promises. The samples together should hold every construct of the format, with inline codes among them. */
export function testDocumentFormat(create: () => DocumentFormat, samples: readonly Sample[]): void {
  const format = create()

  test('has a name, and extensions in lower case with their dot', () => {
    expect(format.name).toMatch(/^[a-z0-9-]+$/)
    expect(format.extensions.length).toBeGreaterThan(0)
    for (const extension of format.extensions) expect(extension).toMatch(/^(\.[a-z0-9-]+)+$/)
  })

  test('the samples hold blocks', () => {
    expect(samples.flatMap(({ source }) => format.extract(source, english).blocks).length).toBeGreaterThan(0)
  })

  describe.each(samples)('$name', ({ source }) => {
    const document = format.extract(source, english)
    const merge = (target: (block: Block) => Content) => format.merge(document, english, target)

    test('its own content gives the source back, byte for byte', () => {
      expect(merge(block => block.content)).toBe(source)
    })

    test('is well-formed', () => {
      expectWellFormed(document, source)
    })

    test.each(Object.entries(rewrites))('with other content (%s) only the holes differ', (_name, rewrite) => {
      const target = (block: Block) => rewritten(block.content, rewrite)
      expectSame(format.extract(merge(target), english), document, target)
    })

    test('changes one block and leaves its neighbours alone', () => {
      for (const { id } of document.blocks) {
        const target = (block: Block) => (block.id === id ? rewritten(block.content, accents) : block.content)
        expectSame(format.extract(merge(target), english), document, target)
      }
    })

    test('refuses codes that are missing, doubled, crossed or invented, and names the block', () => {
      for (const { id, content } of document.blocks) {
        for (const bad of withBadCodes(content)) {
          expect(refusal(() => merge(block => (block.id === id ? bad : block.content)))).toBe(id)
        }
      }
    })

    test('refuses a target with nothing to read, or with half a character', () => {
      for (const { id, content } of document.blocks) {
        for (const text of ['', ' \n ', '\u{2026}', 'a\uD800']) {
          const target = (block: Block) => (block.id === id ? rewritten(content, once(text)) : block.content)
          expect(refusal(() => merge(target))).toBe(id)
        }
      }
    })

    test('hostile text stays text, or is refused', () => {
      for (const text of hostileTexts) {
        const target = (block: Block) => rewritten(block.content, once(text))
        expectSameOrRefused(format, document, target)
      }
    })

    test('any text stays text, or is refused', () => {
      const text = fc.array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'grapheme', maxLength: 8 })), {
        maxLength: 4
      })
      fc.assert(
        fc.property(text, parts => {
          const target = (block: Block) => rewritten(block.content, once(`a${parts.join('')}z`))
          expectSameOrRefused(format, document, target)
        }),
        { numRuns: 30 }
      )
    })
  })
}

export const accents: Rewrite = text =>
  text
    .normalize('NFD')
    .replace(/[aeiou]/gi, '$&\u0301')
    .normalize('NFC')

export const arabic: Rewrite = text =>
  text
    .replace(/\p{L}[\p{L}\p{M}'’]*/gu, word => ['خبر', 'الصحيفة', 'في', 'مدينة'][word.length % 4]!)
    .replace(/,/g, '،')
    .replace(/\?/g, '؟')

/** No spaces, full-width punctuation: what breaks emphasis that leans on blanks. */
export const chinese: Rewrite = text =>
  text
    .replace(/\p{L}[\p{L}\p{M}'’]*/gu, word => ['新闻', '报道', '城市', '选举委员会'][word.length % 4]!)
    .replace(/ /g, '')
    .replace(
      /[,.?!:()]/g,
      mark => ({ ',': '，', '.': '。', '?': '？', '!': '！', ':': '：', '(': '（', ')': '）' })[mark]!
    )

const rewrites: Readonly<Record<string, Rewrite>> = { accents, arabic, chinese }

export const hostileTexts: readonly string[] = [
  ']]>',
  '&amp; &#65; &x; a & b',
  '<x> </p> <!-- a --> <?b?>',
  '"double" \'single\' `back` ``two``',
  'a -- b --> c',
  'a | b || c',
  '*_~ *a* _b_ ~~c~~ **d** snake_case_name',
  '\\ \\* \\\\ end\\',
  '# one',
  '## one ##',
  '1. one',
  '1) one',
  '- one',
  '+ one',
  '* one',
  '> one',
  '>',
  '= one',
  'a\n===\nb',
  'a\n---\nb',
  '--- a',
  '{{x}} {% y %} {{< z >}} {/* c */}',
  '$t(a) $1 $& $$',
  '[a](b) ![c](d) [e] [^f] [g]: h',
  'http://example.org/a_b www.example.org someone@example.org',
  '\u00A0one\u00A0two',
  'one\u2028two\u2029three\u0085four',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} one',
  '\u2068one\u2069 \u200Ftwo',
  'خبر one שלום two',
  '新闻。',
  '  one\r\n\r\n   two\tthree\n\n    four  ',
  '~~~ one',
  '``` one',
  '| a | b |\n|---|---|\n| c | d |',
  'x\uFEFFy',
  'a'.repeat(10_000)
]

/** The content with every string that holds a letter or digit rewritten. */
export function rewritten(source: Content, rewrite: Rewrite): Content {
  return content(source.map(part => (typeof part === 'string' && /[\p{L}\p{N}]/u.test(part) ? rewrite(part) : part)))
}

/** Texts as a reader sees them, blanks apart. */
export function collapsed(text: string): string {
  return text.replace(/[\s\u0085]+/g, ' ').trim()
}

/**
 * Same text but for white space, same kinds of codes in the same places. Codes may be numbered anew, and punctuation at the edge of a
 * pair may stand on either side of it: a format may have no way to write `**here.**so`. Isolates may be written as `<bdi>`.
 */
export function shapeOf(source: Content): string {
  const numbers = new Map<string, number>()
  const number = (id: string) => numbers.get(id) ?? numbers.set(id, numbers.size + 1).size
  const isolates = new Set(codesOf(source).flatMap(({ data, id }) => (data === '<bdi>' ? [id] : [])))
  let shape = source
    .filter(part => !isCode(part) || !isolates.has(part.id))
    .map(part => {
      return isCode(part)
        ? `\uE000${part.kind} ${number(part.id)}\uE001`
        : part.replace(/[\s\u0085\u2066-\u2069]+/g, '')
    })
    .join('')
  for (let last = ''; last !== shape; ) {
    last = shape
    shape = shape.replace(/(\uE000open \d+\uE001)([\p{P}\p{S}]+)/gu, '$2$1')
    shape = shape.replace(/(\uE000open (\d+)\uE001\uE000close \2\uE001)([\p{P}\p{S}]+)/gu, '$3$1')
    shape = shape.replace(/([\p{P}\p{S}]+)(\uE000close \d+\uE001)/gu, '$2$1')
  }
  return shape
}

function expectSame(actual: Document, expected: Document, target: (block: Block) => Content): void {
  expect(actual.skeleton).toEqual(expected.skeleton)
  expect(actual.blocks.map(block => shapeOf(block.content))).toEqual(
    expected.blocks.map(block => shapeOf(target(block)))
  )
}

function expectSameOrRefused(format: DocumentFormat, document: Document, target: (block: Block) => Content): void {
  const refused = new Set<string>()
  const kept = (block: Block) => (refused.has(block.id) ? block.content : target(block))
  for (;;) {
    let merged: string
    try {
      merged = format.merge(document, english, kept)
    } catch (error) {
      if (!(error instanceof FormatError && error.type === 'merge' && error.block) || refused.has(error.block))
        throw error
      refused.add(error.block)
      continue
    }
    expectSame(format.extract(merged, english), document, kept)
    return
  }
}

function expectWellFormed({ skeleton, blocks }: Document, source: string): void {
  let from = 0
  for (const part of skeleton) {
    if (typeof part !== 'string') continue
    const at = source.indexOf(part, from)
    expect(at).toBeGreaterThanOrEqual(from)
    from = at + part.length
  }
  const holes = skeleton.flatMap(part => (typeof part === 'string' ? [] : [part.block]))
  expect(holes).toEqual(blocks.map(block => block.id))
  expect(new Set(holes).size).toBe(holes.length)
  for (const block of blocks) {
    expect(plainText(block.content)).toMatch(/[\p{L}\p{N}]/u)
    expect(equalContent(content(block.content), block.content)).toBe(true)
    expect(typeof block.content[0] === 'string' ? block.content[0] : '').not.toMatch(/^\s/)
    const last = block.content.at(-1)!
    expect(typeof last === 'string' ? last : '').not.toMatch(/\s$/)
    const ids = [...new Set(codesOf(block.content).map(code => code.id))]
    expect(ids).toEqual(ids.map((_, i) => String(i + 1)))
    const keys = codesOf(block.content).map(codeKey)
    expect(new Set(keys).size).toBe(keys.length)
  }
}

function* withBadCodes(source: Content): Generator<Content> {
  const invented: InlineCode = { kind: 'standalone', id: '9999', data: '<x/>', equiv: '', deletable: true }
  yield content([...source, invented])
  const codes = codesOf(source)
  for (const code of codes.slice(0, 3)) {
    yield content([...source, code])
    if (!code.deletable || code.kind !== 'standalone') yield content(source.filter(part => part !== code))
  }
  const close = codes.find(code => code.kind === 'close')
  if (close) yield content([close, ...source.filter(part => part !== close)])
}

/** Id of the block a merge is refused for; `undefined` when it is not refused. */
function refusal(merge: () => string): string | undefined {
  try {
    merge()
  } catch (error) {
    if (error instanceof FormatError && error.type === 'merge') return error.block
    throw error
  }
  return undefined
}

/** Puts `text` into the first string that is asked for, and nothing into the others. */
function once(text: string): Rewrite {
  let isFirst = true
  return () => {
    const written = isFirst ? text : ''
    isFirst = false
    return written
  }
}
