import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { newsml1 } from '../../src/formats/newsml-1.ts'
import { localeTag } from '../../src/model/locale.ts'
import { testDocumentFormat } from '../contracts/document-format.ts'

const envelope = readFileSync(new URL('../fixtures/newsml-1/envelope/source.xml', import.meta.url), 'utf8')

describe('contract', () => {
  testDocumentFormat(newsml1, [{ name: 'an envelope', source: envelope }])
})

test('what is encoded is nobody’s text', () => {
  const source = envelope.replace(
    /<DataContent><!\[CDATA.*<\/DataContent>/,
    '<Encoding Notation="Base64"><DataContent>QUJD</DataContent></Encoding>'
  )
  expect(source).toContain('QUJD')
  expect(JSON.stringify(newsml1().extract(source, localeTag('en')).blocks)).not.toContain('QUJD')
})
