import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { text } from '../../src/formats/text.ts'
import { content } from '../../src/model/content.ts'
import { localeTag } from '../../src/model/locale.ts'
import { accents, arabic, chinese, rewritten, shapeOf } from '../contracts/document-format.ts'

const corpus = new URL('../../../shared/corpus/formats/txt/', import.meta.url)
const isThere = existsSync(corpus)
const format = text()
const english = localeTag('en')

describe.skipIf(!isThere)(
  isThere ? 'plain text of the corpus' : 'plain text (skipped: ../shared/corpus is absent)',
  () => {
    const sources = isThere ? readdirSync(corpus).map(name => readFileSync(new URL(name, corpus), 'utf8')) : []

    test('own content gives the source back', () => {
      expect(sources.length).toBeGreaterThan(0)
      for (const source of sources) {
        expect(format.merge(format.extract(source, english), english, block => block.content)).toBe(source)
      }
    })

    test.each(Object.entries({ accents, arabic, chinese }))(
      'other content (%s) changes the holes alone',
      (_name, rewrite) => {
        for (const source of sources) {
          const document = format.extract(source, english)
          const merged = format.merge(document, english, block => rewritten(block.content, rewrite))
          const again = format.extract(merged, english)
          expect(again.skeleton).toEqual(document.skeleton)
          expect(again.blocks.map(block => shapeOf(content(block.content)))).toEqual(
            document.blocks.map(block => shapeOf(rewritten(block.content, rewrite)))
          )
        }
      }
    )
  }
)
