import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PatternError } from '../../../src/segmentation/srx/character-set.ts'
import { machine } from '../../../src/segmentation/srx/machine.ts'
import { readPattern } from '../../../src/segmentation/srx/pattern.ts'

const forward = (pattern: string) => machine(readPattern(pattern), 'forward')
const backward = (pattern: string) => machine(readPattern(pattern), 'backward')

/** Expressions whose meaning in JavaScript and in ICU is the same. */
const patterns = fc
  .letrec<{ pattern: string; part: string }>(tie => ({
    pattern: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map(parts => parts.join('')),
    part: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\.', ' ', '\\p{Lu}', '[[A-Z]&&[^B]]', '\\s'),
      fc.constantFrom('a+', 'b*', '.?', 'a{2}', '[ab]{1,3}', 'b+?'),
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
      fc.tuple(tie('pattern'), fc.constantFrom('', '+', '*', '{0,2}')).map(([a, sign]) => `(${a})${sign}`),
      tie('pattern').map(a => `(?=${a})`),
      tie('pattern').map(a => `(?<!${a})`)
    )
  }))
  .pattern.filter(pattern => pattern.length < 60)

const texts = fc.array(fc.constantFrom('a', 'b', 'B', '.', ' ', '😀'), { maxLength: 8 }).map(parts => parts.join(''))

describe('matches where JavaScript does', () => {
  test('from an offset on', () => {
    fc.assert(
      fc.property(patterns, texts, texts, (pattern, before, after) => {
        const expression = new RegExp(`(?:${pattern})`, 'vy')
        expression.lastIndex = before.length
        expect(forward(pattern)(before + after, before.length)).toBe(expression.test(before + after))
      }),
      { numRuns: 500 }
    )
  })

  test('up to an offset', () => {
    fc.assert(
      fc.property(patterns, texts, texts, (pattern, before, after) => {
        const expression = new RegExp(`(?<=${pattern})`, 'vy')
        expression.lastIndex = before.length
        expect(backward(pattern)(before + after, before.length)).toBe(expression.test(before + after))
      }),
      { numRuns: 500 }
    )
  })
})

test.each([
  ['\\bст\\.', 'мост.', false],
  ['\\bст\\.', 'на ст.', true],
  ['\\b[Рр]ис\\.', 'См. рис.', true],
  ['(?i)gen\\.', 'GEN.', true],
  ['(?i:gen)\\.', 'GEN.', true],
  ['(?iu)\\bст\\.', 'СТ.', true],
  ['(?i)a(?-i)b', 'AB', false],
  ['\\Qa.b\\E', 'a.b', true],
  ['\\Qa.b\\E', 'axb', false],
  ['\\p{Lu}\\.', 'é.', false],
  ['(?i)\\p{Lu}\\.', 'é.', false],
  ['\\d+\\.', '१२.', true],
  ['[\\p{Lu}&&[^AB]]\\.', 'A.', false],
  ['[\\p{Lu}&&[^AB]]\\.', 'C.', true],
  ['[A-Z&&[^B]]', 'B', false],
  ['[A-Z&&[^B]]', 'A', true],
  ['[]x]', ']', true],
  ['[.\\-a-c]', '-', true],
  ['\\u0041\\x{42}\\x43', 'ABC', true],
  ['[:punct:]', ':', true],
  ['[[:punct:]]', '!', true],
  ['\\p{Punct}', '!', true],
  ['\\p{IsCyrillic}', 'д', true],
  ['a++b', 'aab', true],
  ['(?>a|b)c', 'bc', true],
  ['(?m)^x', 'y\nx', true],
  ['^x', 'y\nx', false],
  ['(?s).', '\n', true],
  ['.', '\n', false]
])('up to an offset: %s in %j', (pattern, text, expected) => {
  expect(backward(pattern)(text, text.length)).toBe(expected)
})

test.each([
  ['\\h+x', '\t\u00a0x', true],
  ['\\Rx', '\r\nx', true],
  ['\\R\\nx', '\r\nx', true],
  ['a\\B', 'ab', true],
  ['a$', 'ab', false],
  ['', 'anything', true]
])('from an offset on: %s in %j', (pattern, text, expected) => {
  expect(forward(pattern)(text, 0)).toBe(expected)
})

test.each([
  ['(a', '")" for this "("'],
  ['a)', 'no ")" without its "("'],
  ['[a', '"]" for this "["'],
  ['*a', 'something to repeat'],
  ['a{3,1}', 'a largest count of at least 3'],
  ['(.)\\1', 'no "\\1"'],
  ['\\p{Nonsense}', 'a property of Unicode'],
  ['\\q', 'an escape that SRX knows'],
  ['(?x)a', 'the flags i, m, s and u'],
  ['(?a', 'a group that SRX knows'],
  ['[z-a]', 'a class of characters'],
  ['((a{90}){90}){90}', 'at most 5000 states'],
  ['('.repeat(60), 'nested at most 50 deep'],
  ['a\\', 'a character after']
])('refuses %s', (pattern, expected) => {
  expect(() => forward(pattern)).toThrow(PatternError)
  expect(() => forward(pattern)).toThrow(expected)
})

test.each(['(a+)+b', '(a|a)*b', '(a*)*b', '(a|aa)+b', '.*.*.*.*b', '(a?){40}a{40}b', '((a+)+)+b'])(
  '%s comes to an end on what it does not match',
  pattern => {
    expect(forward(pattern)('a'.repeat(10_000), 0)).toBe(false)
    expect(backward(pattern)('a'.repeat(10_000), 10_000)).toBe(false)
  }
)
