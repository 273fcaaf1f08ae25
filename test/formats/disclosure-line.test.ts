import { describe, expect, test } from 'vitest'
import { isDisclosureLine } from '../../src/formats/disclosure-line.ts'

describe('a line that only says a machine translated', () => {
  test.each([
    'Powered by automated translation',
    'This article was translated by a machine and may hold errors.',
    'This article was translated by a machine.',
    'Translated automatically from English.',
    'Note: This page has been translated using artificial intelligence.',
    'Cet article a été traduit automatiquement.',
    'Traduction automatique',
    'Este artículo ha sido traducido automáticamente.',
    'Dieser Artikel wurde maschinell übersetzt.',
    'تمت ترجمة هذا المقال آليا.',
    'ترجمة آلية'
  ])('%s', line => {
    expect(isDisclosureLine(line)).toBe(true)
  })
})

describe('is not one', () => {
  test.each([
    'The book was translated by a machine in 1954, they said.',
    'Machine translation is getting better.',
    'This article was translated by Nora Lindqvist.',
    'Powered by automated translation, the firm grew by a third in a year.',
    'La traduction automatique progresse.',
    ''
  ])('%s', line => {
    expect(isDisclosureLine(line)).toBe(false)
  })
})
