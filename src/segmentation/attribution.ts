import { isEastAsian, isSpace, letterCase } from './characters.ts'
import type { Cluster } from './cluster.ts'
import type { AttributionRules, Rules } from './rules.ts'
import { type Start, wordAt } from './start.ts'

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
    : hasVerb(text, start.at, attribution)
}

type VerbRules = AttributionRules & { readonly by: 'verb' }

/** The verb within the first words, with no mark before it, and not announcing what comes after it. */
function hasVerb(text: string, from: number, { within, verbs, announcing, afterStrong }: VerbRules): boolean {
  let at = from
  for (let i = 0; i < within; i++) {
    const word = wordAt(text, at)
    if (word === '') return false
    const end = skip(text, at + word.length)
    if (verbs.has(word)) return text[at + word.length] !== ':' && !announcing.has(wordAt(text, end))
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
      if (verbs.has(text.slice(at, at + length))) return !'：:“「'.includes(text.charAt(at + length) || ' ')
    }
  }
  return false
}

function skip(text: string, from: number): number {
  let at = from
  while (at < from + 3 && isSpace(text.charCodeAt(at))) at++
  return at
}
