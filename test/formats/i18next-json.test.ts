import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { i18nextJson } from '../../src/formats/i18next-json.ts'
import { type Content, codesOf, type InlineCode, visibleText } from '../../src/model/content.ts'
import type { Block, Document } from '../../src/model/document.ts'
import { FormatError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { hostileTexts, testDocumentFormat } from '../contracts/document-format.ts'
import { localize } from './i18next-json/localize.ts'
import { samples } from './i18next-json/samples.ts'

const format = i18nextJson()
const english = localeTag('en')
const extract = (source: string) => format.extract(source, english)
const nameAndText = ({ name, content }: Block) => [name, visibleText(content)]

describe('i18next-json', () => {
  testDocumentFormat(i18nextJson, samples)
})

test('blocks are named by their keys, unmistakably', () => {
  const source =
    '{"a.b":"One","a":{"b":"Two","c.d":["Three"]},"/":"Four","":"Five","e":["Six"],"/a":"Seven","~":{".":"Eight"}}'
  expect(extract(source).blocks.map(({ name }) => name)).toEqual([
    '/a.b',
    'a.b',
    '/a/c.d/0',
    '/~1',
    '/',
    'e.0',
    '/~1a',
    '/~0/.'
  ])
})

test('what has no words is nobody’s text', () => {
  const source =
    '{"a":1,"b":true,"c":null,"d":"","e":"{{x}}","f":"$t(a)","g":"https://x.org/a","h":"a@x.org","i":"12 %","j":"<br/>"}'
  expect(extract(source).blocks).toEqual([])
})

describe('refused', () => {
  test.each([
    ['a comment', '{"a": "x" /* y */}'],
    ['a line comment', '{"a": "x" // y\n}'],
    ['a comma at the end', '{"a": "x",}'],
    ['a no-break space', '{\u00a0"a": "x"}'],
    ['single quotes', "{'a': 'x'}"],
    ['a key twice', '{"a": "x", "b": {}, "a": "y"}'],
    ['a key twice in two spellings', '{"a": "x", "\\u0061": "y"}'],
    ['an unfinished file', '{"a": "x"'],
    ['an unfinished text', '{"a": "x'],
    ['a line break in a text', '{"a": "x\ny"}'],
    ['an unknown escape', '{"a": "\\x"}'],
    ['two values', '{"a": "x"} {}'],
    ['a byte order mark inside', '{"a": \uFEFF"x"}'],
    ['a NUL', '{"a": "x\0"}'],
    ['a page of HTML', '<div>no</div>'],
    ['nothing', ''],
    ['a text alone', '"x"'],
    ['a number alone', '1']
  ])('%s, with an offset', (_, source) => {
    expect(errorOf(() => extract(source))).toMatchObject({ type: 'syntax', offset: expect.any(Number) })
  })

  test.each(['[', '{"a":'])('10,000 levels of %s', opener => {
    expect(errorOf(() => extract(opener.repeat(10_000)))).toMatchObject({
      type: 'too-deep',
      offset: 100 * opener.length
    })
  })

  test('plurals of JSON v3, when they are to be translated', () => {
    const document = extract('{"item": "{{count}} item", "item_plural": "{{count}} items"}')
    expect(errorOf(() => localize(document, 'ar'))).toMatchObject({ type: 'syntax', offset: 27 })
    expect(localize(extract('{"noun": "Boat", "noun_plural": "Boats"}'), 'ar').blocks).toHaveLength(2)
  })

  test('exactly what JSON.parse refuses, but for keys that come twice', () => {
    const piece = fc.constantFrom(
      ...'{}[],:"\\ \n\t01e-.'.split(''),
      '"a"',
      'true',
      'null',
      '\u00a0',
      '\uFEFF',
      '/*',
      '"\\u0061"',
      '""'
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), pieces => {
        const source = `[${pieces.join('')}]`
        const error = errorOf(() => extract(source))
        expect(isJson(source)).toBe(error === undefined || /again at/.test(error.message))
      }),
      { numRuns: 3_000 }
    )
  })
})

