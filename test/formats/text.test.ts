import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { text } from '../../src/formats/text.ts'
import { type Content, codesOf, content, isCode, visibleText } from '../../src/model/content.ts'
import type { Block } from '../../src/model/document.ts'
import { FormatError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { testDocumentFormat } from '../contracts/document-format.ts'

const fixtures = new URL('../fixtures/text/', import.meta.url)
const fixture = (name: string) => readFileSync(new URL(name, fixtures), 'utf8')
const wire = fixture('wire.txt')
const english = localeTag('en')
const format = text()

const blocksOf = (source: string) => format.extract(source, english).blocks
const rolesAndTexts = (source: string) =>
  blocksOf(source).map(({ role, content }) => `${role}: ${visibleText(content)}`)
const merged = (source: string, target: (block: Block) => Content) =>
  format.merge(format.extract(source, english), localeTag('fr'), target)
/** With the text of the block that holds `part` replaced. */
const replaced = (source: string, part: string, by: string) =>
  merged(source, block => (visibleText(block.content).includes(part) ? [by] : block.content))
const refusal = (merge: () => string): FormatError => {
  try {
    merge()
  } catch (error) {
    if (error instanceof FormatError) return error
  }
  throw new Error('Not refused')
}

describe('contract', () => {
  const variants = [
    ['CRLF', wire.replaceAll('\n', '\r\n')],
    ['CR', wire.replaceAll('\n', '\r')],
    ['U+0085', wire.replaceAll('\n', '\u0085')],
    ['U+2028', wire.replaceAll('\n', '\u2028')],
    ['mixed', wire.replace(/\n(?=[A-Z])/g, '\r\n')],
    ['a byte order mark', `\uFEFF${wire}`],
    ['no final line end', wire.trimEnd()],
    ['outer blank lines', `\n \n${wire}\n\n\t\n`]
  ] as const
  testDocumentFormat(text, [
    ...readdirSync(fixtures).map(name => ({ name, source: fixture(name) })),
    ...variants.map(([name, source]) => ({ name, source }))
  ])
})

describe('roles', () => {
  test('of an agency report', () => {
    expect(rolesAndTexts(wire)).toEqual([
      'title: Karsal ferry sails again after nine years',
      'dek: Crowds line the quay as the first boat leaves at dawn',
      'byline: By Mara Veld and Sami Al-Nuri, Karsal',
      'p: KARSAL (Agency) — The first ferry in nine years left the harbour of Karsal on Monday, with 214 passengers and a brass band on board.',
      'p: "We never stopped believing," said Capt. Ilse Brandt. "Nine years is a long time." Timetables are at https://ferry.example/times (in English), questions go to desk@ferry.example.',
      'p: What the ferry brings:',
      'li: 64 jobs on land and at sea,',
      'li: a crossing of 42 minutes, weather permitting',
      'li: fares from $4.50, see www.ferry.example/fares.',
      'p: The steps from here:',
      'li: Night sailings in March',
      'li: A second boat in June',
      'cap: Caption: The "Anna Tide" leaves Karsal at dawn on Nov. 23, 2026. (AP Photo/Ilja Rem)',
      'cap: A passenger waves from the deck of the ferry.',
      'cap: epa08123457 Gulls follow the ferry across the bay. EPA-EFE/JOREN PALE',
      'disclosure: Powered by automated translation'
    ])
  })

  test('without a blank line each line is a block', () => {
    expect(rolesAndTexts(fixture('dense.txt'))).toEqual([
      'title: Rain expected across the delta',
      'byline: By Ana Lund',
      'p: Showers reach the coast by 6 p.m., the weather office said.',
      'cap: Winds stay light.'
    ])
  })

  test('line breaks within a paragraph vanish between Chinese characters', () => {
    expect(rolesAndTexts(fixture('cjk.txt'))).toEqual([
      'title: 渡轮九年后重新启航',
      'p: 卡萨尔的第一班渡轮周一离港，船上有214名乘客。',
      'p: “我们从未放弃”，船长说。详情见https://ferry.example/zh，或写信。',
      'cap: 乘客在甲板上挥手。 REUTERS/Jane Doe'
    ])
  })

  const body =
    'The council of Karsal has voted for the harbour. It took nine years, and two mayors, to come to this decision.'
  test.each([
    ['a short text without a stop is a standfirst', 'A vote at last', 'dek'],
    ['a much shorter sentence is a standfirst', 'The mayor was absent.', 'dek'],
    ['a sentence of the size of the next is a paragraph', `${body.slice(0, 80)}.`, 'p'],
    ['a dateline makes a paragraph', 'KARSAL (Agency) — A vote at last', 'p'],
    ['place and date alone', 'KARSAL, Nov. 23, 2026', 'dateline'],
    ['place and agency alone', 'KARSAL (Agency) —', 'dateline'],
    ['a byline', 'By Jane Doe', 'byline'],
    ['a byline of two, with a place', 'By Jane Doe and Omar Abu Salim, Karsal', 'byline'],
    ['an Arabic byline', 'بقلم مارا فيلد', 'byline'],
    ['a sentence that starts as one', 'By Monday the vote was over.', 'dek']
  ])('%s', (_name, second, role) => {
    const blocks = blocksOf(`Karsal votes\n\n${second}\n\n${body}\n\n${body}\n`)
    expect(blocks.map(block => block.role)).toEqual(['title', role, 'p', 'p'])
  })

  test('a headline that fills its line goes on in the next', () => {
    const title = 'Karsal council votes to reopen the old harbour after nine years of\nlegal wrangling'
    const [first, second] = blocksOf(`${title}\n\n${body.slice(0, 60)}\n${body.slice(61)}\n`)
    expect(first).toMatchObject({ role: 'title', content: [title.replace('\n', ' ')] })
    expect(second?.role).toBe('p')
  })

  test('a first text too long for a title is a paragraph', () => {
    expect(blocksOf(`${body} ${body}\n\n${body}`).map(({ role }) => role)).toEqual(['p', 'p'])
  })

  test('a disclosure among the first lines', () => {
    expect(rolesAndTexts(`Karsal votes\nPowered by automated translation\n\n${body}`)).toEqual([
      'title: Karsal votes',
      'disclosure: Powered by automated translation',
      `p: ${body}`
    ])
  })
})

describe('lists', () => {
  test.each([
    ['one number', 'Head\n\n1. FC Karsal won the cup\n', ['1. FC Karsal won the cup']],
    ['numbers', 'Head\n\n1. One\n2. Two\n', ['One', 'Two']],
    ['one bullet', 'Head\n\n• One\n\n• Two\n', ['One', 'Two']],
    [
      'a dash at the start of a wrapped line',
      'Head\n\nThe vote\n- the first - is over\n',
      ['The vote - the first - is over']
    ],
    ['a lead-in', 'Head\n\nWhat is new:\n* One\n* Two\n', ['What is new:', 'One', 'Two']]
  ])('%s', (_name, source, expected) => {
    expect(
      blocksOf(source)
        .slice(1)
        .map(({ content }) => visibleText(content))
    ).toEqual(expected)
  })

  test('markers stay', () => {
    expect(replaced('Head\n\n  - One\n  -  Two\n', 'Two', 'Deux')).toBe('Head\n\n  - One\n  -  Deux\n')
  })
})

describe('credits and addresses are codes, or stay in the skeleton', () => {
  const equivs = (paragraph: string) =>
    codesOf(blocksOf(`Head\n\n${paragraph}`)[1]?.content ?? []).map(({ equiv }) => equiv)

  test.each([
    ['A gull. REUTERS/Jane Doe', ['REUTERS/Jane Doe']],
    ['A gull. EPA-EFE/JANE DOE / POOL', ['EPA-EFE/JANE DOE / POOL']],
    ['A gull (AP Photo/Jane Doe)', ['(AP Photo/Jane Doe)']],
    ['A gull. (Photo by Jane Doe/AFP via Getty Images)', ['(Photo by Jane Doe/AFP via Getty Images)']],
    ['A gull. KNA/Mara Veld', ['KNA/Mara Veld']],
    ['They play AC/DC', []],
    ['It runs on TCP/IP', []],
    ['Men and/or women (and/or men)', []],
    ['The city (AP) is calm.', []],
    ['See https://a.example/b_(c)/d, or (http://a.example).', ['https://a.example/b_(c)/d', 'http://a.example']],
    ['Write to a.b+c@d.example.', ['a.b+c@d.example']],
    ['The @ sign, www. and http:// are text', []]
  ])('%s', (paragraph, expected) => {
    expect(equivs(paragraph)).toEqual(expected)
  })

  test.each([
    'epa08123456',
    '(AP Photo/Jane Doe)',
    'REUTERS/Jane Doe',
    'AFP/Jane Doe',
    'Photo: Jane Doe/KNA',
    'https://a.example/'
  ])('a line that is just %s is no block', line => {
    expect(blocksOf(`Head\n\n${line}\n\nBody.\n`).map(({ content }) => visibleText(content))).toEqual(['Head', 'Body.'])
  })

  test('a code may move, with a blank where it would grow', () => {
    const source = 'Head\n\nSee https://a.example now.\n'
    const moved = merged(source, ({ content: own }) =>
      own.some(isCode) ? content(['详见', ...own.filter(isCode), '页面']) : own
    )
    expect(moved).toBe('Head\n\n详见 https://a.example 页面\n')
  })
})

describe('merge', () => {
  test('a changed block is one line, the others keep their lines', () => {
    const source = 'Head\r\n\r\nOne\r\n  two.\r\n\r\nThree\r\nfour.'
    expect(replaced(source, 'One', ' Un\n\n deux.\u2028Trois\u00A0! ')).toBe(
      'Head\r\n\r\nUn deux. Trois\u00A0!\r\n\r\nThree\r\nfour.'
    )
  })

  test.each([
    ['a list item', '- Deux'],
    ['a credit', 'REUTERS/Jane Doe'],
    ['an invented address', 'Voir https://b.example'],
    ['nothing to read', '—'],
    ['half a character', 'a\uDC00']
  ])('refuses what reads as %s', (_name, target) => {
    const source = 'Head\n\nOne.\n\nTwo.\n\nThree.\n'
    expect(refusal(() => replaced(source, 'Two', target))).toMatchObject({ type: 'merge', block: '3' })
  })

  test('refuses a credit that is left out', () => {
    expect(refusal(() => replaced('Head\n\nA gull. REUTERS/Jane Doe', 'gull', 'Une mouette.'))).toMatchObject({
      type: 'merge',
      block: '2'
    })
  })

  test('names the block at fault among many changes', () => {
    const source = `Head\n\n${Array.from({ length: 40 }, (_, i) => `Paragraph ${i}.\n\n`).join('')}`
    const target = ({ content }: Block): Content => [
      visibleText(content)
        .replace(/^Paragraph (\d+)/, '$1 paragraphe')
        .replace(/^33 /, '* ')
    ]
    expect(refusal(() => merged(source, target)).block).toBe('35')
  })
})

test.each(['', '\n', '\uFEFF', ' \t\r\n', '---\n***\n'])('nothing to translate in %j', source => {
  expect(blocksOf(source)).toEqual([])
  expect(merged(source, block => block.content)).toBe(source)
})

test.each([
  ['a'.repeat(200_000)],
  ['a '.repeat(100_000)],
  ['('.repeat(100_000)],
  ['A/'.repeat(100_000)],
  ['a@'.repeat(100_000)],
  ['http://'.repeat(30_000)],
  ['- \n'.repeat(50_000)],
  ['By A '.repeat(40_000)],
  ['1. a\n'.repeat(20_000)]
])('long input number %#', source => {
  expect(merged(`Head\n\n${source}`, block => block.content)).toBe(`Head\n\n${source}`)
})

describe('any source', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '- a',
      '-',
      '• b',
      '1. c',
      '2) d',
      'By Jane Doe',
      'epa08123456',
      'A gull. REUTERS/Jane Doe',
      '(AP Photo/Jane Doe)'
    ),
    fc.constantFrom(
      'KARSAL (Agency) — It',
      'Caption: c',
      'Powered by automated translation',
      '***',
      'https://a.example/,',
      'a@b.example',
      '新闻',
      'a b c'
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 })
  )
  const source = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\r\n', '\r', '\u0085', '\u2028')), { maxLength: 12 })
    .map(lines => lines.flat().join(''))

  test('comes back as it was', () => {
    fc.assert(fc.property(source, source => merged(source, block => block.content) === source))
  })

  test('takes another text in any of its blocks, or refuses it by name', () => {
    const property = (source: string, translation: string) => {
      for (const { id } of blocksOf(source)) {
        const target = (block: Block) =>
          block.id === id ? content([`${translation} `, ...codesOf(block.content)]) : block.content
        try {
          const again = blocksOf(merged(source, target))
          expect(again.map(block => block.id)).toEqual(blocksOf(source).map(block => block.id))
        } catch (error) {
          expect(error).toMatchObject({ name: 'FormatError', type: 'merge', block: id })
        }
      }
    }
    fc.assert(fc.property(source, fc.constantFrom('Une mouette', '海鸥', 'Une. Deux', '- un', 'نورس'), property))
  })
})
