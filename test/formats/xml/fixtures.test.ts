import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { DocumentFormat } from '../../../src/formats/document-format.ts'
import { feed } from '../../../src/formats/feed.ts'
import { newsml1 } from '../../../src/formats/newsml-1.ts'
import { newsmlG2 } from '../../../src/formats/newsml-g2.ts'
import { nitf } from '../../../src/formats/nitf.ts'
import { xml } from '../../../src/formats/xml.ts'
import type { Document } from '../../../src/model/document.ts'
import { formatTags } from '../../../src/model/inline-tags.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { accents, arabic, rewritten } from '../../support/rewrites.ts'

// blocks.json is gold: written by hand before there was code to run on it. UPDATE=1 rewrites the translated files alone.

const fixtures = new URL('../../fixtures/', import.meta.url)
const formats: readonly DocumentFormat[] = [nitf(), newsmlG2(), newsml1(), feed(), xml()]

describe.each(formats)('$name fixtures', format => {
  const folder = new URL(`${format.name}/`, fixtures)

  describe.each(readdirSync(folder))('%s', name => {
    const path = (file: string) => new URL(`${name}/${file}`, folder)
    const source = readFileSync(path('source.xml'), 'utf8')
    const isArabic = name.startsWith('arabic-')
    const document = format.extract(source, localeTag(isArabic ? 'ar' : 'en'))

    test('is of this format', () => {
      expect(formats.find(({ accepts }) => accepts!(source))?.name).toBe(format.name)
    })

    test('has the blocks a careful editor would translate', () => {
      expect(readable(document)).toEqual(JSON.parse(readFileSync(path('blocks.json'), 'utf8')))
    })

    test('merges into itself', () => {
      expect(format.merge(document, document.locale, ({ content }) => content)).toBe(source)
    })

    test('says what it is in another locale', () => {
      const [to, rewrite] = isArabic ? (['fr', accents] as const) : (['ar', arabic] as const)
      const translated = format.merge(document, localeTag(to), ({ content }) => rewritten(content, rewrite))
      const file = path(`${to}.xml`)
      if (process.env.UPDATE === '1') writeFileSync(file, translated)
      expect(existsSync(file), `${to}.xml is written by UPDATE=1`).toBe(true)
      expect(translated).toBe(readFileSync(file, 'utf8'))
    })
  })
})

function readable({ blocks }: Document) {
  return blocks.map(({ role, content, unit }) => ({
    role,
    text: formatTags(content),
    ...(unit === undefined ? {} : { unit })
  }))
}
