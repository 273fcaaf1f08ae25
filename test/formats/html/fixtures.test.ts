import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { html } from '../../../src/formats/html.ts'
import { codeKey, codesOf } from '../../../src/model/content.ts'
import type { Document } from '../../../src/model/document.ts'
import { formatTags } from '../../../src/model/inline-tags.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { accents, arabic, type Rewrite, rewritten } from '../../contracts/document-format.ts'
import { treeOf } from './tree.ts'

const folder = new URL('../../fixtures/html/', import.meta.url)
const format = html({ urls: '{origin}/{locale}{path}', locales: ['en', 'fr', 'ar'].map(localeTag) })

describe.each(readdirSync(folder))('html fixture %s', name => {
  const source = readFileSync(new URL(`${name}/source.html`, folder), 'utf8')
  const from = localeTag(name.startsWith('rtl') ? 'ar' : 'en')
  const document = format.extract(source, from)

  test('blocks', () => {
    expectFile(`${name}/blocks.json`, `${JSON.stringify(readable(document), null, 2)}\n`)
  })
  test('into accents', () => {
    expectFile(`${name}/fr.html`, translated(document, 'fr', accents))
  })
  test('into Arabic', () => {
    if (from !== 'ar') expectFile(`${name}/ar.html`, translated(document, 'ar', arabic))
  })
  test('has the tree of its source, but for text and language', () => {
    expect(treeOf(translated(document, 'fr', accents))).toEqual(treeOf(source))
  })
})

function translated(document: Document, to: string, rewrite: Rewrite): string {
  return format.merge(document, localeTag(to), block => rewritten(block.content, rewrite))
}

function readable({ blocks }: Document) {
  return blocks.map(({ role, content }) => ({
    role,
    text: formatTags(content),
    codes: Object.fromEntries(codesOf(content).map(code => [codeKey(code), code.data]))
  }))
}

function expectFile(path: string, actual: string): void {
  const url = new URL(path, folder)
  if (process.env.UPDATE === '1') writeFileSync(url, actual)
  expect(actual).toBe(readFileSync(url, 'utf8'))
}
