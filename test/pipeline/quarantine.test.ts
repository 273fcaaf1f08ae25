import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import type { Engine } from '../../src/backends/translation-backend.ts'
import { plainText } from '../../src/model/content.ts'
import { BackendError, type BackendErrorType } from '../../src/model/errors.ts'
import { isHeld, isOfSentence, strikeAfter } from '../../src/pipeline/quarantine.ts'
import { type Strike, strikes } from '../../src/store/strikes.ts'
import { translate } from '../support/command-line.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { projectFolder } from '../support/project-folder.ts'
import { forecastWith, openWith, runWith, type Settings } from '../support/run-project.ts'

// Law 4: what fails again and again is quarantined, not paid for nightly.

const to = ['ar']
/** Two in the morning of night `n`, and some minutes. */
const night = (n: number, minutes = 0) => new Date(Date.UTC(2026, 10, 1 + n, 2, minutes))
const at = (n: number, minutes = 0): Settings => ({ to, now: () => night(n, minutes) })

/** Fails for any request with a source that says `poisoned`, while `isIll`. */
function poisoned(type: BackendErrorType, isIll = () => true): Engine {
  const engine = mock()
  return {
    ...engine,
    async translate(request) {
      if (isIll() && request.sources.some(source => plainText(source).includes('poisoned')))
        throw new BackendError(type, 'mock', 'Expected something else')
      return await engine.translate(request)
    }
  }
}

const files = { 'articles/a.md': 'A good one.\n\nA poisoned one. Another sentence.\n' }
const asked = (engine: { readonly sent: readonly string[] }) => engine.sent.filter(text => text.includes('poisoned'))

