import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { run } from '../../src/pipeline/run.ts'
import { translate } from '../support/command-line.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { projectFolder } from '../support/project-folder.ts'
import { openWith } from '../support/run-project.ts'

const article = (n: number) =>
  `# Article ${n}\n\n${Array.from({ length: 25 }, (_, i) => `Sentence ${i} of ${n} is about the harbour and its council.`).join('\n\n')}\n`
const files = Object.fromEntries([1, 2, 3, 4].map(n => [`articles/a${n}.md`, article(n)]))
const person = 'Une personne a écrit ceci.'

/** A small disk of its own at `path`, in memory. */
function mount(path: string, options: string): Disposable & { remount(options: string): void } {
  mkdirSync(path, { recursive: true })
  mounted('-t', 'tmpfs', '-o', options, 'tmpfs', path)
  return {
    remount: changed => mounted('-o', `remount,${changed}`, path),
    [Symbol.dispose]: () => void spawnSync('umount', [path])
  }
}

function mounted(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

/** Root in a container may be kept from it. */
function canMount(): boolean {
  using folder = projectFolder()
  try {
    using _ = mount(join(folder.root, 'disk'), 'size=100k')
    return true
  } catch {
    return false
  }
}

const ran = async (root: string, ...args: string[]) => {
  const { code, out, err } = await translate(['--to', 'fr', '--json', ...args], { cwd: root })
  return { code, err, report: out === '' ? undefined : JSON.parse(out) }
}

async function spent(root: string): Promise<number> {
  const { out } = await translate(['spend', '--json'], { cwd: root })
  return JSON.parse(out).total.characters
}

const isBarred = !canMount()

describe.skipIf(isBarred)(`a disk that is full${isBarred ? ', skipped: only root may mount one' : ''}`, () => {
  test('under the memory: nothing is sent, and the next run with space does it all', async () => {
    using folder = projectFolder()
    using disk = mount(join(folder.root, 'site'), 'size=4m')
    for (const [path, text] of Object.entries(files)) folder.write(`site/${path}`, text)
    const root = join(folder.root, 'site')
    const { code, err } = await ran(root)
    expect({ code, err }).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^translate: Expected 16 MB free .* free some space\n$/)
    })
    expect(await spent(root)).toBe(0)
    disk.remount('size=64m')
    const { code: second, report } = await ran(root)
    expect({ second, failures: report.failures }).toEqual({ second: 0, failures: [] })
    expect(await spent(root)).toBe(report.characters.planned)
  })

  test.each([
    ['locales', '28k'],
    ['bundles', '28k']
  ])('under %s: what has no place is named, no text is cut, and nothing is paid twice', async (where, size) => {
    using undisturbed = projectFolder(files)
    await ran(undisturbed.root)
    using folder = projectFolder(files)
    await ran(folder.root, 'articles/a1.md')
    const path = 'locales/fr/articles/a1.json'
    const texts = JSON.parse(folder.read(path))
    const kept = Object.fromEntries(Object.entries(folder.tree(where)))
    using disk = mount(join(folder.root, where), `size=${size}`)
    for (const [file, text] of Object.entries(kept)) folder.write(file, text)
    const [first = ''] = Object.keys(texts)
    folder.write(path, JSON.stringify({ ...texts, [first]: person }))
    const { code, report } = await ran(folder.root)
    expect(code).toBe(1)
    expect(report.failures.length).toBeGreaterThan(0)
    for (const { message } of report.failures)
      expect(message).toMatch(
        new RegExp(`Expected to read or write "${where}/.*", but the disk is full; free some space`)
      )
    for (const [file, text] of Object.entries(folder.tree('locales'))) {
      expect(file).not.toMatch(/\.tmp$/)
      if (file.endsWith('.json')) expect(() => JSON.parse(text)).not.toThrow()
    }
    expect(JSON.parse(folder.read(path))[first]).toBe(person)
    const before = await spent(folder.root)
    disk.remount('size=8m')
    expect((await ran(folder.root)).code).toBe(0)
    expect(await spent(folder.root)).toBe(before)
    const [is, ought] = [folder.tree('locales/fr'), undisturbed.tree('locales/fr')]
    expect({ ...is, [path]: '' }).toEqual({ ...ought, [path]: '' })
    expect(JSON.parse(is[path] ?? '')).toEqual({ ...JSON.parse(ought[path] ?? ''), [first]: person })
  })

  test('a read-only tree: says so, and keeps what was paid for', async () => {
    using folder = projectFolder({ ...files })
    using disk = mount(join(folder.root, 'locales'), 'size=8m')
    await ran(folder.root)
    disk.remount('ro')
    folder.write('articles/a1.md', `${article(1)}\nOne more.\n`)
    const { code, report } = await ran(folder.root)
    expect(code).toBe(1)
    expect(report.failures).toMatchObject([
      { article: 'a1', message: expect.stringContaining('the disk is read-only') }
    ])
    disk.remount('rw')
    expect(await ran(folder.root)).toMatchObject({ code: 0, report: { characters: { sent: 0 } } })
    expect(folder.read('bundles/fr/a1/article.md').split('\n')).toHaveLength(
      `${article(1)}\nOne more.\n`.split('\n').length
    )
  })
})

test('a database that another process keeps to itself ends the run before anything is sent', async () => {
  using folder = projectFolder(files)
  const engine = countingEngine(mock())
  const options = { force: false, maxCharacters: undefined, overBudget: 'refuse', onProgress: () => {} } as const
  const { signal } = new AbortController()
  using opened = await openWith(folder.root, engine, { to: ['fr'] })
  using busy = new DatabaseSync(join(folder.root, '.dragoman/memory.db'))
  opened.project.db.exec('PRAGMA busy_timeout = 50')
  busy.exec('BEGIN IMMEDIATE')
  await expect(run(opened.project, [], { ...options, signal })).rejects.toMatchObject({
    name: 'StoreError',
    message: expect.stringMatching(/another process has been writing to it for too long; wait for it to end$/)
  })
  expect(engine.sent).toEqual([])
  busy.exec('ROLLBACK')
  expect((await run(opened.project, [], { ...options, signal })).exitCode).toBe(0)
})
