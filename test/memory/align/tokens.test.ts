import { describe, expect, test } from 'vitest'
import { tokensOf } from '../../../src/memory/align/tokens.ts'

const tokens = (text: string, script: string): readonly string[] => [...tokensOf(text, [], script).keys()]

describe('tokensOf', () => {
  test.each([
    ['1,234.5 boats', 'Latn'],
    ['1.234,5 bateaux', 'Latn'],
    ['١٬٢٣٤٫٥ قاربا', 'Arab'],
    ['۱٬۲۳۴٫۵ قایق', 'Arab']
  ])('%s has the number 12345', (text, script) => {
    expect(tokens(text, script)).toContain('#12345')
  })

  test('an address is one token, without the full stop after it', () => {
    expect(tokens('Voir https://example.org/a-b.', 'Latn')).toContain('=https://example.org/a-b')
    expect(tokens('إلى news@example.org', 'Arab')).toContain('=news@example.org')
  })

  test('a Latin word among others is itself, of words the start counts', () => {
    expect(tokensOf('قال Karsal أمس', [], 'Arab').get('=karsal')).toBe('foreign')
    expect(tokens('reporters', 'Latn')).toEqual(['=reporters', '~repor'])
    expect(tokens('والمدينة المدينة', 'Arab')).toEqual(['~مدينة'.slice(0, 6)])
  })

  test('where words are not set apart, two characters are as good as one', () => {
    expect(tokens('大桥重开', 'Hans')).toEqual(['~大桥', '~桥重', '~重开'])
  })
})
