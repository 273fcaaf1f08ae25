import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import type { Engine } from '../../src/backends/translation-backend.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'
import { runWith } from '../support/run-project.ts'

// Law 1: a text a person wrote is never replaced, by any run, force, engine, source change or crash.

const file = 'locales/ar/articles/a.json'
const record = 'locales/.review/ar/a.jsonl'
const paragraphs = [
  'The council votes.',
  'Rain is near.',
  'Prices rose by 3 percent.',
  'Nobody spoke.',
  'The bridge is open.'
]

const step = fc.oneof(
  fc.record({ type: fc.constant('run' as const), force: fc.boolean(), engine: fc.constantFrom('one', 'two') }),
  fc.record({ type: fc.constant('crash' as const), engine: fc.constantFrom('one', 'two') }),
  fc.record({
    type: fc.constant('person' as const),
    key: fc.nat(9),
    text: fc.constantFrom('كتب إنسان هذا.', 'نص آخر من إنسان.', 'نص ثالث.')
  }),
  fc.record({
    type: fc.constant('source' as const),
    list: fc.shuffledSubarray(paragraphs, { minLength: 1 }),
    suffix: fc.constantFrom('', ' More.')
  })
)

const engineOf = (fingerprint: string, onRequest?: () => void): Engine =>
  countingEngine({ ...mock(), fingerprint }, onRequest)

const texts = (folder: ProjectFolder): Record<string, string> => (folder.has(file) ? JSON.parse(folder.read(file)) : {})

/** Every text of a person that stands somewhere: in the locale file, or in the record of a block that has left the article. */
const standing = (folder: ProjectFolder): string[] => [
  ...Object.values(texts(folder)),
  ...(folder.has(record) ? folder.read(record).trim().split('\n') : [])
    .filter(line => line !== '')
    .flatMap(line => JSON.parse(line).text ?? [])
]

