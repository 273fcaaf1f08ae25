import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tmxReader } from '../../../src/memory/tmx/reader.ts'
import { MarkupError } from '../../../src/memory/tmx/start-tag.ts'
import { piecewise, readSegments, readUnits, tmx, tu } from './read-text.ts'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.constantFrom('a & b', '<b>', ']]>', 'x > y', '"quoted"', 'قال الوزير.', '新闻。', '😀', 'a\nb')
)
const escaped = (value: string) => value.replace(/[&<>\n\r\t]/g, character => `&#${character.charCodeAt(0)};`)
// What XML cannot hold has a test of its own.
const isText = (value: string) =>
  !/[\p{Cc}\uFFFE\uFFFF]/u.test(value.replace(/[\t\n\r]/g, '')) && value.trim() !== '' && value.isWellFormed()

describe('any text', () => {
  test('comes back, in pieces of whatever size', () => {
    const pairs = fc.array(fc.tuple(text.filter(isText), text.filter(isText)), { maxLength: 5 })
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 40 }), (pairs, size) => {
        const file = tmx(...pairs.map(([en, fr]) => tu(escaped(en), escaped(fr))))
        expect(readSegments(file, size)).toEqual(pairs.map(pair => pair.map(value => [value])))
      })
    )
  })

  test('of any bytes the reader says what is wrong, and ends', () => {
    const bytes = fc.array(
      fc.constantFrom(
        ...[
          '<tu>',
          '</tu>',
          '<tuv xml:lang="en">',
          '</tuv>',
          '<seg>',
          '</seg>',
          '<bpt i="1">',
          '</ept>',
          '<!--',
          '-->'
        ],
        ...[
          '<![CDATA[',
          ']]>',
          '&amp;',
          '&',
          '<',
          '>',
          '"',
          '=',
          ' ',
          'x',
          '\0',
          'é',
          '</body>',
          '<?',
          '?>',
          '<prop type="a">',
          '</prop>'
        ]
      ),
      { maxLength: 30 }
    )
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 9 }), (parts, size) => {
        const file = tmx(parts.join(''))
        const { units, problems } = readUnits(file, size)
        expect({ units, problems }).toEqual(readUnits(file))
        for (const { line } of problems) expect(line).toBeLessThanOrEqual(file.split('\n').length)
      }),
      { numRuns: 2_000 }
    )
  })
})

describe('a file', () => {
  test('of version 1.1 has lang, and notes and properties anywhere', () => {
    const { units } = readUnits(
      `<tmx version="1.1"><header srclang='EN'><note>n</note></header><body>
        <tu tuid="a&amp;b" creationdate="20240102T030405Z" changeid='Zo&#xEB;'><note>one</note><prop type="p">v</prop>
          <tuv lang="EN"><note>two</note><seg>x</seg></tuv><tuv lang="FR-CA" creationid="é"><seg/></tuv></tu></body></tmx>`
    )
    expect(units).toMatchObject([
      {
        tuid: 'a&b',
        created: '20240102T030405Z',
        author: 'Zoë',
        notes: ['one'],
        props: [{ type: 'p', value: 'v' }],
        variants: [
          { language: 'EN', raw: 'x', notes: ['two'] },
          { language: 'FR-CA', raw: '', author: 'é' }
        ]
      }
    ])
  })

  test('has its header, and nothing of its document type is read', () => {
    const bomb = Array.from(
      { length: 9 },
      (_, i) => `<!ENTITY l${i + 1} "&l${i};&l${i};&l${i};&l${i};&l${i};&l${i};">`
    ).join('')
    const doctype = `<!DOCTYPE tmx SYSTEM "http://example.org/tmx14.dtd" [<!-- ]> --><!ENTITY l0 "ha]>">${bomb}]>`
    const file = tmx(tu('A &l9; b', 'x'), tu('y', 'z')).replace('<tmx', `${doctype}\n<!-- <tmx> --><tmx`)
    expect(tmxReader(piecewise(Buffer.from(file), 7)).header).toEqual({
      version: '1.4',
      tool: undefined,
      sourceLanguage: 'en',
      changed: undefined
    })
    expect(readSegments(file)).toEqual([
      [expect.stringContaining('got "&l9;"'), ['x']],
      [['y'], ['z']]
    ])
  })

  test.each([
    ['', 'cut off'],
    ['{}', 'Expected markup, got "{}"'],
    ['<xliff/>', 'Expected <tmx>, got "<xliff/>"'],
    ['<tmx version="1.4"><body/></tmx>', 'Expected <header>'],
    ['<tmx version="1.4"><header srclang="en"></header>', 'cut off']
  ])('%j is none', (file, message) => {
    expect(() => readUnits(file)).toThrow(MarkupError)
    expect(() => readUnits(file)).toThrow(message)
  })

  test('that is cut off says so once, with the line, after its whole units', () => {
    const whole = tmx(tu('a', 'b'), tu('c', 'd'))
    const { units, problems } = readUnits(whole.slice(0, whole.indexOf('<seg>d')))
    expect(units).toHaveLength(1)
    expect(problems).toEqual([{ line: 11, message: 'Expected more, got the end of the file: it is cut off' }])
  })

  test('a unit that is not well-formed is named, and the next one read', () => {
    const file = tmx(
      tu('a', 'b'),
      '<tu><tuv xml:lang="en"><seg>c</tuv></tu>',
      '<tu x>',
      tu('d', 'e'),
      'text',
      tu('f', 'g')
    )
    const { units, problems } = readUnits(file)
    expect(units.map(({ variants }) => variants[0]!.raw)).toEqual(['a', 'd', 'f'])
    expect(problems.map(({ line }) => line)).toEqual([9, 10, 15])
  })

  test('a unit of more than 8 MB is named, and the next one read', () => {
    const file = tmx(tu('a', 'b'), tu('x'.repeat(8_100_000), 'y'), tu('c', 'd'))
    const { units, problems } = readUnits(file)
    expect(units.map(({ variants }) => variants[0]!.raw.length)).toEqual([1, 1])
    expect(problems).toMatchObject([{ line: 9, message: expect.stringContaining('at most 8000000 bytes') }])
  })
})
