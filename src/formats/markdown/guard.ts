import { FormatError } from '../../model/errors.ts'

const maxContainers = 50
const maxCost = 50_000_000

/**
 * Refuses, in linear time, what the parser would need quadratic time or an endless stack for: containers opened fifty deep on one
 * line, thousands of marks that could pair with thousands of others, lists of tens of thousands of items. No article comes near.
 * The weights were measured, a unit being some 40 ns; the limit stands for about two seconds.
 */
export function refuseDeep(source: string): void {
  let cost = costOfContainers(source)
  let start = 0
  // A paragraph ends at a blank line, and where a list item starts.
  for (const chunk of source.split(/\n(?=[ \t>]*(?:\r?\n|$)|(?:> ?)* {0,3}[-*+] +[^\s])/)) {
    cost += costOfMarks(chunk)
    if (cost > maxCost) throw tooDeep('paragraphs and lists of ordinary length', start)
    start += chunk.length + 1
  }
}

/** Quotes and lists in one another. */
function costOfContainers(source: string): number {
  let quotes = 0
  let lists = 0
  let listLines = 0
  for (const { 0: prefix, index } of source.matchAll(/^[ \t]*(?:(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])[ \t]*)+/gm)) {
    const depth = prefix.match(/>|[-+*](?=[ \t])|\d[.)]/g)?.length ?? 0
    if (depth > maxContainers) throw tooDeep(`quotes and lists at most ${maxContainers} deep`, index)
    if (depth < 2) continue
    if (/^[ \t>]*$/.test(prefix)) quotes += depth - 1
    else {
      lists += depth - 1
      listLines++
    }
  }
  return 4.4 * listLines ** 2 + 0.15 * lists ** 2 + 0.07 * quotes ** 2 + costOfItems(source)
}

/** A list goes on until a line at the margin is none of its items. */
function costOfItems(source: string): number {
  let items = 0
  let inner = 0
  let cost = 0
  for (const [, indent, marker] of source.matchAll(/^((?:>[ \t]?)*[ \t]*)(?:([-+*]|\d{1,9}[.)])[ \t]|[^\s>])/gm)) {
    if (marker !== undefined) {
      items++
      if (indent !== '') inner++
    } else if (indent === '') {
      cost += 0.1 * items ** 2 + 2.9 * inner ** 2
      items = inner = 0
    }
  }
  return cost + 0.1 * items ** 2 + 2.9 * inner ** 2
}

/** Brackets and emphasis within a paragraph. */
function costOfMarks(chunk: string): number {
  let runs = 0
  let closers = 0
  let brackets = 0
  let titles = 0
  let cost = 0
  for (const { 0: mark, index } of chunk.matchAll(/[*_~]+|[[\]]|(?<=\])\(/g)) {
    if (mark === '[' || mark === ']') brackets += 0.5
    else if (mark === '(') titles += /^\(\S{0,200}[ \t\r\n]+["'(]/.test(chunk.slice(index, index + 210)) ? 1 : 0
    else if (!isRule(chunk, index, mark)) {
      const weight = Math.ceil(mark.length / 2)
      runs += weight
      if (weight > 50) cost += 4 * weight ** 2
      if (index > 0 && !/\s/.test(chunk.charAt(index - 1))) closers += weight
    }
  }
  return (
    cost +
    runs * closers +
    0.8 * brackets ** 2 +
    0.2 * titles * chunk.length +
    costOfBars(chunk) +
    costOfOpenings(chunk)
  )
}

/** Comments and their like that nothing closes: each is looked for to the end of the paragraph. */
function costOfOpenings(chunk: string): number {
  if (!/<[!?]/.test(chunk)) return 0
  const unclosed = constructs.reduce((count, [opening, closing]) => {
    return count + (chunk.slice(chunk.lastIndexOf(closing) + 1).match(opening)?.length ?? 0)
  }, 0)
  return unclosed * (0.2 * chunk.length + 8 * chunk.split('\n').length)
}

const constructs: ReadonlyArray<readonly [opening: RegExp, closing: string]> = [
  [/<!--/g, '-->'],
  [/<\?/g, '?>'],
  [/<!\[CDATA\[/g, ']]>'],
  [/<![a-z]/gi, '>']
]

/** A line of nothing but the mark is a thematic break or a fence: cheap. */
function isRule(chunk: string, index: number, mark: string): boolean {
  if (mark.length < 3) return false
  const end = index + mark.length
  const before = chunk.slice(Math.max(0, index - 80), index)
  return /(?:^|[\r\n])[ \t>]*$/.test(before) && /^[ \t]*(?:[\r\n]|$)/.test(chunk.slice(end, end + 80))
}

/** Lines that look like a table's, and no table. */
function costOfBars(chunk: string): number {
  const delimiters = /^[ \t>|]*:?-+:?[ \t]*(?:\||$)/m.exec(chunk)
  const rows = chunk.slice(0, delimiters?.index).match(/^[ \t>]*\|/gm)?.length ?? 0
  return 0.3 * rows ** 2
}

function tooDeep(expected: string, offset: number): FormatError {
  const message = `Expected Markdown with ${expected}, got marks nested beyond reason at offset ${offset}: is it an article`
  return new FormatError('too-deep', message, { offset })
}
