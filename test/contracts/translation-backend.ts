import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../src/backends/translation-backend.ts'
import { type Content, codeProblems, codesOf, equalContent, plainText } from '../../src/model/content.ts'
import { BackendError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { anySegment, tagged } from '../backends/contents.ts'

const from = localeTag('en')
const targets = ['ar', 'fa', 'fr', 'he', 'hi', 'ja', 'pt-BR', 'ru', 'ur', 'zh-Hans', 'zh-Hant'].map(localeTag)

/** What every engine promises, with whatever serves it healthy. `dispose` is called when all is done. */
export function testTranslationBackend(
  create: () => Promise<{ readonly engine: Engine; dispose?(): Promise<void> }>
): void {
  describe('contract of a translation backend', () => {
    let engine: Engine
    let dispose: (() => Promise<void>) | undefined

    beforeAll(async () => {
      const created = await create()
      engine = created.engine
      dispose = created.dispose?.bind(created)
    })
    afterAll(async () => dispose?.())

    const translate = (sources: readonly Content[], to = localeTag('fr')) => engine.translate({ from, to, sources })

    test('has a name, a fingerprint that begins with it, and limits that hold something', () => {
      expect(engine.name).toMatch(/^[a-z0-9-]+$/)
      expect(engine.fingerprint.startsWith(engine.name)).toBe(true)
      expect(engine.fingerprint).not.toMatch(/\s/)
      expect(engine.limits.sources).toBeGreaterThan(0)
      expect(engine.limits.characters).toBeGreaterThan(0)
    })

    test('answers no sources with no targets', async () => {
      expect(await translate([])).toEqual([])
    })

    test.each(targets)('gives one target for each source, in order (%s)', async to => {
      const sources = samples.map(source => tagged(source, { 1: 'npm ci' }))
      const targets = await translate(sources, to)
      expect(targets.length).toBe(sources.length)
      for (const [i, source] of sources.entries()) {
        const [alone] = await translate([source], to)
        expect(targets[i]).toEqual(alone)
        expect(plainText(targets[i]!).trim()).not.toBe('')
      }
    })

    test('a source that comes twice has its target twice', async () => {
      const [a, b] = samples.map(source => tagged(source))
      const [first, second, third] = await translate([a!, b!, a!])
      expect(third).toEqual(first)
      expect(second).not.toEqual(first)
    })

    test('codes come back, all of them, nested', async () => {
      const sources = samples.map(source => tagged(source, { 1: 'npm ci' }))
      for (const [i, target] of (await translate(sources)).entries()) {
        expect([...codeProblems(sources[i]!, target)]).toEqual([])
      }
    })

    test('any sources have targets with their codes', async () => {
      const sources = fc.array(anySegment, { minLength: 1, maxLength: 8 })
      await fc.assert(
        fc.asyncProperty(sources, fc.constantFrom(...targets), async (sources, to) => {
          const targets = await translate(sources, to)
          expect(targets.length).toBe(sources.length)
          for (const [i, target] of targets.entries()) {
            const own = new Set(codesOf(sources[i]!))
            expect(codesOf(target).every(code => own.has(code))).toBe(true)
            expect([...codeProblems(sources[i]!, target)].filter(problem => !/Missing/.test(problem))).toEqual([])
          }
        }),
        { numRuns: 40 }
      )
    })

    test('addresses, placeholders and figures stay', async () => {
      const source = 'See https://example.org/a?b=1 {{name}} at 10:30, 5.5 or 1,234'
      const [target] = await translate([[source]])
      for (const kept of ['https://example.org/a?b=1', '{{name}}', '10:30', '5.5', '1,234']) {
        expect(plainText(target!)).toContain(kept)
      }
    })

    test('a source with nothing to translate comes back as it is, and costs nothing', async () => {
      const [picture] = [tagged('<1/>', { 1: 'npm ci' })]
      const [target] = await translate([picture!])
      expect(equalContent(target!, picture!)).toBe(true)
      expect(engine.characters(picture!)).toBe(0)
    })

    test('counts the characters of a source', () => {
      expect(engine.characters(['word'])).toBeGreaterThanOrEqual(4)
      expect(engine.characters(['😀'])).toBe(engine.characters(['a']))
      expect(engine.characters(tagged('a <1>b</1>'))).toBeGreaterThanOrEqual(engine.characters(['a b']))
    })

    test('rejects with a typed error when the caller has given up', async () => {
      const signal = AbortSignal.abort()
      const error = await engine
        .translate({ from, to: localeTag('fr'), sources: [['One word']], signal })
        .catch((error: unknown) => error)
      expect(error).toBeInstanceOf(BackendError)
      expect(error).toMatchObject({ type: 'cancelled', backend: engine.name })
    })
  })
}

const samples: readonly string[] = [
  'The council met on Monday.',
  'Read <1>the report</1> before the vote, said the mayor.',
  'Run <1/> first.',
  '<2>A <3>nested</3> pair</2> and <1/>',
  'Fish & chips cost less than 5 < 6 "pounds", didn\'t they?'
]