describe('plural forms', () => {
  test.each([
    ['ar', ['zero', 'one', 'two', 'few', 'many', 'other']],
    ['fr', ['one', 'many', 'other']],
    ['ru', ['one', 'few', 'many', 'other']],
    ['zh', ['other']],
    ['he', ['one', 'two', 'other']],
    ['cy', ['zero', 'one', 'two', 'few', 'many', 'other']],
    ['pt-BR', ['one', 'many', 'other']]
  ])('of %s are %j', (to, categories) => {
    const { blocks } = localize(extract('{"a_other": "{{count}} days", "a_one": "{{count}} day"}'), to)
    expect(blocks.map(({ name }) => name)).toEqual(categories.map(category => `a_${category}`))
    expect(blocks.map(({ variant }) => variant?.name)).toEqual(categories)
  })

  test('that are the source’s stay in their order and places', () => {
    const source = '{"a_other": "{{count}} days", "b": "Between", "a_one": "{{count}} day"}'
    const document = localize(extract(source), 'de')
    expect(format.merge(document, localeTag('de'), ({ content }) => content)).toBe(source)
  })

  test('may do without the number only where it is one number', () => {
    const free = (to: string) =>
      localize(extract('{"a_one": "{{count}} day", "a_other": "{{count}} days"}'), to)
        .blocks.filter(({ content }) => codesOf(content)[0]?.deletable)
        .map(({ name }) => name)
    expect(free('ar')).toEqual(['a_zero', 'a_one', 'a_two'])
    expect(free('he')).toEqual(['a_one', 'a_two'])
    expect(free('fr')).toEqual([])
    expect(free('ru')).toEqual([])
    expect(free('zh')).toEqual([])
  })

  test('never say one number where several may stand', () => {
    const { blocks } = localize(extract('{"a_one": "One day", "a_other": "{{count}} days"}'), 'ru')
    expect(blocks.map(nameAndText)).toEqual([
      ['a_one', '21 days'],
      ['a_few', '2 days'],
      ['a_many', '5 days'],
      ['a_other', '1.5 days']
    ])
  })

  test('take the count where the source’s form leaves it out', () => {
    const source = '{"a_one": "One day", "a_other": "{{count}} days"}'
    const document = localize(extract(source), 'ar')
    const written = format.merge(document, localeTag('ar'), ({ name, content }) =>
      name === 'a_one' ? ['{{count}} يوم'] : content
    )
    expect(JSON.parse(written)).toMatchObject({ a_one: '{{count}} يوم' })
    const bad = (text: string) =>
      errorOf(() =>
        format.merge(document, localeTag('ar'), ({ name, content }) => (name === 'a_one' ? [text] : content))
      )
    expect(bad('{{other}} يوم')).toMatchObject({ type: 'merge' })
    expect(bad('{{count}} $t(x) يوم')).toMatchObject({ type: 'merge' })
  })

  test.each([
    '{"reason_other": "Another", "reason_spam": "Spam"}',
    '{"step_one": "Choose", "step_two": "Pay"}',
    '{"_one": "A", "_other": "B"}'
  ])('are not seen in %s', source => {
    const document = extract(source)
    expect(localize(document, 'ar')).toBe(document)
  })
})

test('a target that i18next would run is refused, and names its block', () => {
  const document = extract('{"a": "Hello {{name}}", "b": "Bye"}')
  for (const text of ['{{x}}', '{{- x}}', '$t(a)', "$t(a, {'b': 'c'})", '<x>', '<1/>', '{x}', '&amp;']) {
    const target = ({ name, content }: Block): Content => (name === 'b' ? [`Tschüss ${text}`] : content)
    expect(errorOf(() => format.merge(document, english, target))).toMatchObject({ type: 'merge', block: '2' })
  }
})

test('a target that joins up with a code beside it is refused', () => {
  const document = extract('{"a": "Hello {{name}}"}')
  const [code] = codesOf(document.blocks[0]!.content)
  for (const target of [
    ['Hello {', code!],
    ['Hello $t(', code!, ')'],
    ['<b ', code!, '>']
  ] satisfies Content[]) {
    expect(errorOf(() => format.merge(document, english, () => target))).toMatchObject({ type: 'merge' })
  }
})

test('codes keep their spelling, and a file in ASCII stays one', () => {
  const source = '{"a": "caf\\u00e9 <b class=\\"x\\">now<\\/b>"}'
  const document = extract(source)
  const target = ({ content }: Block): Content => content.map(part => (typeof part === 'string' ? `é${part}` : part))
  expect(format.merge(document, english, target)).toBe('{"a": "\\u00e9caf\\u00e9 <b class=\\"x\\">\\u00e9now<\\/b>"}')
})

const key = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'day_one',
    'day_other',
    'place_ordinal_one',
    'place_ordinal_few',
    'day_zero',
    '__proto__',
    'a.b',
    '',
    '/'
  ),
  fc.string({ maxLength: 6, unit: 'binary' })
)
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{{count}}',
        '{{ x }}',
        '$t(a)',
        '<0>',
        '</0>',
        '<br/>',
        '&amp;',
        '\n',
        ' ',
        'Hello',
        'days',
        '{n}',
        '{',
        '<',
        '$t(',
        '}}'
      ),
      fc.string({ maxLength: 5, unit: 'binary' })
    ),
    { maxLength: 6 }
  )
  .map(parts => parts.join(''))
