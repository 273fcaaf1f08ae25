import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { walk } from '../../src/store/tree.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Root may read every folder: a refusal has to be played. */
vi.mock('node:fs', async importOriginal => {
  const fs = await importOriginal<typeof import('node:fs')>()
  const readdirSync = (path: string, ...rest: readonly unknown[]) => {
    if (path.endsWith('/locked')) {
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', syscall: 'scandir', path })
    }
    return Reflect.apply(fs.readdirSync, fs, [path, ...rest])
  }
  return { ...fs, readdirSync }
})

function tree(paths: readonly string[], links: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder()
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), path)
  }
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, path))
  return root
}

const pathsOf = (found: ReturnType<typeof walk>) => found.files.map(({ path }) => path)
const problemsOf = (found: ReturnType<typeof walk>) => found.problems.map(({ type, path }) => `${type} ${path}`)

test('finds files with their sizes, sorted the same everywhere', () => {
  const root = tree(['b.md', 'a/z.md', 'a.md', 'B.md', 'é.md', 'a-b.md', 'ä/x.md', 'Z/deep/er.md'])
  const found = walk(root)
  expect(pathsOf(found)).toEqual(['B.md', 'Z/deep/er.md', 'a-b.md', 'a.md', 'a/z.md', 'b.md', 'ä/x.md', 'é.md'])
  expect(found.files[1]).toEqual({ path: 'Z/deep/er.md', size: 12 })
  expect(found.problems).toEqual([])
})

test('passes by dot files, node_modules, other extensions and what is ignored', () => {
  const root = tree([
    'vote.md',
    'VOTE.MD',
    'vote.html',
    '.hidden.md',
    '.git/x.md',
    'node_modules/x.md',
    'a/node_modules/x.md',
    'old/x.md',
    'a/x.md',
    'a/y.md'
  ])
  const found = walk(root, { extensions: ['.md'], ignore: path => path === 'old' || path === 'a/y.md' })
  expect(pathsOf(found)).toEqual(['VOTE.MD', 'a/x.md', 'vote.md'])
  expect(pathsOf(walk(root, { extensions: [] }))).toEqual([])
})

test('spells paths as the disk does', () => {
  const [composed, decomposed] = ['\u00e9t\u00e9.md', 'e\u0301te\u0301.md']
  expect(pathsOf(walk(tree([composed, decomposed])))).toEqual([decomposed, composed])
})

test('follows links inside the root', () => {
  const root = tree(['2026/vote.md'], { latest: '2026', 'vote.md': '2026/vote.md' })
  expect(pathsOf(walk(root))).toEqual(['2026/vote.md', 'latest/vote.md', 'vote.md'])
  expect(walk(root).files.map(({ size }) => size)).toEqual([12, 12, 12])
  expect(walk(root).problems).toEqual([])
})

test('reports links out of the root, to nowhere and round in circles, and goes on', () => {
  const outside = tree(['secret.md'])
  const root = tree(['a/vote.md', 'b/dam.md'], {
    'a/up': '..',
    'a/b': '../b',
    'b/a': '../a',
    away: outside,
    'away.md': join(outside, 'secret.md'),
    'nowhere.md': 'gone.md',
    'self.md': 'self.md'
  })
  const found = walk(root)
  expect(pathsOf(found)).toEqual(['a/b/dam.md', 'a/vote.md', 'b/a/vote.md', 'b/dam.md'])
  expect(problemsOf(found)).toEqual([
    'loop a/b/a',
    'loop a/up',
    'unreadable away',
    'unreadable away.md',
    'loop b/a/b',
    'loop b/a/up',
    'not-found nowhere.md',
    'loop self.md'
  ])
})

test('ends, however many links lie among however many folders', () => {
  const names = Array.from({ length: 12 }, (_, i) => `f${i}`)
  const links = Object.fromEntries(names.flatMap(from => names.map(to => [`${from}/to-${to}`, `../${to}`])))
  const found = walk(
    tree(
      names.map(name => `${name}/x.md`),
      links
    )
  )
  expect(found.files.length).toBeLessThanOrEqual(24)
  expect(problemsOf(found)).toContain('duplicate-id f1/to-f3')
  expect(pathsOf(found)).toEqual(expect.arrayContaining(names.map(name => `${name}/x.md`)))
})

test('reports folders it may not read, and reads the others', () => {
  const root = tree(['a/x.md', 'b/locked/y.md', 'c/z.md'])
  expect(pathsOf(walk(root))).toEqual(['a/x.md', 'c/z.md'])
  expect(problemsOf(walk(root))).toEqual(['unreadable b/locked'])
})

test('reports a root that is not there or is a file', () => {
  const root = tree(['vote.md'])
  expect(problemsOf(walk(join(root, 'gone')))).toEqual([`not-found ${join(root, 'gone')}`])
  expect(problemsOf(walk(join(root, 'vote.md')))).toEqual([`unreadable ${join(root, 'vote.md')}`])
})

test('reports names that are not UTF-8', () => {
  const root = tree(['vote.md'])
  const bytes = Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9]), Buffer.from('.md')])
  writeFileSync(bytes, 'x')
  expect(pathsOf(walk(root))).toEqual(['vote.md'])
  expect(problemsOf(walk(root))).toEqual(['invalid-id caf\ufffd.md'])
})
