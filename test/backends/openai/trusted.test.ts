import fc from 'fast-check'
import { expect, test } from 'vitest'
import { echoLength, trustedAnswers } from '../../../src/backends/openai/trusted.ts'

const asked = (...texts: readonly string[]) => texts.map((src, i) => ({ id: String(i + 1), src }))

const sentence = fc
  .array(fc.constantFrom('the', 'council', 'mayor', 'voted', 'against', 'it', 'on', 'Monday', '5.5', 'not'), {
    minLength: 4,
    maxLength: 14
  })
  .map(words => `${words.join(' ')}.`)

test('whichever way answers are moved, none is taken for another segment', () => {
  const moved = fc
    .uniqueArray(sentence, { minLength: 1, maxLength: 10, selector: text => text.toLowerCase() })
    .chain(texts => fc.tuple(fc.constant(texts), fc.array(fc.nat(texts.length - 1), { maxLength: 12 })))
  fc.assert(
    fc.property(moved, fc.boolean(), ([texts, order], isLast) => {
      const segments = asked(...texts)
      const length = Math.ceil(1.25 * echoLength(segments))
      const answers = order.map((at, i) => ({
        id: String((i % texts.length) + 1),
        src: texts[at]!.slice(0, length),
        tgt: `target of ${at}`
      }))
      for (const [id, tgt] of trustedAnswers(segments, answers, isLast)) {
        expect(tgt).toBe(`target of ${Number(id) - 1}`)
      }
    }),
    { numRuns: 500 }
  )
})

test('good answers are taken, however alike the segments are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(sentence, { minLength: 1, maxLength: 10 }), texts => {
      const segments = asked(...texts)
      const length = Math.ceil(1.25 * echoLength(segments))
      const answers = segments.map(({ id, src }) => ({
        id,
        src: src.slice(0, length),
        tgt: 'ziel '.repeat(src.length / 5)
      }))
      expect(trustedAnswers(segments, answers, false).size).toBe(texts.length)
    }),
    { numRuns: 500 }
  )
})

test.each([
  [['The council met on Monday.', 'The mayor did not.'], 20],
  [['The council met on Monday in Karsal.', 'The council met on Monday in Lund.'], 27],
  [[`${'a'.repeat(200)}b`, `${'a'.repeat(200)}c`], 80]
])('%j need %i letters', (texts, length) => {
  expect(echoLength(asked(...texts))).toBe(length)
})

test.each([
  ['The  COUNCIL met, on', true],
  ['“The council met on”', true],
  ['Ths council met on', true],
  ['The', false],
  ['', false],
  ['The mayor did not', false]
])('the copy %j of "The council met on Monday." is trusted: %j', (src, isTrusted) => {
  const segments = asked('The council met on Monday.', 'A', 'B')
  const others = segments.slice(1).map(({ id, src }) => ({ id, src, tgt: 'x' }))
  const found = trustedAnswers(segments, [{ id: '1', src, tgt: 'Le conseil.' }, ...others], false)
  expect(found.has('1')).toBe(isTrusted)
})
