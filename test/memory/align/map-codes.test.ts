import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withSourceCodes } from '../../../src/memory/align/map-codes.ts'
import { codeProblems, equalContent, type InlineCode } from '../../../src/model/content.ts'
import { arbitraryContent } from '../../support/arbitrary-content.ts'

const link = (id: string, address: string): readonly [InlineCode, InlineCode] => [
  { kind: 'open', id, data: '[', equiv: '', deletable: false },
  { kind: 'close', id, data: `](${address})`, equiv: '', deletable: false }
]
const bold = (id: string): readonly [InlineCode, InlineCode] => [
  { kind: 'open', id, data: '**', equiv: '', deletable: true },
  { kind: 'close', id, data: '**', equiv: '', deletable: true }
]
const span = (id: string, text: string): InlineCode => ({
  kind: 'standalone',
  id,
  data: `\`${text}\``,
  equiv: text,
  deletable: false
})

describe('withSourceCodes', () => {
  const [open, close] = link('1', '/en/plan')
  const source = ['See ', open, 'the plan', close, ' and ', span('2', 'npm ci'), '.']

  test('gives the same markup its number in the source, in whatever order', () => {
    const [first, last] = link('2', '/en/plan')
    const target = [span('1', 'npm ci'), ' et ', first, 'le plan', last]
    expect(withSourceCodes(source, target)).toEqual([span('2', 'npm ci'), ' et ', open, 'le plan', close])
  })

  test('takes a link to another address for the only link there is', () => {
    const [first, last] = link('1', '/fr/plan')
    const target = ['Voir ', first, 'le plan', last, ' et ', span('2', 'npm ci')]
    expect(withSourceCodes(source, target)).toEqual(['Voir ', open, 'le plan', close, ' et ', span('2', 'npm ci')])
  })

  test('refuses two links to other addresses: which is which is a guess', () => {
    const two = [...link('1', '/a'), ...link('2', '/b')]
    expect(withSourceCodes(two, [...link('1', '/c'), ...link('2', '/d')])).toBeUndefined()
  })

  test('refuses a code that is missing, added or another', () => {
    const [first, last] = link('1', '/en/plan')
    expect(withSourceCodes(source, ['Voir ', first, 'le plan', last])).toBeUndefined()
    expect(withSourceCodes(['Go'], [span('1', 'go')])).toBeUndefined()
    expect(withSourceCodes([span('1', 'a')], [span('1', 'b')])).toBeUndefined()
  })

  test('lets emphasis go', () => {
    const [on, off] = bold('1')
    expect(withSourceCodes(['A ', on, 'big', off, ' day'], ['يوم كبير'])).toEqual(['يوم كبير'])
  })

  test('what it gives has no problem with its codes', () => {
    fc.assert(
      fc.property(arbitraryContent, arbitraryContent, (source, target) => {
        const mapped = withSourceCodes(source, target)
        if (mapped) expect([...codeProblems(source, mapped)]).toEqual([])
        expect(equalContent(withSourceCodes(source, source)!, source)).toBe(true)
      })
    )
  })
})
