import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  defaultFrontMatterKeys,
  type FrontMatter,
  frontMatter,
  localeScalars,
  type Scalar
} from '../../src/formats/front-matter.ts'
import { FormatError } from '../../src/model/errors.ts'

const article = `---
title: Ferry returns to Karsal
standfirst: "Crews, long idle, sail \\"at dawn\\""
description: 'The mayor''s plan'
excerpt: >-
  Two boats
  a day
summary: |
  First line
  Second line

subtitle: A plain value
  that goes on
linkTitle: Ferry # short
date: 2026-11-23
year: 2026
draft: false
author: Mara Veld
tags: [ferry, 'the port']
image_alt: "A boat"
seo:
  title: Ferry back in Karsal
  canonical: https://example.org/ferry
images:
  - src: a.jpg
    caption: The quay
  - src: b.jpg
    caption: The deck
lang: en
dir: ltr
---
Body.
`

const pathsOf = ({ scalars }: FrontMatter) => scalars.map(({ path }) => path)
const scalarOf = (source: string, path: string): Scalar => {
  const scalar = frontMatter(source, [path]).scalars.find(scalar => scalar.path === path)
  if (!scalar) throw new Error(`No scalar "${path}" in ${JSON.stringify(source)}`)
  return scalar
}
const replaced = (source: string, { start, end, write }: Pick<Scalar, 'start' | 'end' | 'write'>, text: string) =>
  source.slice(0, start) + write(text) + source.slice(end)
const written = (yaml: string, text: string) => {
  const source = `---\n${yaml}\n---\n`
  return replaced(source, scalarOf(source, 'title'), text).slice(4, -5)
}

describe('what is found', () => {
  test('the strings under the default keys, in order, with their roles', () => {
    const { scalars, end } = frontMatter(article, defaultFrontMatterKeys)
    expect(scalars.map(({ path, role }) => `${path} ${role}`)).toEqual([
      'title title',
      'standfirst dek',
      'description dek',
      'excerpt dek',
      'summary dek',
      'subtitle dek',
      'linkTitle meta',
      'image_alt alt',
      'seo.title meta',
      'images.0.caption cap',
      'images.1.caption cap'
    ])
    expect(article.slice(end)).toBe('Body.\n')
  })

  test('values are decoded', () => {
    const values = frontMatter(article, defaultFrontMatterKeys).scalars.slice(0, 7)
    expect(values.map(({ value }) => value)).toEqual([
      'Ferry returns to Karsal',
      'Crews, long idle, sail "at dawn"',
      "The mayor's plan",
      'Two boats a day',
      'First line\nSecond line\n',
      'A plain value that goes on',
      'Ferry'
    ])
  })

  test('a listed key with a list gives each of its strings', () => {
    expect(frontMatter(article, ['tags']).scalars.map(({ path, value, role }) => [path, value, role])).toEqual([
      ['tags.0', 'ferry', 'meta'],
      ['tags.1', 'the port', 'meta']
    ])
  })

  test('numbers, booleans, dates, anchors, aliases, tags, other collections and empty strings are no scalars', () => {
    const yaml =
      "---\na: 12\nb: true\nc: 2026-11-23\nd: &x text\ne: *x\nf: !!str text\ng: ~\nh:\n  i: j\nk: ''\nl: '!?'\nm: 12:30\n---\n"
    expect(pathsOf(frontMatter(yaml, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'k', 'l', 'm']))).toEqual([])
  })

  test('the span is the native spelling', () => {
    const { scalars } = frontMatter(article, ['title', 'description', 'summary', 'linkTitle'])
    expect(scalars.map(({ start, end }) => article.slice(start, end))).toEqual([
      'Ferry returns to Karsal',
      "'The mayor''s plan'",
      '|\n  First line\n  Second line',
      'Ferry'
    ])
  })

  test('language and direction', () => {
    const found = localeScalars(article)
    expect(found.map(({ key, value }) => `${key} ${value}`)).toEqual(['lang en', 'dir ltr'])
    expect(replaced(article, found[0]!, 'no')).toContain('\nlang: "no"\n')
    expect(localeScalars('---\nlanguage: en\nlocale: en-GB\nseo: {lang: en}\n---\n').map(({ key }) => key)).toEqual([
      'lang',
      'lang'
    ])
  })
})