const { value: catalogueValue } = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.constantFrom(null, true, 0, -1.5),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true })
  )
}))
const catalogue = fc
  .tuple(
    fc.dictionary(key, catalogueValue, { maxKeys: 6, noNullPrototype: true }),
    fc.constantFrom(0, 1, 2, '\t'),
    fc.boolean(),
    fc.boolean()
  )
  .map(([value, indent, isWindows, hasMark]) => {
    const json = JSON.stringify(value, undefined, indent)
    return (hasMark ? '\uFEFF' : '') + (isWindows ? json.replaceAll('\n', '\r\n') : json)
  })
const target = fc
  .array(fc.oneof(fc.constantFrom(...hostileTexts.slice(0, -1)), text), { minLength: 1, maxLength: 3 })
  .map(parts => parts.join(' ').replaceAll('count', 'other'))

describe('any catalogue', () => {
  test('gives itself back, as it is and with other forms', () => {
    fc.assert(
      fc.property(catalogue, fc.constantFrom('ar', 'fr', 'zh', 'ru', 'en'), (source, to) => {
        const document = extract(source)
        expect(format.merge(document, english, ({ content }) => content)).toBe(source)
        const local = tryLocalize(document, to)
        if (!local) return
        const merged = format.merge(local, localeTag(to), ({ content }) => content)
        expect(filled(local)).toBe(merged)
        expect(() => extract(merged)).not.toThrow()
      }),
      { numRuns: 400 }
    )
  })

  test('differs in nothing but its texts, whatever the targets, and runs nothing that it did not', () => {
    fc.assert(
      fc.property(
        catalogue,
        fc.array(target, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('ar', 'zh', 'de'),
        (source, targets, to) => {
          const document = tryLocalize(extract(source), to)
          if (!document) return
          const wanted = new Map(
            document.blocks.map(({ id, content }, i) => [id, withText(content, targets[i % targets.length]!)])
          )
          const written = mergedWhereAccepted(document, wanted)
          expect(blank(JSON.parse(written.replace(/^\uFEFF/, '')))).toEqual(
            blank(JSON.parse(filled(document).replace(/^\uFEFF/, '')))
          )
          const again = format.extract(written, localeTag(to))
          expect(again.skeleton).toEqual(document.skeleton)
          expect(again.blocks.map(({ content }) => codeData(content))).toEqual(
            document.blocks.map(({ content }) => codeData(content))
          )
        }
      ),
      { numRuns: 300 }
    )
  })
})

test('texts that never end are read in linear time', () => {
  for (const part of ['$t(', '{{', '<a ', '<a "', '&', '$t("', "<a '", '<!--', '{{}', '</b>', '<b>', ' ', '\\n']) {
    const source = `{"a": "x${part.replaceAll('"', '\\"').repeat(100_000)}x"}`
    const document = extract(source)
    expect(format.merge(document, english, ({ content }) => content)).toBe(source)
  }
}, 20_000)

function tryLocalize(document: Document, to: string): Document | undefined {
  try {
    return localize(document, to)
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}

/** The skeleton with the blocks' own spellings in it. */
function filled({ skeleton, blocks }: Document): string {
  const raw = new Map(blocks.map(block => [block.id, (block as Block & { readonly raw: string }).raw]))
  return skeleton.map(part => (typeof part === 'string' ? part : raw.get(part.block)!)).join('')
}

function withText(content: Content, text: string): Content {
  const at = content.findIndex(part => typeof part === 'string')
  return content.map((part, i) => (i === at ? text : part))
}

function mergedWhereAccepted(document: Document, wanted: Map<string, Content>): string {
  for (;;) {
    try {
      return format.merge(document, english, ({ id, content }) => wanted.get(id) ?? content)
    } catch (error) {
      if (!(error instanceof FormatError) || error.type !== 'merge' || !wanted.delete(error.block!)) throw error
    }
  }
}

const codeData = (content: Content) =>
  codesOf(content)
    .map(({ data }: InlineCode) => data)
    .toSorted()

/** The same with every text the same text. */
function blank(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? '' : 'text'
  if (Array.isArray(value)) return value.map(blank)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).map(([key, inner]) => [key, blank(inner)])
}

function isJson(source: string): boolean {
  try {
    JSON.parse(source)
    return true
  } catch {
    return false
  }
}

function errorOf(act: () => unknown): FormatError | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
}
