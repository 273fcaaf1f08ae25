import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'
import { runWith } from '../support/run-project.ts'

// The source/target decision table, row by row, as a reviewer meets it: edits of the locale file with any editor.

const file = 'locales/ar/articles/a.json'
const record = 'locales/.review/ar/a.jsonl'
const one = 'The first vote is near.'
const two = 'The second vote took 40 days.'
const three = 'Read [the report](https://example.org) now.'
const person = 'نص كتبه إنسان.'

const texts = (folder: ProjectFolder): Record<string, string> => JSON.parse(folder.read(file))
const states = (folder: ProjectFolder): Record<string, string> =>
  Object.fromEntries(
    folder
      .read(record)
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
      .map(({ k, st }) => [k, st])
  )
const bundle = (folder: ProjectFolder) => folder.read('bundles/ar/a/article.md').trim().split('\n\n')
const source = (...paragraphs: string[]) => `${paragraphs.join('\n\n')}\n`

async function translated(...paragraphs: string[]) {
  const folder = projectFolder({ 'articles/a.md': source(...paragraphs) })
  await runWith(folder.root, mock(), { to: ['ar'] })
  return { folder, keys: Object.keys(texts(folder)) }
}

/** A run that must send nothing. */
async function quietRun(folder: ProjectFolder) {
  const engine = countingEngine(mock())
  const report = await runWith(folder.root, engine, { to: ['ar'] })
  expect(engine.sent).toEqual([])
  return report
}

describe('same source, same text', () => {
  test('in another layout is left as it is, byte for byte', async () => {
    const { folder } = await translated(one, two)
    using _ = folder
    const layouts = [
      JSON.stringify(texts(folder), undefined, 4),
      `\uFEFF${JSON.stringify(texts(folder), undefined, 2).replaceAll('\n', '\r\n')}\r\n`
    ]
    for (const layout of layouts) {
      folder.write(file, layout)
      expect((await quietRun(folder)).blocks).toMatchObject({ kept: 2 })
      expect(folder.read(file)).toBe(layout)
      expect(Object.values(states(folder))).toEqual(['machine', 'machine'])
    }
  })

  test('in another order is put back into the order of the document', async () => {
    const { folder, keys } = await translated(one, two)
    using _ = folder
    folder.write(file, JSON.stringify(Object.fromEntries(Object.entries(texts(folder)).reverse())))
    await quietRun(folder)
    expect(Object.keys(texts(folder))).toEqual(keys)
  })
})

describe('same source, another text', () => {
  test('is adopted as a person’s, ships, and stays', async () => {
    const { folder, keys } = await translated(one, two)
    using _ = folder
    folder.write(file, JSON.stringify({ ...texts(folder), [keys[0]!]: person }))
    await quietRun(folder)
    expect(states(folder)[keys[0]!]).toBe('edited')
    expect(bundle(folder)[0]).toBe(person)
    await runWith(folder.root, { ...mock(), fingerprint: 'another engine' }, { to: ['ar'], force: true })
    expect(bundle(folder)[0]).toBe(person)
  })

  test('that has lost a link is kept, reported as an error, and the source ships in its place', async () => {
    const { folder, keys } = await translated(three)
    using _ = folder
    folder.write(file, JSON.stringify({ [keys[0]!]: person }))
    const report = await quietRun(folder)
    expect(report.findings).toMatchObject([
      { block: keys[0], check: 'inline-codes', severity: 'error' },
      { block: keys[0] }
    ])
    expect(report.exitCode).toBe(1)
    expect(texts(folder)).toEqual({ [keys[0]!]: person })
    expect(bundle(folder)).toEqual([three])
    expect((await quietRun(folder)).exitCode).toBe(1)
  })

  test('with a number of its own ships, with a warning', async () => {
    const { folder, keys } = await translated(two)
    using _ = folder
    folder.write(file, JSON.stringify({ [keys[0]!]: 'استغرق التصويت الثاني 50 يومًا.' }))
    const report = await quietRun(folder)
    expect(report.exitCode).toBe(0)
    expect(report.findings).toMatchObject([{ check: 'numbers', severity: 'warning' }, { check: 'numbers' }])
    expect(bundle(folder)[0]).toContain('50')
  })

  test('with what i18next would run is text', async () => {
    const { folder, keys } = await translated(one)
    using _ = folder
    const odd = 'ثمن $t(title) و {{name}} و <1> هنا.'
    folder.write(file, JSON.stringify({ [keys[0]!]: odd }))
    await quietRun(folder)
    expect(texts(folder)[keys[0]!]).toBe(odd)
  })
})

