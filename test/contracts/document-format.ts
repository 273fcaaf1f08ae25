import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DocumentFormat } from '../../src/formats/document-format.ts'
import { type Content, codeKey, codesOf, content, equalContent, plainText } from '../../src/model/content.ts'
import type { Block, Document } from '../../src/model/document.ts'
import { FormatError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { withBadCodes } from '../support/bad-codes.ts'
import { shapeOf } from '../support/content-shape.ts'
import { hostileTexts } from '../support/hostile-texts.ts'
import { accents, arabic, chinese, once, type Rewrite, rewritten } from '../support/rewrites.ts'

export interface Sample {
  readonly name: string
  readonly source: string
}

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

    test('gives back bytes that mean nothing, which are half a surrogate pair in the text, or refuses the source', () => {
      fc.assert(
        fc.property(fc.nat(source.length), fc.constantFrom('\udce9', '\udcff\udcfe', '\0'), (at, strays) => {
          const damaged = source.slice(0, at) + strays + source.slice(at)
          const read = extractedOrRefused(format, damaged)
          if (read) expect(format.merge(read, english, block => block.content)).toBe(damaged)
        }),
        { numRuns: 30 }
      )
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
        for (const { content: bad } of withBadCodes(content)) {
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

const rewrites: Readonly<Record<string, Rewrite>> = { accents, arabic, chinese }

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

function extractedOrRefused(format: DocumentFormat, source: string): Document | undefined {
  try {
    return format.extract(source, english)
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
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

export { accents, arabic, chinese, hostileTexts, type Rewrite, rewritten, shapeOf }