describe('where it starts and ends', () => {
  const bodyOf = (source: string) => source.slice(frontMatter(source, []).end)

  test.each([
    ['a byte order mark', '\uFEFF---\ntitle: a\n---\nBody'],
    ['CRLF', '---\r\ntitle: a\r\n---\r\nBody'],
    ['CR', '---\rtitle: a\rdate: b\r---\rBody'],
    ['blanks after the lines', '---  \ntitle: a\n---\t\nBody'],
    ['dots at the end', '---\ntitle: a\n...\nBody'],
    ['nothing within', '---\n---\nBody'],
    ['only a comment', '---\n# none\n---\nBody'],
    ['TOML', '+++\ntitle = "a"\n+++\nBody'],
    ['dashes within a value', '---\ntitle: a --- b\n---\nBody'],
    ['YAML between the lines of TOML', '+++\ntitle: a\n+++\nBody'],
    ['an object of JSON', '\uFEFF{\n  "title": "a }"\n}\n\nBody'],
    ['JSON between lines', '---json\n{"title": "a"}\n---\nBody'],
    ['members of JSON between lines', ';;;\n"title": "a",\n"b": 1\n;;;\nBody'],
    ['TOML by name', '---toml\ntitle = "a"\n---\nBody'],
    ['YAML by name', '---yaml\ntitle: a\n---\nBody'],
    ['code', '---js\n{ title: f() }\n---\nBody']
  ])('%s', (_name, source) => {
    expect(bodyOf(source)).toBe('Body')
  })

  test('the last line may lack its end', () => {
    expect(bodyOf('---\ntitle: a\n---')).toBe('')
  })

  test.each([
    ['no front matter', 'Body'],
    ['no end', '---\ntitle: a\n'],
    ['a longer rule', '----\ntitle: a\n----\n'],
    ['not at the start', '\n---\ntitle: a\n---\n'],
    ['prose between two breaks', '---\nA sentence\n---\nBody'],
    ['emphasis between two breaks', '---\n**Note** that\n\n*all* is well\n---\nBody'],
    ['a macro', '{{ title }}\n'],
    ['an expression', '{"title"}\n'],
    ['an attribute list', '{: .note }\n'],
    ['a list between two breaks', '---\n- one\n- two\n---\n']
  ])('%s: the body is everything', (_name, source) => {
    expect(frontMatter(source, ['title'])).toEqual({ end: 0, scalars: [] })
    expect(localeScalars(source)).toEqual([])
  })

  test('carriage returns alone end lines too', () => {
    const source = '---\rtitle: one\rsummary: two\r---\rBody'
    expect(frontMatter(source, ['summary']).scalars.map(({ start, end }) => source.slice(start, end))).toEqual(['two'])
  })
})

describe('what is refused', () => {
  const refusal = (source: string): FormatError => {
    try {
      frontMatter(source, ['title'])
    } catch (error) {
      if (error instanceof FormatError) return error
    }
    throw new Error('Not refused')
  }

  test('broken YAML under keys, with its place', () => {
    const source = '---\ntitle: Karsal: a city\n---\n'
    const error = refusal(source)
    expect(error).toMatchObject({ type: 'syntax', offset: source.indexOf('Karsal') })
    expect(error.message).toContain('line 2')
    expect(refusal('---\n# note\n\n"title": "a\n---\n').type).toBe('syntax')
  })

  test.each(['[', '{', '- ', '? ', '{a: ['])('nesting without end: %s', opener => {
    expect(refusal(`---\ntitle:\n ${opener.repeat(50_000)}\n---\n`).type).toBe('too-deep')
  })

  test('many brackets side by side are fine', () => {
    const source = `---\nlinks: [${'[a, b], '.repeat(500)}]\ntitle: x\n---\n`
    expect(frontMatter(source, ['title']).scalars).toHaveLength(1)
  })
})