describe('another source', () => {
  test('under machine text is translated again in place, under its key', async () => {
    const { folder, keys } = await translated(one, two)
    using _ = folder
    folder.write('articles/a.md', source(one, two.replace('40', '50')))
    const engine = countingEngine(mock())
    await runWith(folder.root, engine, { to: ['ar'] })
    expect(engine.sent).toEqual([`ar ${two.replace('40', '50')}`])
    expect(Object.keys(texts(folder))).toEqual(keys)
    expect(texts(folder)[keys[1]!]).toContain('50')
  })

  test('under a text that a person changed after it is taken as updated together', async () => {
    const { folder, keys } = await translated(one)
    using _ = folder
    folder.write('articles/a.md', source('The first vote is very near.'))
    folder.write(file, JSON.stringify({ [keys[0]!]: person }))
    await quietRun(folder)
    expect(states(folder)).toEqual({ [keys[0]!]: 'edited' })
    expect(folder.read(record)).toContain('edited-together')
  })

  test('of a stale text that a person then changes is settled', async () => {
    const { folder, keys } = await translated(one)
    using _ = folder
    folder.write(file, JSON.stringify({ [keys[0]!]: person }))
    await quietRun(folder)
    folder.write('articles/a.md', source('The first vote is very near.'))
    await runWith(folder.root, mock(), { to: ['ar'] })
    expect(states(folder)).toEqual({ [keys[0]!]: 'stale' })
    expect(bundle(folder)).toEqual([person])
    folder.write(file, JSON.stringify({ [keys[0]!]: 'نص جديد.' }))
    await quietRun(folder)
    expect(states(folder)).toEqual({ [keys[0]!]: 'edited' })
  })
})

describe('a key', () => {
  test('that is taken out is translated again, from the memory', async () => {
    const { folder, keys } = await translated(one, two)
    using _ = folder
    const before = texts(folder)
    folder.write(file, JSON.stringify({ [keys[1]!]: before[keys[1]!] }))
    await quietRun(folder)
    expect(texts(folder)).toEqual(before)
  })

  test('that no block has is kept in the record', async () => {
    const { folder } = await translated(one)
    using _ = folder
    folder.write(file, JSON.stringify({ ...texts(folder), 'p-mine': person }))
    await quietRun(folder)
    expect(folder.read(record)).toContain(JSON.stringify(person))
    expect(Object.keys(texts(folder))).toHaveLength(1)
  })

  test.each([
    ['twice', '{"p-a":"x","p-a":"y"}'],
    ['with a number', '{"p-a":1}'],
    ['in a file with conflict markers', '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n'],
    ['in a file that is cut off', '{"p-a":"x"']
  ])('%s is an error that names the file, and nothing is written over it', async (_, text) => {
    const { folder } = await translated(one)
    using __ = folder
    folder.write(file, text)
    const report = await runWith(folder.root, mock(), { to: ['ar'] })
    expect(report.failures).toMatchObject([{ article: 'a', locale: 'ar' }])
    expect(report.failures[0]?.message).toContain(file)
    expect(folder.read(file)).toBe(text)
  })
})

describe('a block with a person’s text', () => {
  test('keeps it when it moves, and when others come before it', async () => {
    const { folder, keys } = await translated(one, two, three)
    using _ = folder
    folder.write(file, JSON.stringify({ ...texts(folder), [keys[0]!]: person }))
    await quietRun(folder)
    folder.write('articles/a.md', source('Something new.', two, three, one))
    await runWith(folder.root, mock(), { to: ['ar'] })
    expect(texts(folder)[keys[0]!]).toBe(person)
    expect(bundle(folder)[3]).toBe(person)
  })

  test('takes it along when it leaves, and brings it back', async () => {
    const { folder, keys } = await translated(one, two)
    using _ = folder
    folder.write(file, JSON.stringify({ ...texts(folder), [keys[0]!]: person }))
    await quietRun(folder)
    folder.write('articles/a.md', source(two))
    await quietRun(folder)
    expect(Object.keys(texts(folder))).toEqual([keys[1]])
    folder.remove('.dragoman')
    folder.write('articles/a.md', source(two, one))
    await quietRun(folder)
    expect(bundle(folder)[1]).toBe(person)
    expect(Object.values(states(folder)).toSorted()).toEqual(['edited', 'machine'])
  })

  test('is found by an article that was renamed', async () => {
    const { folder, keys } = await translated(one, two)
    using _ = folder
    folder.write(file, JSON.stringify({ ...texts(folder), [keys[0]!]: person }))
    await quietRun(folder)
    folder.remove('articles/a.md')
    folder.write('articles/b.md', source(one, two))
    await quietRun(folder)
    expect(Object.values(JSON.parse(folder.read('locales/ar/articles/b.json')))).toContain(person)
    expect(folder.read('locales/.review/ar/b.jsonl')).toContain('"st":"edited"')
    folder.write('articles/b.md', source('The first vote is over.', two))
    await runWith(folder.root, { ...mock(), fingerprint: 'another engine' }, { to: ['ar'], force: true })
    expect(Object.values(JSON.parse(folder.read('locales/ar/articles/b.json')))).toContain(person)
    expect(folder.read('locales/.review/ar/b.jsonl')).toContain('"st":"stale"')
  })
})

test('a literal tag in the article survives the round trip', async () => {
  const { folder } = await translated('Type `x` and \\<1> here, see <2/>.')
  using _ = folder
  expect(bundle(folder)[0]).toMatch(/<1>/)
})
