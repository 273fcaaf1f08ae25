import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { formats } from '../../src/formats/formats.ts'
import { BackendError } from '../../src/model/errors.ts'
import { keepEdits } from '../../src/pipeline/keep-edits.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { projectFolder } from '../support/project-folder.ts'
import { runWith } from '../support/run-project.ts'

// Law 1 where people have two places to write in: whatever happens, what a person wrote last for a key stands where it was written.

const source = 'site/en/a.json'
const places = { catalogue: 'site/ar/a.json', locale: 'locales/ar/articles/site/a.json' }
const keys = ['x', 'n_one', 'n_few', 'n_other'] as const
const english = (version: number) => ({
  x: `Say it ${version}`,
  n_one: '{{count}} thing',
  n_other: `{{count}} things ${version}`
})

type Step =
  | { readonly type: 'write'; readonly place: keyof typeof places; readonly key: (typeof keys)[number] }
  | { readonly type: 'source' }
  | { readonly type: 'run'; readonly engine: 'well' | 'other' | 'down'; readonly force: boolean }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('write' as const),
      place: fc.constantFrom('catalogue' as const, 'locale' as const),
      key: fc.constantFrom(...keys)
    })
  },
  { weight: 1, arbitrary: fc.constant({ type: 'source' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('run' as const),
      engine: fc.constantFrom('well' as const, 'other' as const, 'down' as const),
      force: fc.boolean()
    })
  }
)

const engines = {
  well: () => mock(),
  other: () => ({ ...mock(), fingerprint: 'another engine' }),
  down: () =>
    countingEngine(mock(), () => {
      throw new BackendError('unauthorized', 'mock', 'No')
    })
}

test('what a person writes in either file is never lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
      using folder = projectFolder({
        'translate.config.json': '{"catalogues": ["site"], "to": ["ar"]}',
        [source]: JSON.stringify(english(0))
      })
      const run = (engine: keyof typeof engines, force: boolean) =>
        runWith(folder.root, engines[engine](), { to: ['ar'], force })
      await run('well', false)
      const texts = (place: keyof typeof places): Record<string, string> => JSON.parse(folder.read(places[place]))
      /** The last text that was written for a key in a place, unless a later one in the other place has taken over. */
      const written = new Map<string, string>()
      const settled = new Map<string, string>()
      for (const [i, each] of [...steps, { type: 'run', engine: 'well', force: true } as const].entries()) {
        if (each.type === 'source') folder.write(source, JSON.stringify(english(i + 1)))
        if (each.type === 'write') {
          const { place, key } = each
          const text = key === 'x' ? `نص ${'ابتثج'[i % 5]} ${place}` : `{{count}} ${'ابتثج'[i % 5]} ${place}`
          const spelled = place === 'locale' ? text.replace('{{count}}', '<1/>') : text
          folder.write(places[place], JSON.stringify({ ...texts(place), [key]: spelled }))
          written.set(`${place} ${key}`, spelled)
        }
        if (each.type !== 'run') continue
        const report = await run(each.engine, each.force)
        const inConflict = new Set(report.failures.filter(({ type }) => type === 'conflict').map(({ block }) => block))
        const now = { catalogue: texts('catalogue'), locale: texts('locale') }
        for (const key of keys) {
          const [shared, own] = [written.get(`catalogue ${key}`), written.get(`locale ${key}`)]
          if (shared !== undefined && own !== undefined) {
            expect(inConflict).toContain(key)
            expect([now.catalogue[key], now.locale[key]]).toEqual([shared, own])
          } else if (shared !== undefined || own !== undefined) {
            const text = shared ?? own!.replace('<1/>', '{{count}}')
            expect(now.catalogue[key]).toBe(text)
            expect(now.locale[key]).toBe(text.replace('{{count}}', '<1/>'))
          }
        }
        // Settled by the run: from here on a later text, in either place, takes over.
        for (const key of keys) {
          if (inConflict.has(key)) continue
          const text = written.get(`catalogue ${key}`) ?? written.get(`locale ${key}`)
          if (text === undefined) continue
          settled.set(key, text)
          written.delete(`catalogue ${key}`)
          written.delete(`locale ${key}`)
        }
        for (const [key, text] of settled) {
          if (!inConflict.has(key)) expect(now.catalogue[key]).toBe(text.replace('<1/>', '{{count}}'))
        }
      }
    }),
    { numRuns: 10 }
  )
}, 120_000)

test('a catalogue that was edited meanwhile keeps the edit and gets the rest, as often as it is asked', () => {
  const resolve = keepEdits({
    folders: { articles: 'articles', locales: 'locales', bundles: 'bundles', catalogues: ['site'] },
    formats: formats({ frontMatter: undefined })
  })
  const change = { path: 'site/ar/a.json', before: '{"a":"1","b":"2"}', after: '{"a":"x","b":"y","c":"z"}' }
  const kept = resolve(change, '{ "own": "o", "a":"mine", "b":"2" }')
  expect(kept).toBe('{ "own": "o", "a":"mine", "b":"y", "c":"z" }')
  expect(resolve(change, kept)).toBe(kept)
  expect(resolve(change, '{"a": broken')).toBe('{"a": broken')
  expect(resolve(change, undefined)).toBe(change.after)
  expect(resolve({ ...change, before: undefined }, '{"a":"mine"}')).toBe('{"a":"mine","b":"y","c":"z"}')
})
