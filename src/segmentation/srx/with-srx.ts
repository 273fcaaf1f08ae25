import { hash } from 'node:crypto'
import type { LocaleTag } from '../../model/locale.ts'
import { isSpace, isWordCharacter } from '../characters.ts'
import type { Segmenter } from '../segmenter.ts'
import { codePointBefore } from './machine.ts'
import { type SrxRule, srxRules } from './srx-rules.ts'

/** A file of segmentation rules. The path is for what is said of it. */
export interface SrxFile {
  readonly path: string
  readonly text: string
}

/**
 * Lets a user's SRX files have the last word over a segmenter's breaks. At each place beside a character that is no letter or digit the
 * first rule that matches decides, over all files in order; where none does, the segmenter's break or none stays. A rule sees at most
 * 100 characters on each side, so that the time is linear. Throws `ConfigError` with file and line on what it cannot read.
 */
export function withSrx(segmenter: Segmenter, files: readonly SrxFile[]): Segmenter {
  if (files.length === 0) return segmenter
  const rulesOf = files.map(({ path, text }) => srxRules(path, text))
  const version = hash('sha256', JSON.stringify(files.map(({ text }) => text)), 'hex').slice(0, 8)
  const known = new Map<LocaleTag, RuleIndex>()
  return {
    version: `${segmenter.version}-srx-${version}`,
    breaks(text, locale) {
      let rules = known.get(locale)
      if (!rules) {
        rules = indexed(rulesOf.flatMap(of => of(locale)))
        known.set(locale, rules)
      }
      const breaks = segmenter.breaks(text, locale)
      return rules.isEmpty ? breaks : ruled(text, breaks, rules)
    }
  }
}

interface RuleIndex {
  readonly isEmpty: boolean
  readonly mayAdd: boolean
  /** The rules that may match between two characters, in order. */
  readonly between: (before: number, after: number) => readonly SrxRule[]
}

const mostPairs = 10_000

/** At most places two characters leave few of many rules: without this a file of forty takes ten times as long. */
function indexed(rules: readonly SrxRule[]): RuleIndex {
  const pairs = new Map<number, readonly SrxRule[]>()
  return {
    isEmpty: rules.length === 0,
    mayAdd: rules.some(({ isBreak }) => isBreak),
    between(before, after) {
      const pair = before * 0x110000 + after
      let found = pairs.get(pair)
      if (!found) {
        found = rules.filter(rule => rule.before.mayBegin(before) && rule.after.mayBegin(after))
        if (pairs.size === mostPairs) pairs.clear()
        pairs.set(pair, found)
      }
      return found
    }
  }
}

function ruled(text: string, breaks: readonly number[], rules: RuleIndex): readonly number[] {
  const decisions = new Map<number, boolean>()
  let next = 0
  for (const at of rules.mayAdd ? placesOf(text) : placesBefore(text, breaks)) {
    const near = rules.between(codePointBefore(text, at) ?? -1, text.codePointAt(at) ?? -1)
    const rule = near.find(({ before, after }) => after(text, at) && before(text, at))
    if (!rule) continue
    // White space belongs to the segment before, wherever in it or before it the rule breaks. Of several places one break is enough.
    next = at < next ? next : afterSpace(text, at)
    if (next < text.length) decisions.set(next, rule.isBreak || decisions.get(next) === true)
  }
  const added = [...decisions].filter(([, isBreak]) => isBreak).map(([at]) => at)
  const kept = breaks.filter(at => decisions.get(at) !== false)
  return [...new Set([...kept, ...added])].sort((a, b) => a - b)
}

function* placesOf(text: string): Generator<number> {
  for (let at = 1; at < text.length; at++) {
    const before = text.charCodeAt(at - 1)
    if (isWordCharacter(before) && isWordCharacter(text.charCodeAt(at))) continue
    if (before < 0xd800 || before > 0xdbff) yield at
  }
}

/** The places from the last character of one segment to the first of the next. */
function* placesBefore(text: string, breaks: readonly number[]): Generator<number> {
  for (const next of breaks) {
    let at = next
    while (at > 1 && isSpace(text.charCodeAt(at - 1))) at--
    for (; at <= next; at++) yield at
  }
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  return at
}
