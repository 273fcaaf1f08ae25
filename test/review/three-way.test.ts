import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localeTag } from '../../src/model/locale.ts'
import { mergeThreeWay } from '../../src/review/three-way.ts'

const en = localeTag('en')

describe('mergeThreeWay', () => {
  test('takes the changes of both to one sentence', () => {
    const base = 'Le vote sur le pont aura lieu jeudi.'
    const ours = 'Le scrutin sur le pont se tiendra jeudi.'
    const theirs = 'Le vote sur le pont aura lieu vendredi matin, a dit le maire.'
    expect(mergeThreeWay(base, ours, theirs, localeTag('fr'))).toEqual({
      text: 'Le scrutin sur le pont se tiendra vendredi matin, a dit le maire.',
      conflict: false
    })
  })

  test('takes them in Arabic', () => {
    const base = 'قال الوزير إن 12 مدرسة ستفتح يوم الاثنين.'
    const ours = 'قال الوزير إن اثنتي عشرة مدرسة ستفتح يوم الاثنين.'
    const theirs = 'قال الوزير إن 12 مدرسة ستفتح يوم الخميس.'
    expect(mergeThreeWay(base, ours, theirs, localeTag('ar'))).toEqual({
      text: 'قال الوزير إن اثنتي عشرة مدرسة ستفتح يوم الخميس.',
      conflict: false
    })
  })

  test("keeps the person's text where both changed the same words", () => {
    const merged = mergeThreeWay('大桥将于周二开放。', '大桥定于周二通车。', '大桥将于周五晚开放。', localeTag('zh'))
    expect(merged).toEqual({ text: '大桥定于周二通车。', conflict: true })
    expect(mergeThreeWay('a b c', 'a x c', 'a y c', en)).toEqual({ text: 'a x c', conflict: true })
  })

  test('never cuts an inline tag in two', () => {
    const merged = mergeThreeWay('Read <1>it</1> now.', 'Read <2>it</2> now.', 'Read <12>it</12> now.', en)
    expect(merged).toEqual({ text: 'Read <2>it</2> now.', conflict: true })
  })

  test('takes a moved tag from each side', () => {
    const base = 'Read <1>the long report</1> of the council today.'
    const ours = 'Read the long <1>report</1> of the council today.'
    const theirs = 'Read <1>the long report of the council</1> today.'
    const text = 'Read the long <1>report of the council</1> today.'
    expect(mergeThreeWay(base, ours, theirs, en)).toEqual({ text, conflict: false })
  })

  test('leaves no half of a pair', () => {
    const base = 'Read <1>the long report</1> of the council today.'
    const ours = 'Read the long report of the council today.'
    const theirs = 'Read <1>the long report of the council</1> today.'
    expect(mergeThreeWay(base, ours, theirs, en)).toEqual({ text: ours, conflict: true })
  })

  test('leaves no tag doubled', () => {
    const base = 'one two three four five six <1/> seven'
    const ours = '<1/> one two three four five six seven'
    const theirs = 'one two three <1/> four five six seven'
    expect(mergeThreeWay(base, ours, theirs, en)).toEqual({ text: ours, conflict: true })
  })

  test('merges a very long text from one unique word to the next', () => {
    const words = Array.from({ length: 5000 }, (_, i) => (i % 3 === 0 ? 'the' : `w${i}`))
    const ours = words.with(4, 'ours').join(' ')
    const theirs = words.with(4900, 'theirs').join(' ')
    const merged = mergeThreeWay(words.join(' '), ours, theirs, en)
    expect(merged).toEqual({ text: words.with(4, 'ours').with(4900, 'theirs').join(' '), conflict: false })
  })

  test('gives up on a long text that has nothing but repeated words', () => {
    const base = 'to and fro '.repeat(1000)
    expect(mergeThreeWay(base, `so ${base}`, `${base}now`, en)).toEqual({ text: `so ${base}`, conflict: true })
  })
})

describe('whatever the texts', () => {
  const text = fc.oneof(
    fc
      .array(fc.constantFrom('the', 'vote', '<1>', '</1>', '<2/>', '\\<1>', '.', 'a', '大桥'))
      .map(words => words.join(' ')),
    fc.string({ unit: 'grapheme' })
  )

  test('one side unchanged gives the other, both the same give that', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(mergeThreeWay(a, a, b, en)).toEqual({ text: b, conflict: false })
        expect(mergeThreeWay(a, b, a, en)).toEqual({ text: b, conflict: false })
        expect(mergeThreeWay(a, b, b, en)).toEqual({ text: b, conflict: false })
      })
    )
  })

  test('a conflict gives ours, and the answer has only words of the three', () => {
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        const merged = mergeThreeWay(base, ours, theirs, en)
        if (merged.conflict) expect(merged.text).toBe(ours)
        const known = new Set([...base, ...ours, ...theirs])
        expect([...merged.text].filter(character => !known.has(character))).toEqual([])
      })
    )
  })

  test('changes far from each other are both there', () => {
    const word = fc.constantFrom('red', 'green', 'blue')
    fc.assert(
      fc.property(fc.array(word, { minLength: 3, maxLength: 30 }), word, word, (middle, first, last) => {
        const whole = (start: string, end: string): string => [start, 'A', ...middle, 'Z', end].join(' ')
        const merged = mergeThreeWay(whole('one', 'two'), whole(first, 'two'), whole('one', last), en)
        expect(merged).toEqual({ text: whole(first, last), conflict: false })
      })
    )
  })
})
