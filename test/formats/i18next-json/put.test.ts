import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { i18nextJson } from '../../../src/formats/i18next-json.ts'
import { formatTags } from '../../../src/model/inline-tags.ts'
import { localeTag } from '../../../src/model/locale.ts'

const format = i18nextJson()
const shared = format.shared!
const always = () => true
const never = () => false

describe('put', () => {
  test.each([
    [
      'adds behind what stands before it',
      '{"a":"1","c":"3"}',
      '{"a":"x","b":"y","c":"z","d":"w"}',
      '{"a":"1","b":"y","c":"3","d":"w"}'
    ],
    [
      'adds ahead of all',
      '{\n  "own": "o",\n  "b": "2"\n}',
      '{"a":"x","b":"y"}',
      '{\n  "own": "o",\n  "a":"x",\n  "b": "2"\n}'
    ],
    ['adds at the end where nothing is known', '{ "own": "o" }', '{"a":"x"}', '{ "own": "o", "a":"x" }'],
    [
      'fills an empty object',
      '{\n\t"a": {}\n}',
      '{\n  "a": {\n    "b": "x"\n  }\n}',
      '{\n\t"a": {\n\t\t"b": "x"\n\t}\n}'
    ],
    ['fills an empty file', '{}', '{\n  "a": "x"\n}\n', '{\n  "a": "x"\n}'],
    [
      'adds an object in the layout of the file',
      '{\r\n\t"a": "1"\r\n}',
      '{\n  "a": "x",\n  "b": {\n    "c": [\n      "y"\n    ]\n  }\n}',
      '{\r\n\t"a": "1",\r\n\t"b": {\r\n\t\t"c": [\r\n\t\t\t"y"\r\n\t\t]\r\n\t}\r\n}'
    ],
    ['fills empty texts and null', '{"a":"","b":null}', '{"a":"x","b":"y"}', '{"a":"x","b":"y"}'],
    [
      'leaves what is no text',
      '{"a":1,"b":{"x":"y"},"c":"3"}',
      '{"a":"x","b":"y","c":{"d":"z"}}',
      '{"a":1,"b":{"x":"y"},"c":"3"}'
    ],
    [
      'makes lists longer, never shorter',
      '{"a":["1"],"b":["1","2","3"]}',
      '{"a":["x","y","z"],"b":["x"]}',
      '{"a":["1","y","z"],"b":["1","2","3"]}'
    ],
    [
      'keeps blank lines apart',
      '{\n  "a": "1",\n\n  "c": "3"\n}',
      '{"a":"x","b":"y","c":"z"}',
      '{\n  "a": "1",\n  "b":"y",\n\n  "c": "3"\n}'
    ]
  ])('%s', (_, file, model, expected) => {
    expect(shared.put(file, model, never)).toBe(expected)
    expect(shared.put(expected, model, never)).toBe(expected)
  })

  test('replaces only where it may, and keeps the spelling of what is the same', () => {
    const file = '{"a": "\\u0061", "b": "1", "c": "2"}'
    expect(shared.put(file, '{"a":"a","b":"x","c":"y"}', name => name === 'b')).toBe(
      '{"a": "\\u0061", "b": "x", "c": "2"}'
    )
  })

  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__')
  const { object } = fc.letrec(tie => ({
    value: fc.oneof({ depthSize: 'small' }, fc.string({ minLength: 1, maxLength: 4 }), tie('object')),
    object: fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true })
  }))
  const file = fc
    .tuple(object, fc.constantFrom(0, 2, '\t'))
    .map(([value, indent]) => JSON.stringify(value, undefined, indent))

  test('loses nothing, has all that is missing, and is at rest after that', () => {
    fc.assert(
      fc.property(file, file, (theirs, ours) => {
        const put = shared.put(theirs, ours, never)
        const [before, wanted, after] = [theirs, ours, put].map(text => shared.texts(text))
        for (const [name, text] of before!) expect(after!.get(name)).toBe(text)
        for (const [name, text] of wanted!) {
          const isObstructed = [...before!.keys()].some(
            known => name.startsWith(`${known}.`) || known.startsWith(`${name}.`)
          )
          // An empty object may stand where the text should.
          if (!before!.has(name) && !isObstructed && !theirs.includes('{}')) expect(after!.get(name)).toBe(text)
        }
        expect(shared.put(put, ours, never)).toBe(put)
        const all = shared.put(theirs, ours, always)
        expect(shared.put(all, ours, always)).toBe(all)
      }),
      { numRuns: 500 }
    )
  })
})

describe('a text of the file', () => {
  const [block] = format.extract('{"a": "Ask <1>us</1> or <1>them</1>, {{name}}{{name}}"}', localeTag('en')).blocks
  test.each([
    ['{{name}}، <1>نحن</1>', '<3/>، <1>نحن</1>'],
    ['<1>a</1> <1>b</1> <1>c</1>', '<1>a</1> <2>b</2> \\<1>c\\</1>'],
    ['{{name}} {{name}} {{name}}', '<3/> <4/> {{name}}'],
    ['</1> {{other}} <1>', '\\</1> {{other}} \\<1>'],
    ['  padded  ', 'padded']
  ])('%j has the codes of its block', (text, expected) => {
    expect(formatTags(shared.content(text, block!))).toBe(expected)
  })
})
