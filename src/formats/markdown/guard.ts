import { FormatError } from '../../model/errors.ts'

const maxContainers = 50
const maxCost = 50_000_000

/**
 * Refuses, in linear time, what the parser would need quadratic time or an endless stack for: containers opened fifty deep on one
 * line, and paragraphs in which thousands of marks could pair with thousands of others. No article comes near. The weights were
 * measured; the limit stands for about two seconds.
 */
export function refuseDeep(source: string): void {
  let nested = 0
  let nestedLines = 0
  for (const { 0: prefix, index } of source.matchAll(containers)) {
    const depth = prefix.match(/>|[-+*](?=[ \t])|\d[.)]/g)?.length ?? 0
    if (depth > maxContainers) throw tooDeep(`quotes and lists at most ${maxContainers} deep`, index)
    if (depth > 1 && !/^[ \t>]*$/.test(prefix)) {
      nested += depth - 1
      nestedLines++
    }
  }
  let cost = 4.4 * nestedLines ** 2 + 0.15 * nested ** 2
  let start = 0
  for (const chunk of source.split(/\n(?=[ \t>]*\r?\n)|\r(?=[ \t>]*\r)/)) {
    cost += costOf(chunk)
    if (cost > maxCost) throw tooDeep('paragraphs of ordinary length', start)
    start += chunk.length + 1
  }
}

const containers = /^[ \t]*(?:(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])[ \t]*)+/gm

function costOf(chunk: string): number {
  let runs = 0
  let closers = 0
  let opened = 0
  let deepest = 0
  let closed = 0
  let titles = 0
  let cost = 0
  for (const { 0: mark, index } of chunk.matchAll(/[*_~]+|[[\]]|(?<=\])\(/g)) {
    const before = chunk.charAt(index - 1)
    if (mark === '[') deepest = Math.max(deepest, ++opened)
    else if (mark === ']') {
      opened = Math.max(0, opened - 1)
      closed++
    } else if (mark === '(') titles += /^\(\S{0,200}[ \t\r\n]+["'(]/.test(chunk.slice(index, index + 210)) ? 1 : 0
    else {
      runs++
      if (before !== '' && !/\s/.test(before)) closers++
      if (mark.length > 100 && !isRule(chunk, index, mark)) cost += 6 * mark.length ** 2
    }
  }
  return cost + runs * closers + 0.2 * closed * deepest + 0.2 * titles * chunk.length
}

/** A line of nothing but the mark is a thematic break or a fence: cheap. */
function isRule(chunk: string, index: number, mark: string): boolean {
  const end = index + mark.length
  return (
    /^[ \t>]*$/.test(chunk.slice(chunk.lastIndexOf('\n', index) + 1, index)) &&
    /^[ \t]*(?:[\r\n]|$)/.test(chunk.slice(end, end + 80))
  )
}

function tooDeep(expected: string, offset: number): FormatError {
  const message = `Expected Markdown with ${expected}, got marks nested beyond reason at offset ${offset}: is it an article`
  return new FormatError('too-deep', message, { offset })
}
