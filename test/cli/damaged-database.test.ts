import { readdirSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { StoreError } from '../../src/model/errors.ts'
import { run } from '../../src/pipeline/run.ts'
import { translate } from '../support/command-line.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'
import { openWith } from '../support/run-project.ts'

const vote =
  '# The vote\n\nThe council met on *Monday*. It rained [all day](https://example.org/). Nobody came.\n\nIt is over.\n'
const files = { 'articles/vote.md': vote, 'articles/rain.md': '# Rain\n\nIt rained.\n' }
const database = '.dragoman/memory.db'
const person = 'Une personne a écrit ceci.'

const asides = ({ root }: ProjectFolder): readonly string[] =>
  readdirSync(join(root, '.dragoman')).filter(name => /^memory\.db\.corrupt-\d{8}T\d{6}Z$/.test(name))

interface Sent {
  readonly characters: { readonly planned: number; readonly sent: number }
  readonly blocks: Readonly<Record<string, number>>
}

async function ran({ root }: ProjectFolder, ...args: string[]) {
  const { code, out, err } = await translate(['--to', 'fr', '--json', ...args], { cwd: root })
  return { code, err, report: (out === '' ? undefined : JSON.parse(out)) as Sent | undefined }
}

/** A project that has been translated, and where a person has corrected the last text of the vote. */
async function translated(config: object = {}): Promise<ProjectFolder> {
  const folder = projectFolder({ ...files, 'config/translate.config.json': JSON.stringify({ to: ['fr'], ...config }) })
  await ran(folder)
  const texts = JSON.parse(folder.read('locales/fr/articles/vote.json'))
  const last = Object.keys(texts).at(-1)!
  folder.write('locales/fr/articles/vote.json', JSON.stringify({ ...texts, [last]: person }))
  await ran(folder)
  return folder
}

const damages: [string, (path: string, folder: ProjectFolder) => void][] = [
  ['another kind of file', (_, folder) => folder.write(database, 'This was never a database. '.repeat(100))],
  ['a header of noise', (path, folder) => folder.write(database, overwritten(path, 0, 100))],
  ['cut after a part of the first page', path => truncateSync(path, 1_000)],
  ['half a file', path => truncateSync(path, Math.floor(statSync(path).size / 8_192) * 4_096)]
]

function overwritten(path: string, from: number, to: number): Buffer {
  const bytes = readFileSync(path)
  for (let i = from; i < to; i++) bytes[i] = (bytes[i] ?? 0) ^ 0xa5
  return bytes
}

function rootPage(path: string, table: string): number {
  using db = new DatabaseSync(path)
  return Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table)?.rootpage)
}

describe('a damaged database', () => {
  test.each(damages)('%s: is moved aside, and a new one is filled, so that nothing is sent', async (_, damage) => {
    using folder = await translated()
    const before = folder.tree()
    damage(join(folder.root, database), folder)
    const { code, err, report } = await ran(folder)
    expect({ code, sent: report?.characters.sent }).toEqual({ code: 0, sent: 0 })
    expect(folder.tree()).toEqual(before)
    expect(asides(folder)).toHaveLength(1)
    expect(err).toContain(`is now ".dragoman/${asides(folder)[0]}"`)
    expect(err).toContain('with 1 text of people and 6 sentences of engines')
    expect(await ran(folder)).toMatchObject({ code: 0, err: '' })
  })

  test.each(['file_state', 'tra'])(
    'a page of noise in %s: the run that meets it ends, and the next one makes it good',
    async table => {
      using folder = await translated()
      const path = join(folder.root, database)
      const page = rootPage(path, table)
      folder.write(database, overwritten(path, (page - 1) * 4_096, page * 4_096))
      folder.write('articles/rain.md', '# Rain\n\nIt rained, and rained.\n')
      const before = folder.tree()
      const first = await ran(folder)
      expect(first.code).toBe(1)
      expect(first.err).toMatch(/^translate: Expected a sound SQLite .* The next run .* moves it aside/)
      expect(first.err.trimEnd().split('\n')).toHaveLength(1)
      expect(asides(folder)).toEqual([])
      expect(folder.tree()).toEqual(before)
      expect(await ran(folder)).toMatchObject({
        code: 0,
        report: { characters: { sent: 'It rained, and rained.'.length } }
      })
      expect(asides(folder)).toHaveLength(1)
    }
  )

  test('is no failure of each article, but the end of the run', async () => {
    using folder = projectFolder(files)
    using opened = await openWith(folder.root, mock(), { to: ['fr'] })
    const damaged = new StoreError('damaged', 'Expected a sound SQLite database, got a damaged one')
    const memory = { ...opened.project.memory, lookup: () => Promise.reject(damaged) }
    const options = { force: false, maxCharacters: undefined, overBudget: 'refuse', onProgress: () => {} } as const
    const { signal } = new AbortController()
    await expect(run({ ...opened.project, memory }, [], { ...options, signal })).rejects.toBe(damaged)
  })

  test('is left alone by a command that only looks', async () => {
    using folder = await translated()
    truncateSync(join(folder.root, database), 1_000)
    const { code, err } = await translate(['status', '--to', 'fr'], { cwd: folder.root })
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('restore a backup') })
    expect(asides(folder)).toEqual([])
  })
})

describe('a database that is gone', () => {
  test.each([
    ['deleted', (folder: ProjectFolder) => folder.remove('.dragoman')],
    ['empty', (folder: ProjectFolder) => folder.write(database, '')]
  ])(
    '%s: what people wrote is found by a renamed article, and an edited one sends what is new alone',
    async (_, lose) => {
      using folder = await translated()
      lose(folder)
      folder.remove('articles/vote.md')
      folder.write('articles/ballot.md', vote.replace('Nobody came.', 'Nobody came but one.'))
      const { code, err, report } = await ran(folder)
      expect({ code, err, sent: report?.characters.sent }).toEqual({
        code: 0,
        err: '',
        sent: 'Nobody came but one.'.length
      })
      expect(folder.read('locales/fr/articles/ballot.json')).toContain(person)
      expect(folder.read('locales/.review/fr/ballot.jsonl')).toContain('"st":"edited"')
    }
  )

  test('a record that proves nothing of a text brings nothing back', async () => {
    using folder = await translated()
    folder.remove('.dragoman')
    folder.write(
      'locales/en/articles/rain.json',
      folder.read('locales/en/articles/rain.json').replace('It rained', 'It snowed')
    )
    folder.write('locales/fr/articles/rain.json', '{ "no": 1 }')
    const { report } = await ran(folder, 'articles/vote.md')
    expect(report?.characters.sent).toBe(0)
  })
})

describe('what was spent', () => {
  const budget = { charactersPerDay: 150 }

  test.each([
    ['a damaged database', (folder: ProjectFolder) => truncateSync(join(folder.root, database), 1_000)],
    ['a deleted one', (folder: ProjectFolder) => folder.remove(database)]
  ])('outlives %s: the cap of the day is not begun anew', async (_, lose) => {
    using folder = await translated({ budget })
    lose(folder)
    folder.write(
      'articles/new.md',
      `${'A sentence that is quite new to the memory. '.repeat(1)}And ${'very '.repeat(15)}long.\n`
    )
    const { code, err } = await ran(folder)
    expect(code).toBe(3)
    expect(err).toContain('nothing was sent')
  })
})
