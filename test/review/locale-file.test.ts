import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ReviewError } from '../../src/model/errors.ts'
import { formatLocaleFile, parseLocaleFile } from '../../src/review/locale-file.ts'

const path = 'locales/ar/articles/vote.json'

/** What reading `text` says is wrong. */
function complaint(text: string): { readonly type: string; readonly message: string } {
  try {
    parseLocaleFile(text, path)
  } catch (error) {
    if (error instanceof ReviewError && error.path === path) return { type: error.type, message: error.message }
    throw error
  }
  throw new Error(`read without complaint: ${text}`)
}

describe('formatLocaleFile', () => {
  test('writes a key a line, unescaped, with a final newline', () => {
    const entries = [
      ['title', 'صوّت المجلس'],
      ['p-k7q2', 'Say "no"\nRead <1>it</1> 👍']
    ] as const
    expect(formatLocaleFile(entries)).toBe(
      '{\n  "title": "صوّت المجلس",\n  "p-k7q2": "Say \\"no\\"\\nRead <1>it</1> 👍"\n}\n'
    )
  })

  test('writes an empty file as an object', () => {
    expect(formatLocaleFile(new Map())).toBe('{}\n')
    expect(parseLocaleFile('{}\n', path).size).toBe(0)
  })

  test('refuses the same key twice', () => {
    expect(() =>
      formatLocaleFile([
        ['a', '1'],
        ['a', '2']
      ])
    ).toThrow(RangeError)
  })
})

describe('parseLocaleFile', () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  const entries = fc.uniqueArray(fc.tuple(fc.oneof(anyText, fc.constantFrom('__proto__', '1', '10', '2')), anyText), {
    selector: ([key]) => key
  })

  test('reads back what was written, in order, whatever the texts', () => {
    fc.assert(
      fc.property(entries, entries => {
        expect([...parseLocaleFile(formatLocaleFile(entries), path)]).toEqual(entries)
      })
    )
  })

  test('reads what JSON.parse reads, whatever the white space, byte order mark and escapes', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom('', '\t', '  ', '    '), fc.boolean(), (entries, indent, hasMark) => {
        const text = JSON.stringify(Object.fromEntries(entries.filter(([key]) => key !== '__proto__')), null, indent)
        const escaped = text.replace(/[^\p{ASCII}]/gu, found =>
          Array.from(
            { length: found.length },
            (_, i) => `\\u${found.charCodeAt(i).toString(16).padStart(4, '0')}`
          ).join('')
        )
        for (const form of [text, text.replaceAll('\n', '\r\n'), escaped]) {
          const read = parseLocaleFile(`${hasMark ? '\uFEFF' : ''}${form}\r\n`, path)
          expect(Object.fromEntries(read)).toEqual(JSON.parse(text))
        }
      })
    )
  })

  test('complains of whatever JSON.parse does not read', () => {
    fc.assert(
      fc.property(
        entries,
        fc.nat(),
        fc.constantFrom('', '"', ',', '{', '}', '\\', '\n', 'x', ':'),
        (entries, at, inserted) => {
          const good = formatLocaleFile(entries)
          const place = at % good.length
          const text = good.slice(0, place) + inserted + good.slice(place + 1)
          const isJson = (): boolean => {
            try {
              JSON.parse(text)
              return true
            } catch {
              return false
            }
          }
          if (isJson()) return
          expect(complaint(text).type).toMatch(/syntax|not-strings/)
        }
      ),
      { numRuns: 400 }
    )
  })

  test.each([
    ['', 'syntax', 1, 1, 'got an empty file'],
    ['  \n', 'syntax', 2, 1, 'restore it from git'],
    ['[]', 'syntax', 1, 1, 'one JSON object'],
    ['{\n  "a": "b",\n}', 'syntax', 3, 1, 'delete the comma before it'],
    ['{\n  "a": "b"\n  "c": "d"\n}', 'syntax', 3, 3, 'a comma or "}" after the text of "a"'],
    ['{\n  "a": "he said "no" twice"\n}', 'syntax', 2, 18, 'write \\" for a double quote inside a text'],
    ['{\n  "a": "one\ntwo"\n}', 'syntax', 2, 12, 'a line break is written \\n'],
    ['{ "a": "C:\\path" }', 'syntax', 1, 11, 'a backslash is written \\\\'],
    ['{ "a": "b', 'syntax', 1, 10, 'the file is cut short'],
    ['{ "a": "b" } { }', 'syntax', 1, 14, 'nothing after the closing "}"'],
    ["{ 'a': 'b' }", 'syntax', 1, 3, 'a key in double quotes'],
    ['{ "a" "b" }', 'syntax', 1, 7, '":" after the key "a"'],
    ['{ "a": b }', 'syntax', 1, 8, 'a text in double quotes for "a"'],
    ['{\r\n  "p-k7q2": 12 }', 'not-strings', 2, 13, 'for "p-k7q2", got the number 12'],
    ['{ "a": null }', 'not-strings', 1, 8, 'got null'],
    ['\uFEFF{ "a": { "b": "c" } }', 'not-strings', 1, 8, 'got an object'],
    ['{ "a": ["b"] }', 'not-strings', 1, 8, 'got a list'],
    ['{\n  "a": "b",\n  "a": "b"\n}', 'syntax', 3, 3, 'each key once, got "a" as in line 2']
  ])('says where %j is wrong and what to do', (text, type, line, column, part) => {
    const found = complaint(text)
    expect(found.type).toBe(type)
    expect(found.message).toContain(`(${path}:${line}:${column})`)
    expect(found.message).toContain(part)
  })

  test('names an unresolved git conflict', () => {
    const lines = [
      '{',
      '  "a": "x",',
      '<<<<<<< HEAD',
      '  "b": "one"',
      '=======',
      '  "b": "two"',
      '>>>>>>> review',
      '}',
      ''
    ]
    const { type, message } = complaint(lines.join('\n'))
    expect(type).toBe('syntax')
    expect(message).toContain(`${path}:3:1`)
    expect(message).toContain('keep one text for each key')
  })

  test('takes a text that looks like a conflict for what it is', () => {
    expect(parseLocaleFile('{ "a": "<<<<<<< HEAD" }', path).get('a')).toBe('<<<<<<< HEAD')
  })
})
