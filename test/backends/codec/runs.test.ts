import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromRuns, toRuns } from '../../../src/backends/codec/runs.ts'
import { type Content, codeProblems, codesOf, isCode, visibleText } from '../../../src/model/content.ts'
import { anyContent, tagged, written } from '../contents.ts'

const source = tagged('A <1>red <2>fox</2></1> and <3>a dog</3><4/>')
const [a, red, fox, and, dog, mark] = toRuns(source)

test('the source without nesting', () => {
  expect(toRuns(source).map(({ pairs }) => pairs)).toEqual([[], ['1'], ['1', '2'], [], ['3'], []])
})

test.each([
  ['as it was', [a, red, fox, and, dog, mark], 'A <1>red <2>fox</2></1> and <3>a dog</3><4/>'],
  ['moved', [dog, and, fox, red, a], '<3>a dog</3> and <1><2>fox</2>red </1>A '],
  ['in pieces, with little between', [red, { part: 'x ', pairs: [] }, fox], '<1>red x <2>fox</2></1>'],
  ['in pieces far apart', [red, { part: 'a long way ', pairs: [] }, fox], '<1>red </1>a long way <2>fox</2>'],
  ['across another', [red, dog, fox, dog], '<1>red </1><3>a dog</3><2>fox</2>a dog'],
  ['with a code twice', [mark, dog, mark], '<4/><3>a dog</3>']
])('%s', (_name, runs, target) => {
  expect(
    written(
      fromRuns(
        runs.map(run => run!),
        source
      )
    )
  ).toBe(target)
})

test('runs of content make it again, but for pairs with nothing in them', () => {
  fc.assert(
    fc.property(anyContent, source => {
      const again = fromRuns(toRuns(source), source)
      expect(visibleText(again)).toBe(visibleText(source))
      expect(fromRuns(toRuns(again), again)).toEqual(again)
      const missing = codesOf(source).filter(code => !codesOf(again).includes(code))
      const empty = source.filter((part, i) => isCode(part) && part.kind === 'open' && isEmptyAt(source, i))
      expect(missing.filter(({ kind }) => kind === 'open')).toEqual(empty)
    }),
    { numRuns: 500 }
  )
})

test('in any order, number and company: codes of the source alone, once each, whole and nested', () => {
  const content = anyContent.chain(source => {
    const runs = toRuns(source)
    const any = fc.record({
      part: fc.constantFrom(' ', 'x', ...runs.map(({ part }) => part)),
      pairs: fc.constantFrom([], ['77'], ...runs.map(({ pairs }) => pairs))
    })
    return fc.tuple(fc.constant(source), fc.array(any, { maxLength: 20 }))
  })
  fc.assert(
    fc.property(content, ([source, runs]) => {
      const target = fromRuns(runs, source)
      const own = new Set(codesOf(source))
      expect(codesOf(target).every(code => own.has(code))).toBe(true)
      expect([...codeProblems(source, target)].filter(problem => !problem.startsWith('Missing'))).toEqual([])
    }),
    { numRuns: 1_000 }
  )
})

/** Whether the pair that opens there has neither text nor a standalone code in it. */
function isEmptyAt(source: Content, at: number): boolean {
  const open = source[at]
  const end = source.findIndex(part => isCode(part) && isCode(open!) && part.kind === 'close' && part.id === open.id)
  return !source.slice(at, end).some(part => !isCode(part) || part.kind === 'standalone')
}
