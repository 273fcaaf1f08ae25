import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { StoreError } from '../../src/model/errors.ts'
import { run } from '../../src/pipeline/run.ts'
import { translate } from '../support/command-line.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { projectFolder } from '../support/project-folder.ts'
import { openWith, runWith } from '../support/run-project.ts'

const files = {
  'articles/vote.md': '# The vote\n\nIt is near. It matters.\n\nNobody came.\n',
  'articles/rain.txt': 'Rain\n\nIt is near.\n'
}

describe('common strings that cannot be read', () => {
  const broken = '{ "disclosure": '

  test('fail their locale, before anything is sent for it, and no other', async () => {
    using folder = projectFolder({ ...files, 'locales/fr/common.json': broken })
    const engine = countingEngine(mock())
    const report = await runWith(folder.root, engine, { to: ['ar', 'fr'] })
    expect(report.exitCode).toBe(1)
    expect(engine.sent.map(text => text.slice(0, 2))).not.toContain('fr')
    expect(folder.has('bundles/ar/vote/article.md')).toBe(true)
    expect(folder.has('locales/fr/articles/vote.json')).toBe(false)
    expect(report.failures.map(({ locale }) => locale)).toEqual(['fr', 'fr'])
    expect(report.failures[0]?.message).toMatch(
      /^Expected .*, got the end of the file \(locales\/fr\/common\.json:1:\d+\); /
    )
    folder.remove('locales/fr/common.json')
    expect(await runWith(folder.root, engine, { to: ['ar', 'fr'] })).toMatchObject({ exitCode: 0, failures: [] })
  })

  test('of the locale that others fall back on fail those', async () => {
    using folder = projectFolder({ ...files, 'locales/en/common.json': broken })
    const { code, err } = await translate(['--to', 'ar,fr'], { cwd: folder.root })
    expect(code).toBe(1)
    expect(err).toContain('rain fr: Expected')
    expect(folder.has('bundles')).toBe(false)
  })
})

describe('bundles of no article', () => {
  test('are named by status, and left alone', async () => {
    using folder = projectFolder(files)
    await translate(['--to', 'ar,fr'], { cwd: folder.root })
    const status = async () => (await translate(['status', '--to', 'ar'], { cwd: folder.root })).out
    expect(await status()).toMatch(
      /Bundles of no article and locale.*\n {2}bundles\/fr\/rain\n {2}bundles\/fr\/vote\n$/
    )
    folder.remove('articles/vote.md')
    expect(await status()).toContain('  bundles/ar/vote\n')
    const { out } = await translate(['status', '--to', 'ar,fr', '--json'], { cwd: folder.root })
    expect(JSON.parse(out).orphanBundles).toEqual(['bundles/ar/vote', 'bundles/fr/vote'])
    const some = await translate(['status', 'articles/rain.txt', '--to', 'ar', '--json'], { cwd: folder.root })
    expect(JSON.parse(some.out).orphanBundles).toEqual([])
    expect(folder.has('bundles/ar/vote/bundle.json')).toBe(true)
  })

  test('an article that cannot be read is one all the same', async () => {
    using folder = projectFolder(files)
    await translate(['--to', 'ar'], { cwd: folder.root })
    folder.write('articles/vote.html', '<p>The same id')
    folder.write('articles/rain.txt', Buffer.from([0xff, 0xfe, 0x00]))
    const { out } = await translate(['status', '--to', 'ar'], { cwd: folder.root })
    expect(out).not.toContain('Bundles of no article')
  })
})

describe('evidence records that are lost', () => {
  const person = 'Une personne a écrit ceci.'

  test('come back as the memory has the texts: the machine’s are its own, a person’s are that person’s', async () => {
    using folder = projectFolder(files)
    await translate(['--to', 'fr'], { cwd: folder.root })
    const path = 'locales/fr/articles/vote.json'
    const texts: Record<string, string> = JSON.parse(folder.read(path))
    const [title = '', first = '', last = ''] = Object.keys(texts)
    folder.write(path, JSON.stringify({ ...texts, [last]: person }))
    await translate(['--to', 'fr'], { cwd: folder.root })
    await translate(['approve', 'articles/vote.md', '--to', 'fr', '--block', last, '--by', 'Anna'], {
      cwd: folder.root
    })
    folder.remove('locales/.review')
    folder.write(path, JSON.stringify({ ...JSON.parse(folder.read(path)), [title]: 'Un autre titre' }))
    const { code, out } = await translate(['--to', 'fr', '--json'], { cwd: folder.root })
    expect({ code, sent: JSON.parse(out).characters.sent }).toEqual({ code: 0, sent: 0 })
    const records = folder.read('locales/.review/fr/vote.jsonl').trim().split('\n')
    const states = new Map(records.map(line => JSON.parse(line)).map(({ k, st }) => [k, st]))
    expect([...states]).toEqual([
      [title, 'edited'],
      [first, 'machine'],
      [last, 'edited']
    ])
    expect(JSON.parse(folder.read(path))).toMatchObject({ [title]: 'Un autre titre', [last]: person })
  })

  test('without the memory every text counts as a person’s', async () => {
    using folder = projectFolder(files)
    await translate(['--to', 'fr'], { cwd: folder.root })
    folder.remove('locales/.review')
    folder.remove('.dragoman')
    const { out } = await translate(['--to', 'fr', '--json'], { cwd: folder.root })
    expect(JSON.parse(out).characters.sent).toBe(0)
    expect(folder.read('locales/.review/fr/vote.jsonl')).not.toContain('"st":"machine"')
  })
})

test('once the store fails nothing more is sent: no answer could be kept', async () => {
  const sentences = Array.from({ length: 400 }, (_, i) => `This is number ${i} of many sentences.`)
  using folder = projectFolder({ 'articles/long.md': sentences.join('\n\n') })
  const engine = countingEngine({ ...mock(), limits: { sources: 1, characters: 1_000 } })
  using opened = await openWith(folder.root, engine, { to: ['fr'] })
  const full = new StoreError('unreadable', 'Expected to use the database, but the disk is full; free some space')
  const memory = { ...opened.project.memory, store: () => Promise.reject(full) }
  const options = { force: false, maxCharacters: undefined, overBudget: 'refuse', onProgress: () => {} } as const
  const { signal } = new AbortController()
  await expect(run({ ...opened.project, memory }, [], { ...options, signal })).rejects.toBe(full)
  expect(engine.sent.length).toBeLessThanOrEqual(opened.project.concurrency)
})
