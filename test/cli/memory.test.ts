import { describe, expect, test } from 'vitest'
import { tmx, tu } from '../memory/tmx/read-text.ts'
import { translate } from '../support/command-line.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'

const config = (more: object = {}) => JSON.stringify({ to: ['fr'], ...more })
const files = {
  'translate.config.json': config(),
  'articles/vote.md': '# The vote\n\nIt is near. It matters.\n',
  'old.tmx': tmx(
    tu('It is near.', 'C’est proche.', ' tuid="1"'),
    tu('It is <ph x="1"/> late.', 'Il est tard.'),
    tu('a &nbsp; b', 'c', ' tuid="bad"')
  )
}

async function run(folder: ProjectFolder, ...args: readonly string[]) {
  return await translate(['memory', ...args], { cwd: folder.root })
}

async function json(folder: ProjectFolder, ...args: readonly string[]) {
  return JSON.parse((await run(folder, ...args, '--json')).out)
}

describe('memory import', () => {
  test('says what came in, names what did not with its line, and exits 1 for it', async () => {
    using folder = projectFolder(files)
    expect(await run(folder, 'import', 'old.tmx')).toEqual({
      code: 1,
      out: 'old.tmx: 2 pairs from 3 units: 2 in the collection "old.tmx"\n',
      err: 'old.tmx:13: Expected "&amp;", or a reference that XML itself has, got "&nbsp;" (tuid "bad")\n'
    })
    expect(await run(folder, 'import', 'old.tmx')).toEqual({
      code: 0,
      out: 'old.tmx: already in the memory\n',
      err: ''
    })
  })

  test('--json has the counts and the problems', async () => {
    using folder = projectFolder(files)
    expect(await json(folder, 'import', 'old.tmx', '--name', 'desk')).toMatchObject({
      files: [
        { file: 'old.tmx', collection: 'desk', units: 3, pairs: 2, problems: 1, invalid: [{ line: 13, tuid: 'bad' }] }
      ]
    })
  })

  test('--on-invalid fail imports nothing', async () => {
    using folder = projectFolder(files)
    const { code, err } = await run(folder, 'import', 'old.tmx', '--on-invalid', 'fail')
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('old.tmx:13: ') })
    expect((await json(folder, 'stats')).segments).toBe(0)
  })

  test.each([
    ['none.tmx', 'Expected a file, got nothing'],
    ['articles/vote.md', 'Is it a TMX file?'],
    ['articles', 'a folder has its name']
  ])('%s is an error', async (file, message) => {
    using folder = projectFolder(files)
    const { code, err } = await run(folder, 'import', file)
    expect(code).toBe(1)
    expect(err).toContain(message)
  })

  test('a file that is cut off keeps its whole units and says the line', async () => {
    const whole = tmx(tu('a', 'b'), tu('c', 'd'))
    using folder = projectFolder({ ...files, 'cut.tmx': whole.slice(0, -40) })
    const { code, out, err } = await run(folder, 'import', 'cut.tmx')
    expect(code).toBe(1)
    expect(out).toContain('1 pair from 2 units')
    expect(err).toContain('cut.tmx:11: Expected more, got the end of the file: it is cut off')
  })
})

