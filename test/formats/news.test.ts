import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formats } from '../../src/formats/formats.ts'
import { instantOf, isExact } from '../../src/formats/news/instant.ts'
import { plainText } from '../../src/model/content.ts'
import { FormatError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'

const folder = new URL('../fixtures/news/', import.meta.url)
const all = formats({ frontMatter: undefined })
const files = readdirSync(folder).filter(name => !name.endsWith('.json'))
const [english, arabic] = [localeTag('en'), localeTag('ar')]

function formatOf(name: string) {
  const format = all.find(({ extensions }) => extensions.some(extension => name.endsWith(extension)))
  if (!format?.news) throw new Error(`No format with metadata of news reads ${name}`)
  return { extract: format.extract, merge: format.merge, news: format.news }
}

function said(name: string, source: string): unknown {
  try {
    const { embargo, ...others } = formatOf(name).news.status(source)
    if (!embargo) return others
    const { until, vague } = embargo
    return {
      embargo: { until: until === undefined ? 'open' : new Date(until).toISOString(), vague: vague?.text },
      ...others
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    const { type, message, offset = -1 } = error
    return { type, message, line: source.slice(0, offset).split('\n').length }
  }
}

describe('what metadata say', () => {
  test.each(files)('%s', name => {
    const source = readFileSync(new URL(name, folder), 'utf8')
    const expected = new URL(`${name}.json`, folder)
    const written = `${JSON.stringify(said(name, source), undefined, 2)}\n`
    if (process.env.UPDATE || !existsSync(expected)) writeFileSync(expected, written)
    expect(written).toBe(readFileSync(expected, 'utf8'))
  })
})

describe('a blank article', () => {
  test.each(files.filter(name => !/unclosed|alias|twice|misspelt|program/.test(name)))(
    'of the kind of %s says its two texts, in any language, and nothing of the article',
    name => {
      const source = readFileSync(new URL(name, folder), 'utf8')
      const { extract, merge, news } = formatOf(name)
      const document = extract(news.blank(source), english)
      const merged = merge(document, arabic, ({ content }) => [
        plainText(content) === 'Title' ? 'سُحب' : 'لم يعد متاحًا.'
      ])
      const texts = extract(merged, arabic).blocks.map(({ content }) => plainText(content))
      expect(new Set(texts)).toEqual(new Set(['سُحب', 'لم يعد متاحًا.']))
      expect(merged).not.toMatch(/The vote|Text\.|mayor|Legal/)
      if (!name.endsWith('.txt')) expect(merged).toMatch(/lang(?:="|: )ar/)
      expect(news.status(merged).embargo).toBeUndefined()
    }
  )
})

describe('a date', () => {
  const times = fc.date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true
  })
  const zones = fc.integer({ min: -12 * 4, max: 14 * 4 }).map(quarters => quarters * 15)

  test('with its zone is the instant that JavaScript reads, extended or basic', () => {
    fc.assert(
      fc.property(times, zones, fc.boolean(), (time, zone, isBasic) => {
        const size = Math.abs(zone)
        const two = (number: number) => String(number).padStart(2, '0')
        const local = new Date(time.getTime() + zone * 60_000).toISOString().slice(0, 19)
        const text = `${local}${zone < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
        const expected = Date.parse(text)
        const read = instantOf(isBasic ? text.replace(/[:]|(?<=\d)-(?=\d\d(?:-|T))/g, '') : text)
        expect(read).toMatchObject({ earliest: expected, latest: expected })
      })
    )
  })

  test('without one has come when it has come in every zone, and not before', () => {
    fc.assert(
      fc.property(times, zones, (time, zone) => {
        const local = time.toISOString().slice(0, 19)
        const read = instantOf(local)!
        const there = Date.parse(`${local}Z`) - zone * 60_000
        expect(isExact(read)).toBe(false)
        expect(there).toBeGreaterThanOrEqual(read.earliest)
        expect(there).toBeLessThanOrEqual(read.latest)
      })
    )
  })

  test.each([
    '2026-02-30',
    '2026-11-25T25:00Z',
    '2026-11-25T06:00+15:00',
    'tomorrow',
    '',
    '25.11.2026',
    '2026-11-25T06'
  ])('is not %j', text => expect(instantOf(text)).toBeUndefined())
})
