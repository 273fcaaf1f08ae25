import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const src = new URL('../src/', import.meta.url)
const stages = [
  'xml',
  'formats',
  'segmentation',
  'memory',
  'terms',
  'backends',
  'queue',
  'checks',
  'review',
  'style',
  'bundles'
]

/** Who may import whom, besides itself. */
const allowed: Record<string, readonly string[]> = {
  model: [],
  store: ['model'],
  xml: ['model'],
  formats: ['model', 'xml'],
  segmentation: ['model', 'xml'],
  terms: ['model', 'xml'],
  backends: ['model'],
  checks: ['model'],
  memory: ['model', 'store', 'xml'],
  review: ['model', 'store', 'xml'],
  style: ['model'],
  bundles: ['model', 'store'],
  queue: ['model', 'store', 'backends'],
  config: ['model'],
  pipeline: ['model', 'store', ...stages],
  cli: ['model', 'store', 'config', 'pipeline', ...stages],
  'index.ts': ['model', 'store', 'config', 'pipeline', ...stages]
}

/** Packages, and Node's own modules with effects, each in the folders that may have it. */
const homes: Record<string, readonly string[]> = {
  'node:fs': ['store', 'config', 'cli'],
  'node:fs/promises': ['store', 'config', 'cli'],
  'node:child_process': ['cli'],
  '@google-cloud/translate': ['backends'],
  'p-queue': ['queue'],
  cockatiel: ['queue'],
  i18next: ['bundles'],
  yargs: ['cli'],
  zod: ['config'],
  'node-diff3': ['review'],
  yaml: ['formats'],
  'fast-xml-parser': ['xml'],
  parse5: ['formats'],
  'jsonc-parser': ['formats'],
  'iconv-lite': ['store'],
  'bidi-js': ['style']
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => ({ file, folder: file.includes('/') ? file.slice(0, file.indexOf('/')) : file }))

const importsOf = (file: string): string[] =>
  Array.from(
    readFileSync(new URL(file, src), 'utf8').matchAll(/(?:(?<!')\bfrom|\bimport\(?) ?'([^']+)'/g),
    ([, target]) => target!
  )

test('folders import only what the table allows', () => {
  for (const { file, folder } of files) {
    const may = allowed[folder]
    if (!may) throw new Error(`add ${folder} to the table`)
    for (const target of importsOf(file).filter(target => target.startsWith('.'))) {
      const path = new URL(target, new URL(file, src)).href.slice(src.href.length)
      const other = path.includes('/') ? path.slice(0, path.indexOf('/')) : path
      if (other !== folder && target.endsWith('.ts')) expect(may, `${file} must not import ${target}`).toContain(other)
    }
  }
})

test('a package has one home, and so have the file system and other processes', () => {
  const users = new Map<string, Set<string>>()
  for (const { file, folder } of files) {
    for (const target of importsOf(file).filter(target => !target.startsWith('.'))) {
      users.set(target, (users.get(target) ?? new Set()).add(folder))
      const may = homes[target]
      if (may) expect(may, `${file} must not import ${target}`).toContain(folder)
    }
  }
  for (const [target, folders] of users) {
    if (!target.startsWith('node:')) expect([...folders], `${target} is imported by several folders`).toHaveLength(1)
  }
})

test('only the entry of the command line knows the process', () => {
  for (const { file } of files) {
    if (file === 'cli/process.ts') continue
    const text = readFileSync(new URL(file, src), 'utf8')
    expect(/(?<![\w.])process\.(env|exit|stdout|stderr|argv|on|cwd)\b/.test(text), `${file} uses process`).toBe(false)
  }
})

test('there is one barrel, and no default export', () => {
  for (const { file } of files) {
    const text = readFileSync(new URL(file, src), 'utf8')
    expect(/^export default/m.test(text), `${file} has a default export`).toBe(false)
    if (file !== 'index.ts') expect(/^export (\*|\{[^}]*\}) from/m.test(text), `${file} re-exports`).toBe(false)
  }
})