describe('memory export', () => {
  test('of one project is the memory of another', async () => {
    using folder = projectFolder(files)
    await translate([], { cwd: folder.root })
    await run(folder, 'import', 'old.tmx')
    expect(await json(folder, 'export', 'all.tmx')).toEqual({ file: 'all.tmx', format: 'tmx', entries: 5 })
    expect((await run(folder, 'export', 'all.jsonl')).out).toBe('all.jsonl: 5 entries\n')
    using other = projectFolder({ ...files, 'all.tmx': folder.read('all.tmx') })
    await run(other, 'import', 'all.tmx')
    expect((await run(other, 'export', '--format', 'jsonl')).out).toBe(folder.read('all.jsonl'))
    expect((await run(other, 'export')).out).toBe(folder.read('all.tmx'))
    // Nothing is paid for again.
    const report = JSON.parse((await translate(['--json'], { cwd: other.root })).out)
    expect(report.sentences).toMatchObject({ sent: 0 })
  })

  test('takes locales and origins', async () => {
    using folder = projectFolder(files)
    await translate(['--to', 'fr,ar'], { cwd: folder.root })
    await run(folder, 'import', 'old.tmx')
    const lines = async (...args: readonly string[]) =>
      (await run(folder, 'export', '--format', 'jsonl', ...args)).out.split('\n').length - 1
    expect(await lines('--to', 'ar')).toBe(3)
    expect(await lines('--origin', 'imported')).toBe(2)
    expect(await lines('--origin', 'machine', '--to', 'fr')).toBe(3)
    expect(await lines('--origin', 'human,reviewed')).toBe(0)
  })

  test.each([
    [['export', '--json'], 'Expected a file to export to'],
    [['export', '--origin', 'humans'], 'Expected human, reviewed, machine, imported'],
    [['export', '--format', 'po'], 'Invalid values']
  ])('%j is a usage error', async (args, message) => {
    using folder = projectFolder(files)
    const { code, err } = await run(folder, ...args)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})

describe('memory search', () => {
  test('finds a text in sources and targets, whatever its case and the codes in it', async () => {
    using folder = projectFolder(files)
    await translate([], { cwd: folder.root })
    await run(folder, 'import', 'old.tmx')
    expect((await run(folder, 'search', 'C’EST PROCHE')).out).toBe('en: It is near.\nfr: C’est proche.\n  old.tmx\n\n')
    expect((await json(folder, 'search', 'is  late')).entries).toHaveLength(1)
    expect((await json(folder, 'search', 'NEAR', '--limit', '1')).entries).toHaveLength(1)
    expect((await json(folder, 'search', '100 %_')).entries).toEqual([])
    expect((await run(folder, 'search', ' ')).code).toBe(2)
  })
})

describe('memory conflicts', () => {
  test('are sources with several targets by people or in collections', async () => {
    using folder = projectFolder({
      ...files,
      'new.tmx': tmx(tu('It is near.', 'Il est près.', ' changeid="Bob"'), tu('x', 'y'))
    })
    await run(folder, 'import', 'old.tmx', 'new.tmx')
    expect((await json(folder, 'conflicts')).conflicts).toMatchObject([
      {
        source: 'It is near.',
        targets: [{ target: 'C’est proche.' }, { target: 'Il est près.', author: 'Bob', collection: 'new.tmx' }]
      }
    ])
    expect((await run(folder, 'conflicts')).out).toContain('fr: Il est près.\n  Bob · new.tmx\n')
  })
})

describe('memory prune and stats', () => {
  test('delete what is named, and show what is left', async () => {
    using folder = projectFolder(files)
    await translate([], { cwd: folder.root })
    await run(folder, 'import', 'old.tmx')
    expect(await json(folder, 'stats')).toMatchObject({
      segments: 4,
      locales: [{ from: 'en', to: 'fr', human: 0, machine: 3, engines: { 'mock@1': 3 } }],
      collections: [{ name: 'old.tmx', kind: 'import', translations: { fr: 2 }, isComplete: true }]
    })
    const trial = await json(folder, 'prune', '--collection', 'old.tmx', '--dry-run')
    expect(trial).toEqual({ dryRun: true, machine: 0, imported: 2, sources: 1 })
    expect(await json(folder, 'prune', '--collection', 'old.tmx')).toEqual({ ...trial, dryRun: false })
    expect(await json(folder, 'prune', '--older-than', '1d')).toMatchObject({ machine: 0 })
    expect((await run(folder, 'prune', '--engine', 'mock@1')).out).toBe(
      'Deleted 3 machine translations, 0 imported translations, 3 sources without any\n'
    )
    expect(await json(folder, 'stats')).toMatchObject({ segments: 0, locales: [], collections: [] })
    // What was deleted can be brought in again.
    expect((await json(folder, 'import', 'old.tmx')).files[0]).toMatchObject({ pairs: 2 })
  })

  test.each([
    [['prune'], 'Expected what to delete'],
    [['prune', '--older-than', '3 months'], 'Expected an age such as 365d'],
    [['prune', '--engine', 'nobody'], 'Expected an engine that has text in the memory, got "nobody"'],
    [['prune', '--collection', 'none'], 'Expected a collection of the memory, got "none"'],
    [['imprt'], 'Did you mean import?'],
    [[], 'Expected one of import, export']
  ])('%j is a usage error', async (args, message) => {
    using folder = projectFolder(files)
    const { code, err } = await run(folder, ...args)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})

describe('folders of shared memories', () => {
  const shared = (more: object = {}) => config({ memory: { folders: [{ path: 'tm', penalty: 5, ...more }] } })
  const collections = async (folder: ProjectFolder) => (await json(folder, 'stats')).collections

  test('are read before a run, again when they have changed, and dropped with their files', async () => {
    using folder = projectFolder({
      ...files,
      'translate.config.json': shared(),
      'tm/a.tmx': tmx(tu('a', 'b')),
      'tm/penalty-020/b.tmx': tmx(tu('c', 'd'), tu('e', 'f')),
      'tm/notes.txt': 'no'
    })
    await translate([], { cwd: folder.root })
    expect(await collections(folder)).toMatchObject([
      { name: 'tm/a.tmx', kind: 'folder', penalty: 5, translations: { fr: 1 }, isComplete: true },
      { name: 'tm/penalty-020/b.tmx', penalty: 20, translations: { fr: 2 } }
    ])
    folder.write('tm/a.tmx', tmx(tu('a', 'z')))
    folder.remove('tm/penalty-020')
    folder.write('translate.config.json', shared({ penalty: 7 }))
    await translate(['--dry-run'], { cwd: folder.root })
    expect(await collections(folder)).toMatchObject([{ name: 'tm/a.tmx', penalty: 7 }])
    expect((await json(folder, 'search', 'z')).entries).toMatchObject([{ target: 'z', collection: 'tm/a.tmx' }])
    expect((await run(folder, 'prune', '--collection', 'tm/a.tmx')).err).toContain('a file of a shared folder')
    expect((await run(folder, 'export', '--origin', 'imported', '--format', 'jsonl')).out).toBe('')
    folder.write('translate.config.json', config())
    await translate([], { cwd: folder.root })
    expect(await collections(folder)).toEqual([])
  })

  test('of another project hold its people’s work as translations from elsewhere', async () => {
    using folder = projectFolder(files)
    await translate([], { cwd: folder.root })
    await run(folder, 'export', 'all.jsonl')
    using other = projectFolder({
      ...files,
      'translate.config.json': shared(),
      'tm/all.jsonl': folder.read('all.jsonl')
    })
    await translate(['--dry-run'], { cwd: other.root })
    expect(await json(other, 'stats')).toMatchObject({ locales: [], collections: [{ translations: { fr: 3 } }] })
  })

  test('a file that cannot be read is named and stops nothing; a folder that is not there does', async () => {
    using folder = projectFolder({
      ...files,
      'translate.config.json': shared(),
      'tm/a.tmx': 'no',
      'tm/b.tmx': tmx(tu('a', 'b'))
    })
    const { code, err } = await translate([], { cwd: folder.root })
    expect(code).toBe(0)
    expect(err).toContain('tm/a.tmx:1: Expected markup, got "no"')
    expect(await collections(folder)).toMatchObject([
      { name: 'tm/a.tmx', isComplete: false },
      { name: 'tm/b.tmx', isComplete: true }
    ])
    folder.remove('tm')
    const missing = await translate([], { cwd: folder.root })
    expect(missing.code).toBe(2)
    expect(missing.err).toContain('Expected the folder "tm" of memory.folders')
  })
})
