import { expect, test } from 'vitest'
import { rootName } from '../../src/formats/root-name.ts'

test.each([
  ['<nitf/>', 'nitf'],
  ['\uFEFF<?xml version="1.0"?>\n<!-- a > b -->\n<!DOCTYPE rss [ <!ENTITY a "b"> ]>\n<rss>', 'rss'],
  ['<atom:feed>', 'feed'],
  ['', undefined],
  ['text <a>', undefined],
  ['<!-- <a> -->', undefined]
])('%j', (source, name) => {
  expect(rootName(source)).toBe(name)
})

test('what is no XML is told in linear time', () => {
  for (const piece of ['\uFEFF', ' ', '<!--a-->', '<?a?>', '<!DOCTYPE a>', '<!DOCTYPE a []>', '<!--']) {
    expect(rootName(piece.repeat(5_000))).toBe(undefined)
  }
})
