import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeAttribute, escapeCdata, escapeText } from '../../src/xml/escape.ts'
import { decode } from '../../src/xml/references.ts'

test('resolves what it knows, and maps each unit to where it comes from', () => {
  expect(decode('a&amp;&#x1F600;b&eacute;c')).toEqual({
    text: 'a&\u{1F600}b&eacute;c',
    map: [0, 1, 6, 6, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25],
    opaque: [{ start: 5, end: 13 }]
  })
})

const text = fc.string({
  unit: fc.constantFrom('a', '&', '<', '>', '"', "'", ']', '\r', '\n', 'é', ';', '#', '\u{1F600}')
})

test('what is escaped reads as it was', () => {
  fc.assert(
    fc.property(text, source => {
      expect(decode(escapeText(source)).text).toBe(source)
      expect(decode(escapeAttribute(source, '"')).text).toBe(source)
      expect(decode(escapeAttribute(source, "'")).text).toBe(source)
      expect(escapeText(source)).not.toMatch(/[<>\r]/)
      expect(escapeAttribute(source, '"')).not.toMatch(/[<"\n\r]/)
      expect(escapeAttribute(source, "'")).not.toMatch(/[<'\n\r]/)
    })
  )
})

test('a CDATA section ends where it should', () => {
  fc.assert(
    fc.property(text, source => {
      const sections = `<![CDATA[${escapeCdata(source)}]]>`.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g)
      expect(Array.from(sections, ([, inner]) => inner).join('')).toBe(source)
    })
  )
})
