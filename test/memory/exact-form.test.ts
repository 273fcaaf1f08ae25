import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactForm, exactFormVersion, targetToText, textToTarget } from '../../src/memory/exact-form.ts'
import type { InlineCode } from '../../src/model/content.ts'

const code = (kind: InlineCode['kind'], id: string, data = ''): InlineCode => ({
  kind,
  id,
  data,
  equiv: 'x',
  deletable: true
})

describe('exactForm', () => {
  test('of a variant is no other text’s', () => {
    expect(exactForm(['<1> days'], 'few')).toBe('few\n\\<1> days')
    expect(exactForm(['few\n\\<1> days'])).not.toContain('\n')
  })

  test.each([
    [['The council voted.'], 'The council voted.'],
    [[' \u00a0The\n\tcouncil\u2003 \u3000voted.\r\n'], 'The council voted.'],
    [['Cafe\u0301'], 'Caf\u00e9'],
    [['zero\u200bwidth, byte\ufefforder'], 'zero\u200bwidth, byte\ufefforder'],
    [['half \ud800 a pair'], 'half \ufffd a pair'],
    [[' '], ''],
    [[], ''],
    [['2 < 3 > 1, <b>'], '2 < 3 > 1, <b>'],
    [['a literal <1> and \\<2/>'], 'a literal \\<1> and \\\\\\<2/>'],
    [['Read ', code('open', '9'), 'it', code('close', '9'), code('standalone', '4')], 'Read <1>it</1><2/>'],
    [[' ', code('open', '2'), ' it ', code('close', '2'), ' '], '<1> it </1>'],
    [[code('close', '5'), ' then ', code('open', '3')], '</1> then <2>'],
    [[code('standalone', '1'), '\u0338x'], '<1/>\u0338x'],
    [['neighbouring ', ' strings'], 'neighbouring strings']
  ])('%j is %j', (source, form) => {
    expect(exactForm(source)).toBe(form)
  })

  test('never changes: version 1 is these very forms', () => {
    expect(exactFormVersion).toBe(1)
  })

  test('is its own form, and no other spacing makes another', () => {
    const space = fc.constantFrom(' ', '\n', '\u00a0', '  ', '\t \u2009', '\u2028')
    const word = fc.string({ unit: fc.constantFrom('a', 'é', 'ب', '<', '1', '>', '\\', '.'), minLength: 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(word, space, space)), words => {
        const [one, other] = [1, 2].map(i => words.map(parts => parts[0] + parts[i]).join(''))
        expect(exactForm([one!])).toBe(exactForm([` ${other}\n`]))
        expect(exactForm([one!])).not.toMatch(/ {2}|^ | $/)
      })
    )
  })
})

describe('targetToText and textToTarget', () => {
  const source = [code('open', '5', '**'), 'Read', code('close', '5', '**'), code('standalone', '2', '<br>')]

  test('keep the text of a target as it is', () => {
    const text = ' «\u00a0Cafe\u0301\u00a0»\n <b> \\'
    expect(targetToText(['x'], [text])).toBe(text)
    expect(textToTarget(['x'], text)).toEqual([text])
    expect(textToTarget(['x'], '')).toEqual([])
  })

  test('number the codes as the exact form does', () => {
    const target = [source[3]!, source[0]!, 'اقرأ', source[2]!]
    expect(targetToText(source, target)).toBe('<2/><1>اقرأ</1>')
    expect(textToTarget(source, '<2/><1>اقرأ</1>')).toEqual(target)
  })

  test('give a code the source lacks a number of its own, and do not give it back', () => {
    const text = targetToText(source, ['x', code('standalone', '1')])
    expect(text).toBe('x<3/>')
    expect(textToTarget(source, text)).toBeUndefined()
    expect(textToTarget(source, 'x<2>')).toBeUndefined()
    expect(textToTarget(source, 'x\\<3/>')).toEqual(['x<3/>'])
  })
})
