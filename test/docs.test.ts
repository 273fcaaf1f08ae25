import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { configSchema } from '../src/config/schema.ts'
import { translate } from './support/command-line.ts'

const root = new URL('../', import.meta.url)
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(new URL('docs/', root)).map(name => `docs/${name}`)
]
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')

/** Fenced blocks of one language. */
const blocks = (text: string, language: string): string[] =>
  Array.from(text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm')), ([, code]) => code!)

/** Options of npm, systemctl, apt-get and LibreTranslate. */
const ofOthers = [
  '--save-dev',
  '--no',
  '--enable',
  '--no-install-recommends',
  '--batch-limit',
  '--char-limit',
  '--req-limit',
  '--load-only'
]

describe.each(pages)('%s', page => {
  const text = read(page)

  test('links to pages that are there', () => {
    const links = Array.from(
      text.matchAll(/\]\((?!https?:)([^)#]+)/g),
      ([, link]) => new URL(link!, new URL(page, root))
    )
    for (const link of links) expect(existsSync(link), String(link)).toBe(true)
  })

  test('has JSON and YAML that can be read', () => {
    for (const code of blocks(text, 'json')) expect(JSON.parse(code)).toBeTypeOf('object')
    for (const code of blocks(text, 'yaml')) expect(parse(code)).toBeTypeOf('object')
  })

  test('names commands and options that there are', async () => {
    const helps = await Promise.all(
      [
        [],
        ['approve'],
        ['nightly'],
        ['runs'],
        ['spend'],
        ['schedule'],
        ['lookup'],
        ...['import', 'export', 'search', 'prune', 'align'].map(name => ['memory', name])
      ].map(command => translate([...command, '--help'], { cwd: '/' }))
    )
    const help = helps.map(({ out }) => out).join(' ')
    const shown = Array.from(help.matchAll(/--[a-z][a-z-]+/g), ([option]) => option)
    const known = new Set(['--debug', ...shown]) // which is not shown
    const code = [...text.matchAll(/`([^`\n]*)`/g)].map(([, inline]) => inline!)
    const lines = [...code, ...blocks(text, 'sh'), ...blocks(text, 'console')].filter(line =>
      /\btranslate\b|^--/.test(line)
    )
    for (const [option] of lines.join('\n').matchAll(/(?<![\w-])--[a-z][a-z-]+/g)) {
      if (ofOthers.includes(option)) continue
      expect(known, `${page} names ${option}`).toContain(option)
    }
  })
})

test.each([
  'docs/configure.md',
  'docs/run-nightly.md',
  'docs/quotas-and-budgets.md',
  'docs/right-to-left.md',
  'docs/reuse-translations.md',
  'docs/translation-memory.md'
])('the configuration that %s shows is one', page => {
  for (const code of blocks(read(page), 'json')) expect(configSchema.safeParse(JSON.parse(code)).error).toBeUndefined()
})

test('the README is short enough to be read', () => {
  expect(read('README.md').split('\n').length).toBeLessThan(200)
})
