import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { i18nextJson } from '../../../src/formats/i18next-json.ts'
import { codeKey, codesOf, isCode } from '../../../src/model/content.ts'
import type { Document } from '../../../src/model/document.ts'
import { formatTags } from '../../../src/model/inline-tags.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { arabic, chinese, rewritten } from '../../contracts/document-format.ts'
import { localize } from './localize.ts'

// What is read, and what becomes of it in locales of one to six plural forms: where a form can be seen, its category stands in front.

const folder = new URL('../../fixtures/i18next/', import.meta.url)
const format = i18nextJson()
const rewrites = {
  ar: arabic,
  zh: chinese,
  fr: (text: string) => text,
  ru: (text: string) => text,
  pl: (text: string) => text
}

describe.each(readdirSync(folder))('i18next fixture %s', name => {
  const source = readFileSync(new URL(`${name}/source.json`, folder), 'utf8')
  const document = format.extract(source, localeTag('en'))

  test('blocks', () => {
    expectFile(`${name}/blocks.json`, `${JSON.stringify(readable(document), null, 2)}\n`)
  })

  test.each(Object.entries(rewrites))('into %s', (to, rewrite) => {
    const local = localize(document, to)
    const merged = format.merge(local, localeTag(to), ({ content, variant }) => {
      const target = rewritten(content, rewrite)
      const counts = content
        .filter(part => isCode(part) && variant?.codes.includes(part.id))
        .map(part => isCode(part) && part.equiv)
      return variant ? [`[${[variant.name, ...counts].join(' ')}] `, ...target] : target
    })
    expectFile(`${name}/${to}.json`, merged)
  })
})

function readable({ blocks }: Document) {
  return blocks.map(({ name, content }) => ({
    name,
    text: formatTags(content),
    codes: Object.fromEntries(
      codesOf(content).map(code => [codeKey(code), [code.data, code.equiv, ...(code.deletable ? ['deletable'] : [])]])
    )
  }))
}

function expectFile(path: string, actual: string): void {
  const url = new URL(path, folder)
  if (process.env.UPDATE === '1') writeFileSync(url, actual)
  expect(actual).toBe(readFileSync(url, 'utf8'))
}
