import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  codeProblems,
  content,
  equalContent,
  type InlineCode,
  plainText,
  visibleText
} from '../../src/model/content.ts'
import { arbitraryContent } from '../support/arbitrary-content.ts'

const code = (kind: InlineCode['kind'], id: string, deletable = false): InlineCode => ({
  kind,
  id,
  data: 'x',
  equiv: 'npm',
  deletable
})
const [open, close, single] = [code('open', '1'), code('close', '1'), code('standalone', '2')]

describe('content', () => {
  test('is canonical: nothing empty, no two strings side by side', () => {
    expect(content(['a', '', 'b', single, ''])).toEqual(['ab', single])
  })

  test('shows its text without codes, and as its reader sees it', () => {
    expect(plainText(['Run ', single, ' now'])).toBe('Run  now')
    expect(visibleText(['Run ', single, ' now'])).toBe('Run npm now')
  })

  test('equals itself alone', () => {
    fc.assert(
      fc.property(arbitraryContent, arbitraryContent, (a, b) => {
        expect(equalContent(a, a)).toBe(true)
        expect(equalContent(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b))
      })
    )
  })
})

describe('codes of a target', () => {
  const source = [open, 'a', close, single]
  const problems = (target: typeof source | readonly (string | InlineCode)[]) => [...codeProblems(source, target)]

  test('may stand in another order', () => {
    expect(problems([single, open, 'b', close])).toEqual([])
  })

  test.each([
    ['missing', [open, 'b', close], ['Missing inline code: standalone 2']],
    ['doubled', [open, 'b', close, single, single], ['Doubled inline code: standalone 2']],
    ['crossed', [close, 'b', open, single], ['Crossed inline code: close 1']],
    ['invented', [open, 'b', close, single, code('standalone', '3')], ['Unknown inline code: standalone 3']]
  ] as const)('are reported when %s', (_, target, expected) => {
    expect(problems(target)).toEqual(expected)
  })

  test('may be left out where they are deletable, but never by half', () => {
    const emphasis = [code('open', '1', true), 'a', code('close', '1', true)]
    expect([...codeProblems(emphasis, ['a'])]).toEqual([])
    expect([...codeProblems(emphasis, [code('open', '1', true), 'a'])]).toEqual(['Missing inline code: close 1'])
  })
})
