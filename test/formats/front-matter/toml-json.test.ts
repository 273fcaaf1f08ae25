import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frontMatter, localeScalars, type Scalar } from '../../../src/formats/front-matter.ts'
import { FormatError } from '../../../src/model/errors.ts'

const toml = `+++
# about the article
title = "Ferry \\u0072eturns, \\"at dawn\\""   # as printed
date = 2026-11-23T07:32:00Z
day = 2026-11-23 07:32:00
weight = 1_000.5
draft = false
slug = 'ferry'
summary = 'The mayor says "yes"'
description = """
Two boats \\
  a day,
and more."""
tags = [ "ferry", 'the port', # more to come
  """boats""", 4, ]
lang = "en"
image = { src = "a.jpg", alt = "A boat", sizes = [1, 2] }

[seo]
title = '''Ferry back'''
"og.title" = "not a path"

[[images]]
src = "a.jpg"
caption = "The quay"
[[images]]
caption = "The deck"
[images.meta]
caption = "not listed"
+++
Body.
`

const json = `{
  "title": "Ferry returns, \\"at dawn\\"",
  "weight": -1.5e3, "draft": false, "none": null, "empty": "", "list": [],
  "seo": {"title": "Ferry b\\u0061ck"},
  "tags": ["ferry", "the port", ["inner"]],
  "lang": "en",
  "images": [{"caption": "The quay"}, {"caption": "The deck"}]
}

Body.
`

const keys = ['title', 'summary', 'description', 'tags', 'image.alt', 'seo.title', 'images.caption']
const valuesOf = (source: string) => frontMatter(source, keys).scalars.map(({ path, value }) => `${path}: ${value}`)
const replaced = (source: string, { start, end, write }: Pick<Scalar, 'start' | 'end' | 'write'>, text: string) =>
  source.slice(0, start) + write(text) + source.slice(end)

test('strings of TOML', () => {
  expect(valuesOf(toml)).toEqual([
    'title: Ferry returns, "at dawn"',
    'summary: The mayor says "yes"',
    'description: Two boats a day,\nand more.',
    'tags.0: ferry',
    'tags.1: the port',
    'tags.2: boats',
    'image.alt: A boat',
    'seo.title: Ferry back',
    'images.0.caption: The quay',
    'images.1.caption: The deck'
  ])
})

test('strings of JSON', () => {
  expect(valuesOf(json)).toEqual([
    'title: Ferry returns, "at dawn"',
    'seo.title: Ferry back',
    'tags.0: ferry',
    'tags.1: the port',
    'tags.2.0: inner',
    'images.0.caption: The quay',
    'images.1.caption: The deck'
  ])
})

test.each([
  ['TOML', toml, 'lang = "no"'],
  ['JSON', json, '"lang": "no"']
])('the language of %s', (_name, source, expected) => {
  const [scalar] = localeScalars(source)
  expect(scalar).toMatchObject({ key: 'lang', value: 'en' })
  expect(replaced(source, scalar!, 'no')).toContain(expected)
})

describe('the spelling is kept', () => {
  test.each([
    ['title = "a"', 'b "c" \\ \x7F\n', 'title = "b \\"c\\" \\\\ \\u007F\\n"'],
    ["title = 'a'", 'b "c" \\', 'title = \'b "c" \\\''],
    ["title = 'a'", "it's", 'title = "it\'s"'],
    ["title = '''a'''", 'b', "title = 'b'"],
    ['title = """\na"""', 'b', 'title = "b"'],
    ['"title" = "a" # c', 'b', '"title" = "b" # c']
  ])('%j with %j', (line, text, expected) => {
    const source = `+++\n${line}\n+++\n`
    expect(replaced(source, frontMatter(source, ['title']).scalars[0]!, text)).toBe(`+++\n${expected}\n+++\n`)
  })
})

describe('the law: replacing one string changes this string and no other', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          'a',
          '"',
          "'",
          '\\',
          '\n',
          '\r',
          '\t',
          '\x7F',
          '\0',
          '"""',
          "'''",
          '+++',
          '\n+++\n',
          '\\u0041',
          '#',
          '}',
          '؟',
          '新',
          '\u{1F600}',
          '\u2028'
        ),
        { maxLength: 6 }
      )
      .map(parts => parts.join(''))
  )
  test.each([
    ['TOML', toml],
    ['TOML with CRLF', toml.replaceAll('\n', '\r\n')],
    ['JSON', json]
  ])('%s', (_name, source) => {
    const { scalars, end } = frontMatter(source, keys)
    fc.assert(
      fc.property(fc.nat(scalars.length - 1), text, (index, text) => {
        const scalar = scalars[index]!
        const result = replaced(source, scalar, text)
        const written = scalar.write(text)
        expect(decoded(written)).toBe(text)
        const again = frontMatter(result, keys)
        expect(result.slice(again.end)).toBe(source.slice(end))
        const expected = scalars.flatMap(({ path, value }, i) => {
          const now = i === index ? text : value
          return /[\p{L}\p{N}]/u.test(now) ? [`${path}: ${now}`] : []
        })
        expect(again.scalars.map(({ path, value }) => `${path}: ${value}`)).toEqual(expected)
      }),
      { numRuns: 300 }
    )
  })
})

/** A string of both languages by the reader of the platform: what is written in double quotes is JSON too. */
function decoded(spelling: string): unknown {
  return spelling.startsWith("'") ? spelling.slice(1, -1) : JSON.parse(spelling)
}

describe('what is broken is refused with its place', () => {
  test.each([
    ['+++\ntitle = "A\n+++\n', 12],
    ['+++\ntitle = A ferry\n+++\n', 13],
    ['+++\na = 1 b = 2\n+++\n', 9],
    ['+++\na = [1, 2\n+++\n', 14],
    ['+++\na = "\\x"\n+++\n', 12],
    ['+++\n[a\n+++\n', 6],
    ['{"title": "A" "b": 2}\n', 14],
    ['{"title": "A",}\n', 14],
    ['{"title": 01}\n', 11],
    ['{"title": "A"', 13],
    ['---json\n{"a": 1} x\n---\n', 17]
  ])('%j', (source, offset) => {
    const reading = () => frontMatter(source, keys)
    expect(reading).toThrow(FormatError)
    expect(reading).toThrow(expect.objectContaining({ type: 'syntax', offset }))
  })

  test.each([
    ['TOML', `+++\na = ${'['.repeat(10_000)}\n+++\n`],
    ['JSON', `{"a": ${'['.repeat(10_000)}`]
  ])('%s nested beyond reason', (_name, source) => {
    expect(() => frontMatter(source, keys)).toThrow(expect.objectContaining({ type: 'too-deep' }))
  })
})