describe('a sentence whose answer cannot be used', () => {
  test('is paid for once, and not again the next night; the rest of its block neither', async () => {
    using folder = projectFolder(files)
    const engine = countingEngine(poisoned('bad-response'))
    const first = await runWith(folder.root, engine, at(0))
    expect(first).toMatchObject({ exitCode: 1, failures: [{ type: 'bad-response', quarantine: undefined }] })
    const sent = engine.sent.length
    const forecast = await forecastWith(folder.root, engine, at(1))
    const second = await runWith(folder.root, engine, at(1))
    expect(engine.sent).toHaveLength(sent)
    expect(forecast.characters).toEqual({ planned: 0, sent: 0 })
    expect(forecast.blocks).toEqual(second.blocks)
    expect(forecast.failures).toEqual(second.failures)
    expect(second).toMatchObject({
      exitCode: 0,
      characters: { planned: 0, sent: 0 },
      blocks: { failed: 1 },
      failures: [
        {
          article: 'a',
          locale: 'ar',
          type: 'quarantined',
          quarantine: { failure: 'bad-response', strikes: 1, until: '2026-11-02T14:00:00.000Z' }
        }
      ]
    })
  })

  test('is left alone for 1, 2, 4 … 32 nights, whatever minute they begin at', async () => {
    using folder = projectFolder({ 'articles/a.md': 'A good one.\n' })
    const engine = countingEngine(poisoned('bad-response'))
    await runWith(folder.root, engine, at(0))
    folder.write('articles/a.md', files['articles/a.md'])
    const nights: number[] = []
    for (const n of [1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 19, 20, 21, 36, 37, 38, 69, 70, 71, 102, 103, 104]) {
      const before = asked(engine).length
      const report = await runWith(folder.root, engine, at(n, 10 * (n % 2)))
      const isSent = asked(engine).length > before
      if (isSent) nights.push(n)
      expect(report.exitCode).toBe(isSent ? 1 : 0)
    }
    expect(nights).toEqual([1, 3, 6, 11, 20, 37, 70, 103])
  })

  test.each([
    ['another text', { 'articles/a.md': 'A good one.\n\nA less poisoned one. Another sentence.\n' }, {}, 'mock'],
    ['another engine', {}, {}, 'mock/2'],
    ['force', {}, { force: true }, 'mock'],
    ['a word of a person', {}, { retryQuarantined: true }, 'mock']
  ])('is released by %s', async (_name, edited, settings, fingerprint) => {
    using folder = projectFolder(files)
    await runWith(folder.root, poisoned('bad-response'), at(0))
    for (const [path, text] of Object.entries(edited)) folder.write(path, text)
    const engine = countingEngine({ ...mock(), fingerprint })
    const report = await runWith(folder.root, engine, { ...at(0, 30), ...settings })
    expect(asked(engine)).toHaveLength(1)
    expect(report).toMatchObject({ exitCode: 0, failures: [] })
    expect(folder.read('bundles/ar/a/article.md')).not.toContain('poisoned one')
  })

  test('is not released by an edit of another sentence, nor does it stand in the way of another block', async () => {
    using folder = projectFolder(files)
    const engine = countingEngine(poisoned('bad-response'))
    await runWith(folder.root, engine, at(0))
    folder.write(
      'articles/a.md',
      'A good one.\n\nA poisoned one. Another sentence, edited.\n\nAnother sentence, edited.\n'
    )
    folder.write('articles/b.md', 'Elsewhere. A poisoned one.\n')
    const before = asked(engine).length
    const report = await runWith(folder.root, engine, at(1))
    expect(asked(engine)).toHaveLength(before)
    expect(engine.sent.at(-1)).toBe('ar Another sentence, edited.')
    expect(report.failures.map(({ article, type }) => [article, type])).toEqual([
      ['a', 'quarantined'],
      ['b', 'quarantined']
    ])
  })

  test('starts from nothing after it went well', async () => {
    using folder = projectFolder(files)
    let isIll = true
    const engine = countingEngine(poisoned('bad-response', () => isIll))
    for (const n of [0, 2]) await runWith(folder.root, engine, at(n))
    isIll = false
    expect(await runWith(folder.root, engine, at(5))).toMatchObject({ exitCode: 0, failures: [] })
    using opened = await openWith(folder.root, engine, at(6))
    expect(strikes(opened.project.db).get().size).toBe(0)
  })

  test('is named by status: how often it failed, with what, and when it is sent again', async () => {
    using folder = projectFolder(files)
    await runWith(folder.root, poisoned('bad-response'), at(0))
    const now = () => night(1)
    const status = async (...more: string[]) =>
      await translate(['status', '--to', 'ar', ...more], { cwd: folder.root, now })
    const { out } = await status()
    expect(out).toContain('In quarantine; released by another text in the source, another engine, --retry-quarantined:')
    expect(out).toMatch(/^a +ar +p-\S+ +bad-response +1 +2026-11-02T14:00Z$/m)
    const { code, out: json } = await status('--json')
    expect(code).toBe(0)
    expect(JSON.parse(json).articles[0].quarantined).toMatchObject([
      { failure: 'bad-response', strikes: 1, until: '2026-11-02T14:00:00.000Z', releasedBy: expect.any(Array) }
    ])
  })

  test('lets the rest of its article be published, where there was a bundle before', async () => {
    using folder = projectFolder({ 'articles/a.md': 'A good one.\n\nA sound one.\n' })
    const engine = poisoned('bad-response')
    await runWith(folder.root, engine, at(0))
    const before = folder.read('bundles/ar/a/article.md')
    folder.write('articles/a.md', 'A better one.\n\nA poisoned one.\n')
    for (const day of [1, 2]) {
      await runWith(folder.root, engine, at(day))
      const [first, second] = folder.read('bundles/ar/a/article.md').trim().split('\n\n')
      expect([first === before.split('\n\n')[0], second]).toEqual([false, 'A poisoned one.'])
    }
  })

  test('keeps a person’s stale text as it is', async () => {
    using folder = projectFolder({ 'articles/a.md': 'A good one.\n\nA second one.\n' })
    await runWith(folder.root, mock(), at(0))
    const path = 'locales/ar/articles/a.json'
    const [key] = Object.keys(JSON.parse(folder.read(path)))
    folder.write(path, JSON.stringify({ ...JSON.parse(folder.read(path)), [key!]: 'نص إنسان.' }))
    await runWith(folder.root, mock(), at(1))
    folder.write('articles/a.md', 'A poisoned good one.\n\nA third one.\n')
    const engine = countingEngine(poisoned('bad-response'))
    await runWith(folder.root, engine, at(2))
    const sent = engine.sent.length
    const report = await runWith(folder.root, engine, at(3))
    expect(engine.sent).toHaveLength(sent)
    expect(report.failures).toMatchObject([{ block: key, type: 'quarantined' }])
    expect(JSON.parse(folder.read(path))[key!]).toBe('نص إنسان.')
  })
})