describe('a person’s text', () => {
  test('stands after any runs, forced runs, engines, source changes and crashes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async steps => {
        using folder = projectFolder({ 'articles/a.md': `${paragraphs.slice(0, 3).join('\n\n')}\n` })
        await runWith(folder.root, engineOf('one'), { to: ['ar'] })
        const written: string[] = []
        for (const each of steps) {
          if (each.type === 'run') await runWith(folder.root, engineOf(each.engine), { to: ['ar'], force: each.force })
          if (each.type === 'crash') {
            const engine = engineOf(each.engine, () => {
              throw new Error('crash')
            })
            await runWith(folder.root, engine, { to: ['ar'], force: true }).catch(() => {})
          }
          if (each.type === 'source')
            folder.write('articles/a.md', `${each.list.map(text => text + each.suffix).join('\n\n')}\n`)
          if (each.type === 'person') {
            const now = texts(folder)
            const key = Object.keys(now)[each.key % Math.max(1, Object.keys(now).length)]
            if (key === undefined) continue
            const former = now[key]!
            folder.write(file, `${JSON.stringify({ ...now, [key]: each.text }, undefined, 2)}\n`)
            const index = written.indexOf(former)
            if (index >= 0) written.splice(index, 1)
            written.push(each.text)
          }
          const there = standing(folder)
          for (const text of new Set(written)) {
            expect(there.filter(each => each === text).length, `“${text}” is gone`).toBeGreaterThan(0)
          }
        }
      }),
      { numRuns: 40 }
    )
  }, 240_000)

  test('is kept as stale when its source changes, with a proposal that merges both', async () => {
    using folder = projectFolder({ 'articles/a.md': 'The vote on the budget is on Tuesday.\n' })
    await runWith(folder.root, mock(), { to: ['fr'] })
    const path = 'locales/fr/articles/a.json'
    const [[key, machine] = ['', '']] = Object.entries<string>(JSON.parse(folder.read(path)))
    const edited = machine.replace(/^\S+/, first => `${first} vraiment`)
    folder.write(path, JSON.stringify({ [key]: edited }))
    await runWith(folder.root, mock(), { to: ['fr'] })
    expect(folder.read('locales/.review/fr/a.jsonl')).toContain('"st":"edited"')
    folder.write('articles/a.md', 'The vote on the budget is on Wednesday.\n')
    const report = await runWith(folder.root, mock(), { to: ['fr'] })
    expect(report.blocks).toMatchObject({ stale: 1, translated: 0 })
    const { st, was, prop } = JSON.parse(folder.read('locales/.review/fr/a.jsonl'))
    expect(JSON.parse(folder.read(path))).toEqual({ [key]: edited })
    expect({ st, was }).toEqual({ st: 'stale', was: 'The vote on the budget is on Tuesday.' })
    expect(prop).toContain('vraiment')
    expect(prop).not.toBe(edited)
  })

  test('is no longer stale when the source returns', async () => {
    using folder = projectFolder({ 'articles/a.md': 'The vote is near.\n' })
    await runWith(folder.root, mock(), { to: ['ar'] })
    const [key] = Object.keys(texts(folder))
    folder.write(file, JSON.stringify({ [key!]: 'اقترب التصويت.' }))
    await runWith(folder.root, mock(), { to: ['ar'] })
    const before = folder.read(record)
    folder.write('articles/a.md', 'The vote is very near.\n')
    await runWith(folder.root, mock(), { to: ['ar'] })
    folder.write('articles/a.md', 'The vote is near.\n')
    await runWith(folder.root, mock(), { to: ['ar'] })
    expect(folder.read(record)).toBe(before)
  })

  test('serves the same block elsewhere, and survives the loss of the locale file', async () => {
    using folder = projectFolder({ 'articles/a.md': 'The vote is near.\n' })
    await runWith(folder.root, mock(), { to: ['ar'] })
    const [key] = Object.keys(texts(folder))
    folder.write(file, JSON.stringify({ [key!]: 'اقترب التصويت.' }))
    await runWith(folder.root, mock(), { to: ['ar'] })
    folder.write('articles/b.md', 'The vote is near.\n')
    const engine = countingEngine(mock())
    await runWith(folder.root, engine, { to: ['ar'] })
    expect(Object.values(JSON.parse(folder.read('locales/ar/articles/b.json')))).toEqual(['اقترب التصويت.'])
    folder.remove(file)
    await runWith(folder.root, engine, { to: ['ar'] })
    expect(Object.values(texts(folder))).toEqual(['اقترب التصويت.'])
    expect(engine.sent).toEqual([])
  })

  test('that a person empties is translated anew', async () => {
    using folder = projectFolder({ 'articles/a.md': 'The vote is near.\n' })
    await runWith(folder.root, mock(), { to: ['ar'] })
    const machine = texts(folder)
    const [key] = Object.keys(machine)
    folder.write(file, JSON.stringify({ [key!]: 'نص.' }))
    await runWith(folder.root, mock(), { to: ['ar'] })
    folder.write(file, JSON.stringify({ [key!]: '' }))
    await runWith(folder.root, mock(), { to: ['ar'] })
    expect(texts(folder)).toEqual(machine)
  })

  test('edited while a run is on its way is kept, and adopted by the next', async () => {
    using folder = projectFolder({ 'articles/a.md': 'The vote is near.\n\nA second one.\n' })
    await runWith(folder.root, mock(), { to: ['ar'] })
    const [key] = Object.keys(texts(folder))
    const engine = engineOf('other', () =>
      folder.write(file, JSON.stringify({ ...texts(folder), [key!]: 'نص كتب أثناء ذلك.' }))
    )
    await runWith(folder.root, engine, { to: ['ar'] })
    expect(texts(folder)[key!]).toBe('نص كتب أثناء ذلك.')
    await runWith(folder.root, engineOf('other'), { to: ['ar'] })
    expect(texts(folder)[key!]).toBe('نص كتب أثناء ذلك.')
    expect(folder.read(record).split('\n')[0]).toContain('"st":"edited"')
  })
})

describe('a locale file that cannot be read', () => {
  test('is left as it is, its locale fails, the others are done', async () => {
    using folder = projectFolder({ 'articles/a.md': 'The vote is near.\n', [file]: '{ "p-aaaa": "كلمة", }' })
    const report = await runWith(folder.root, mock())
    expect(folder.read(file)).toBe('{ "p-aaaa": "كلمة", }')
    expect(report.exitCode).toBe(1)
    expect(report.failures).toMatchObject([{ article: 'a', locale: 'ar', type: 'syntax' }])
    expect(folder.has('bundles/fr/a/article.md')).toBe(true)
  })
})
