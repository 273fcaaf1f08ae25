import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { markdown } from '../../../src/formats/markdown.ts'
import { codeKey, codesOf } from '../../../src/model/content.ts'
import type { Document } from '../../../src/model/document.ts'
import { formatTags } from '../../../src/model/inline-tags.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { accents, chinese, type Rewrite, rewritten } from '../../support/rewrites.ts'

const folder = new URL('../../fixtures/markdown/', import.meta.url)
const format = markdown()

describe.each(readdirSync(folder))('markdown fixture %s', name => {
  const source = readFileSync(new URL(`${name}/source.md`, folder), 'utf8')
  const document = format.extract(source, localeTag('en'))

  test('blocks', () => {
    expectFile(`${name}/blocks.json`, `${JSON.stringify(readable(document), null, 2)}\n`)
  })
  test('into accents', () => {
    expectFile(`${name}/fr.md`, translated(document, 'fr', accents))
  })
  test('into Chinese', () => {
    expectFile(`${name}/zh.md`, translated(document, 'zh', chinese))
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
