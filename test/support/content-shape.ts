import { type Content, codesOf, isCode } from '../../src/model/content.ts'

/** Texts as a reader sees them, blanks apart. */
export function collapsed(text: string): string {
  return text.replace(/[\s\u0085]+/g, ' ').trim()
}

/**
 * Same text but for white space, same kinds of codes in the same places. Codes may be numbered anew, and punctuation at the edge of a
 * pair may stand on either side of it: a format may have no way to write `**here.**so`. Isolates are characters or `<bdi>`.
 */
export function shapeOf(source: Content): string {
  const numbers = new Map<string, number>()
  const number = (id: string) => numbers.get(id) ?? numbers.set(id, numbers.size + 1).size
  const isolates = new Set(codesOf(source).flatMap(({ data, id }) => (data === '<bdi>' ? [id] : [])))
  let shape = source
    .filter(part => !isCode(part) || !isolates.has(part.id))
    .map(part => (isCode(part) ? `\uE000${part.kind} ${number(part.id)}\uE001` : part.replace(blank, '')))
    .join('')
  for (let last = ''; last !== shape; ) {
    last = shape
    shape = shape.replace(/(\uE000open \d+\uE001)([\p{P}\p{S}]+)/gu, '$2$1')
    shape = shape.replace(/(\uE000open (\d+)\uE001\uE000close \2\uE001)([\p{P}\p{S}]+)/gu, '$3$1')
    shape = shape.replace(/([\p{P}\p{S}]+)(\uE000close \d+\uE001)/gu, '$2$1')
  }
  return shape
}

const blank = /[\s\u0085\u2066-\u2069]+/g
