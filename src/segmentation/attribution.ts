import { isEastAsian, isSpace, kinds, letterCase, quote } from './characters.ts'
import type { Cluster } from './cluster.ts'
import type { AttributionRules, Rules } from './rules.ts'
import { type Start, wordAt } from './start.ts'

const announcedWithin = 3
const longestObject = 2

/** Whether what follows a closed quotation says who spoke: `“...?” asked ...` where no small letter shows it. */
export function isAttribution(text: string, cluster: Cluster, start: Start, rules: Rules): boolean {
  const { attribution } = rules
  if (!attribution || start.hasOpener) return false
  if (attribution.by === 'particle') {
    if (cluster.next > cluster.end) return false
    const ahead = text.slice(start.at, start.at + 6)
    return (
      attribution.particles.some(particle => ahead.startsWith(particle)) &&
      !attribution.except.some(word => ahead.startsWith(word))
    )
  }
  if (attribution.afterStrong && cluster.shape !== 'strong') return false
  return attribution.unit === 'letter'
    ? hasVerbInLetters(text, start.at, attribution)
    : hasVerb(text, start.at, attribution, rules)
}

type VerbRules = AttributionRules & { readonly by: 'verb' }

/** The verb within the first words, with no mark before it, and not announcing what comes after it. */
function hasVerb(
  text: string,
  from: number,
  { within, verbs, announcing, afterStrong }: VerbRules,
  rules: Rules
): boolean {
  let at = from
  for (let i = 0; i < within; i++) {
    const word = wordAt(text, at)
    if (word === '') return false
    const isTitle = text.charCodeAt(at + word.length) === 0x2e && rules.abbreviations.get(word) === 'never'
    const end = skip(text, at + word.length + Number(isTitle))
    if (verbs.has(word)) return !announces(text, at + word.length, announcing)
    // Before an English verb of saying stand names alone.
    if (afterStrong && i > 0 && letterCase(word, 0) === 'lower') return false
    if (end === at + word.length) return false
    at = end
  }
  return false
}

function hasVerbInLetters(text: string, from: number, { within, verbs }: VerbRules): boolean {
  for (let at = from; at < from + within && isEastAsian(text.charCodeAt(at)); at++) {
    for (const length of [2, 1]) {
      if (verbs.has(text.slice(at, at + length)))
        return (
          endsClause(text, at + length, length === 1 ? longestObject : 0) ||
          (at === from && '完罢罷'.includes(text.charAt(at + length) || ' '))
        )
    }
  }
  return false
}

/**
 * Whether what was said comes after the verb: a colon, a word such as `that`, or where the language has it so a comma and a quotation
 * mark, within the next words.
 */
function announces(text: string, from: number, announcing: ReadonlySet<string>): boolean {
  let at = from
  for (let i = 0; i < announcedWithin; i++) {
    const code = text.charCodeAt(at)
    if (code === 0x3a || code === 0xff1a) return true
    if (code === 0x2c || code === 0x60c)
      return announcing.has(',') && kinds[text.charCodeAt(skip(text, at + 1))] === quote
    at = skip(text, at)
    const word = wordAt(text, at)
    if (word === '') return false
    if (announcing.has(word)) return true
    at += word.length
  }
  return false
}

/** After a Chinese verb of saying at most the rest of it or whom it was said to: `问道。` `问记者。`; more is a sentence of its own. */
function endsClause(text: string, from: number, within: number): boolean {
  let at = from
  while ('说說道称稱'.includes(text.charAt(at) || ' ')) at++
  while (at < from + within && isEastAsian(text.charCodeAt(at))) at++
  return !isEastAsian(text.charCodeAt(at)) && !'：:“「'.includes(text.charAt(at) || ' ')
}

function skip(text: string, from: number): number {
  let at = from
  while (at < from + 3 && isSpace(text.charCodeAt(at))) at++
  return at
}
