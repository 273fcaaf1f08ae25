import { expect, test } from 'vitest'
import { bidiClass, levelsOf, visualOrder } from '../../src/style/bidi.ts'

test('a character beyond the basic plane counts by its own class, in both halves', () => {
  expect(bidiClass('😀')).toBe('ON')
  expect(bidiClass('𞤀')).toBe('R')
  expect([...levelsOf('א😀ב', 'rtl')]).toEqual([1, 1, 1, 1])
  expect([...levelsOf('a𞤀', 'ltr')]).toEqual([0, 1, 1])
  expect([...levelsOf('a😀b', 'rtl')]).toEqual([2, 2, 2, 2])
})

test('a line from left to right', () => {
  const shown = (text: string, base: 'ltr' | 'rtl') =>
    visualOrder(text, base)
      .map(i => text[i])
      .join('')
  expect(shown('אב C++', 'rtl')).toBe('++C בא')
  expect(shown('a אב 5', 'ltr')).toBe('a 5 בא')
})
