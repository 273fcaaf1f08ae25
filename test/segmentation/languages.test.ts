import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { localeTag, writesWithoutSpaces } from '../../src/model/locale.ts'
import { languages } from '../../src/segmentation/languages.ts'
import { scanner } from '../../src/segmentation/scanner.ts'
import { sentences } from './sentences.ts'

/** Files `<language>.txt`: a sentence per line, a blank line between paragraphs. */
const fixtures = new URL('../fixtures/segmentation/', import.meta.url)

describe.each(readdirSync(fixtures).map(file => file.replace('.txt', '')))('%s', language => {
  const paragraphs = readFileSync(new URL(`${language}.txt`, fixtures), 'utf8')
    .trim()
    .split(/\n\n+/)
  const space = writesWithoutSpaces(localeTag(language)) ? '' : ' '

  test.each(paragraphs)('%s', paragraph => {
    const expected = paragraph.split('\n')
    expect(sentences(scanner(), language, expected.join(space))).toEqual(expected)
  })
})

describe.each(Object.entries(languages))('tables: %s', (_language, tables) => {
  const lists = ['never', 'numeric', 'mayEnd', 'ends'] as const

  test('abbreviations stand without their last stop', () => {
    for (const name of lists) expect(tables[name] ?? '').not.toMatch(/\.(\s|$)/)
  })

  test('no word is twice in a list', () => {
    for (const name of [...lists, 'starters', 'continuing'] as const) {
      const words = (tables[name] ?? '').split(/\s+/).filter(word => word !== '')
      expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
    }
  })
})