describe('a sentence that is refused before it is billed', () => {
  test('is sent the next night once more, then left alone', async () => {
    using folder = projectFolder(files)
    const engine = countingEngine(poisoned('bad-request'))
    const exits: number[] = []
    const nights: number[] = []
    for (const n of [0, 1, 2, 3, 4, 5, 6]) {
      const before = asked(engine).length
      exits.push((await runWith(folder.root, engine, at(n))).exitCode)
      if (asked(engine).length > before) nights.push(n)
    }
    expect(nights).toEqual([0, 1, 3, 6])
    expect(exits).toEqual([1, 1, 0, 1, 0, 0, 1])
  })
})

describe('an engine in trouble', () => {
  test.each(['unauthorized', 'quota-exceeded', 'cancelled'] as const)(
    'strikes no sentence: %s is tried again every night',
    async type => {
      using folder = projectFolder(files)
      const engine = countingEngine(poisoned(type))
      for (const n of [0, 1, 2, 3]) {
        const before = asked(engine).length
        await runWith(folder.root, engine, at(n))
        expect(asked(engine).length).toBeGreaterThan(before)
      }
      expect((await runWith(folder.root, mock(), at(4))).blocks.failed).toBe(0)
    }
  )

  test('that answers nothing at all is given one night more', async () => {
    using folder = projectFolder({ 'articles/a.md': 'A poisoned one.\n\nA second poisoned one.\n' })
    const engine = countingEngine(poisoned('bad-response'))
    await runWith(folder.root, engine, at(0))
    const healed = countingEngine(mock())
    const report = await runWith(folder.root, healed, at(1))
    expect(asked(healed)).toHaveLength(2)
    expect(report).toMatchObject({ exitCode: 0, failures: [] })
  })
})

describe('a strike', () => {
  const types: readonly BackendErrorType[] = ['bad-request', 'bad-response', 'too-large', 'unsupported-pair']

  test('leaves alone for never less than the one before, up to 32 days, and from the second on always', () => {
    const failure = fc.record({ type: fc.constantFrom(...types), isAnswering: fc.boolean(), later: fc.nat(90) })
    fc.assert(
      fc.property(fc.array(failure, { minLength: 1 }), failures => {
        let strike: Strike | undefined
        let time = 0
        for (const [i, { type, isAnswering, later }] of failures.entries()) {
          const days = strike?.days ?? 0
          time += later * 86_400_000
          strike = strikeAfter(strike, new BackendError(type, 'mock', 'no'), isAnswering, time)
          expect(strike.strikes).toBe(i + 1)
          expect(strike.days).toBeLessThanOrEqual(32)
          expect(strike.days).toBeGreaterThanOrEqual(Math.max(days, i > 0 ? 1 : 0))
          expect(isHeld(strike, time)).toBe(strike.days > 0)
          expect(isHeld(strike, time + 33 * 86_400_000)).toBe(false)
        }
      })
    )
  })

  test('of a clock that was years ahead holds nothing', () => {
    const strike = { type: 'bad-response', message: '', strikes: 3, days: 4, at: Date.UTC(2031, 0), draft: undefined }
    expect(isHeld(strike, Date.UTC(2026, 10))).toBe(false)
  })

  test('is for what an error says of the sentence', () => {
    const all: readonly BackendErrorType[] = [...types, 'unauthorized', 'rate-limited', 'unavailable', 'timeout']
    expect(all.filter(type => isOfSentence(new BackendError(type, 'mock', '')))).toEqual(types)
  })
})
