import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { projectFolder } from '../support/project-folder.ts'
import { runWith } from '../support/run-project.ts'

// Each entry of a feed is a unit of change: what becomes of the others does not touch its texts.

interface Entry {
  readonly id: number
  readonly title: string
  readonly text: string
}

const title = fc.constantFrom('Storm on the coast', 'Read more', 'The council votes on the bridge.')
const text = fc.constantFrom('Rain is near.', 'Rain is very near.', 'Nobody spoke.')
const entry = fc.record({ id: fc.nat(20), title, text })
const entries = fc.uniqueArray(entry, { selector: ({ id }) => id, minLength: 1, maxLength: 6 })

const feed = (list: readonly Entry[]) =>
  `<rss version="2.0"><channel><title>Coast</title>${list
    .map(
      ({ id, title, text }) =>
        `<item><guid>urn:${id}</guid><title>${title}</title><description>&lt;p>${text}&lt;/p></description></item>`
    )
    .join('')}</channel></rss>`

const engine = () => countingEngine({ ...mock(), fingerprint: 'one' })

test('a person’s text in one entry stays its text, whatever entries come and go', async () => {
  const versions = fc.tuple(entries, entries).chain(([before, added]) => {
    const others = added.filter(({ id }) => before.every(each => each.id !== id))
    return fc.tuple(fc.constant(before), fc.nat(before.length - 1), fc.shuffledSubarray([...before, ...others]))
  })
  await fc.assert(
    fc.asyncProperty(versions, async ([before, place, after]) => {
      using folder = projectFolder({ 'articles/coast.rss': feed(before) })
      const texts = (locale: string): Record<string, string> =>
        JSON.parse(folder.read(`locales/${locale}/articles/coast.json`))
      await runWith(folder.root, engine(), { to: ['ar'] })
      const keys = Object.keys(texts('en'))
      const own = keys.slice(1 + place * 2, 3 + place * 2)
      const human = { [own[0]!]: 'كتب إنسان هذا.', [own[1]!]: 'نص آخر من إنسان.' }
      folder.write('locales/ar/articles/coast.json', JSON.stringify({ ...texts('ar'), ...human }))
      const kept = after.some(({ id }) => id === before[place]!.id) ? after : [...after, before[place]!]
      folder.write('articles/coast.rss', feed(kept))
      await runWith(folder.root, engine(), { to: ['ar'] })
      expect(texts('ar')).toMatchObject(human)
      const now = kept.findIndex(({ id }) => id === before[place]!.id)
      expect(Object.keys(texts('en')).slice(1 + now * 2, 3 + now * 2)).toEqual(own)
      expect(folder.read('bundles/ar/coast/article.rss')).toContain(
        `<guid>urn:${before[place]!.id}</guid><title>كتب إنسان هذا.</title>`
      )
    }),
    { numRuns: 8 }
  )
})
