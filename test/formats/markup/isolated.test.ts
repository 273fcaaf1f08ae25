import { expect, test } from 'vitest'
import { isolated } from '../../../src/formats/markup/isolated.ts'
import { xmlSyntax } from '../../../src/formats/xml-syntax.ts'

const html = { ...xmlSyntax, isolate: { open: '<bdi>', close: '</bdi>' } }

test.each([
  ['a', 'a'],
  ['\u2068C++\u2069 & b', '<bdi>C++</bdi> &amp; b'],
  ['\u2068a \u2068b\u2069\u2069', '<bdi>a <bdi>b</bdi></bdi>'],
  ['\u2068a', '\u2068a'],
  ['a\u2069', 'a\u2069'],
  ['\u2067a\u2069 \u2068b\u2069', '\u2067a\u2069 <bdi>b</bdi>'],
  ['\u2069\u2068a\u2069', '\u2069<bdi>a</bdi>']
])('%j is written %j', (text, markup) => {
  expect(isolated(text, html)).toBe(markup)
})

test('without an element for it, an isolate is its characters', () => {
  expect(isolated('\u2068<b>\u2069', xmlSyntax)).toBe('\u2068&lt;b&gt;\u2069')
})