describe('how a text is written', () => {
  test.each([
    ['plain stays plain', 'title: Old', 'New words', 'title: New words'],
    ['plain in another script', 'title: Old', 'العبّارة تعود', 'title: العبّارة تعود'],
    ['a word that is a boolean', 'title: Old', 'true', 'title: "true"'],
    ['the Norwegian problem', 'title: Old', 'No', 'title: "No"'],
    ['a number', 'title: Old', '123', 'title: "123"'],
    ['a date', 'title: Old', '2026-11-23', 'title: "2026-11-23"'],
    ['a colon and a blank', 'title: Old', 'Karsal: a city', 'title: "Karsal: a city"'],
    ['a colon at the end', 'title: Old', 'Karsal:', 'title: "Karsal:"'],
    ['a colon in a word', 'title: Old', 'at 10:30', 'title: at 10:30'],
    ['a comment', 'title: Old', 'Player #1 and C #', 'title: "Player #1 and C #"'],
    ['a quote first', 'title: Old', '"Never," she said', 'title: "\\"Never,\\" she said"'],
    ['an indicator first', 'title: Old', '@home', 'title: "@home"'],
    ['a dash first', 'title: Old', '- item', 'title: "- item"'],
    ['a line break', 'title: Old', 'a\nb', 'title: "a\\nb"'],
    ['outer blanks', 'title: Old', ' a ', 'title: " a "'],
    ['nothing', 'title: Old', '', 'title: ""'],
    ['a separator of lines', 'title: Old', 'a\u2028b\u0085c', 'title: "a\\u2028b\\u0085c"'],
    ['single quotes stay', "title: 'Old'", "the mayor's", "title: 'the mayor''s'"],
    ['single quotes cannot break a line', "title: 'Old'", 'a\nb', 'title: "a\\nb"'],
    ['double quotes stay', 'title: "Old"', 'a "b"', 'title: "a \\"b\\""'],
    ['a block scalar', 'title: >-\n  Old\n  words\nb: c', 'New', 'title: "New"\nb: c'],
    ['a block scalar that keeps its end', 'title: |+\n  Old\n\n\nb: c', 'New', 'title: "New"\n\n\nb: c'],
    ['many plain lines', 'title: Old\n  words\nb: c', 'New: words', 'title: "New: words"\nb: c'],
    ['plain in a flow', '{title: Old, b: c}', 'New, words', '{title: "New, words", b: c}'],
    ['a comment after it', 'title: Old # c', 'New', 'title: New # c']
  ])('%s', (_name, yaml, text, expected) => {
    expect(written(yaml, text)).toBe(expected)
    expect(parse(expected)).toMatchObject({ title: text })
  })

  test('quoted values that go on at the margin', () => {
    const source = '---\ntitle: "One\ntwo"\nsummary: \'three\n\nfour\'\n---\n'
    expect(scalarOf(source, 'title').value).toBe('One two')
    expect(replaced(source, scalarOf(source, 'title'), 'x')).toBe('---\ntitle: "x"\nsummary: \'three\n\nfour\'\n---\n')
  })
})

describe('the law: replacing one string changes this string and no other data', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'a',
          'true',
          '12',
          ': ',
          ' #',
          '- ',
          '"',
          "'",
          '\\',
          '\n',
          '\r\n',
          '\u2028',
          '---',
          '...',
          ', ',
          '{',
          ']',
          '%',
          '@',
          '*x',
          '&x',
          '!',
          '|',
          '>',
          '`',
          '~',
          '\t',
          ' ',
          '؟',
          'خبر',
          '新'
        ),
        { maxLength: 6 }
      )
      .map(parts => parts.join(''))
  )
  const versions = [{ version: '1.2' }, { version: '1.1' }] as const

  test.each([
    ['LF', article],
    ['CRLF', article.replaceAll('\n', '\r\n')],
    ['flow', '---\n{title: a b, "summary":"c", tags: [d, \'e\'], seo: {title: f}}\n---\n']
  ])('%s', (_name, source) => {
    const { scalars } = frontMatter(source, [...defaultFrontMatterKeys, 'tags'])
    expect(scalars.length).toBeGreaterThan(3)
    fc.assert(
      fc.property(fc.constantFrom(...scalars), text, (scalar, text) => {
        const result = replaced(source, scalar, text)
        const end = result.length - (source.length - frontMatter(source, []).end)
        expect(frontMatter(result, []).end).toBe(end)
        for (const options of versions) {
          const before = parse(source.slice(3, source.lastIndexOf('---')), options)
          const after = parse(result.slice(3, result.lastIndexOf('---')), options)
          expect(after).toEqual(withString(before, scalar.path.split('.'), text))
        }
      }),
      { numRuns: 300 }
    )
  })
})

function withString(data: unknown, [step, ...rest]: readonly string[], text: string): unknown {
  if (step === undefined) return text
  if (Array.isArray(data)) return data.map((item, i) => (String(i) === step ? withString(item, rest, text) : item))
  return Object.fromEntries(
    Object.entries(data as object).map(([key, value]) => [key, key === step ? withString(value, rest, text) : value])
  )
}
