import type { Found } from '../../../src/memory/fuzzy/best.ts'
import { formText, matchForms, tokenTexts } from '../../../src/memory/fuzzy/match-form.ts'
import type { LocaleTag } from '../../../src/model/locale.ts'

/** The similarity without penalties, in hundredths of a percent, in the simplest way there is: two tables and whole numbers. */
export function plainSimilarity(a: string, b: string, locale: LocaleTag): number {
  const ours = read(a, locale)
  const theirs = read(b, locale)
  const tokens = BigInt(Math.max(ours.tokens.length, theirs.tokens.length))
  const units = BigInt(Math.max(ours.units.length, theirs.units.length))
  const tokenDistance = BigInt(editDistance(ours.tokens, theirs.tokens))
  const unitDistance = BigInt(editDistance(ours.units, theirs.units))
  if (tokenDistance === 0n && unitDistance === 0n) return 10_000
  const shared = 2n * (tokens - tokenDistance) * units + (units - unitDistance) * tokens
  return Number((10_000n * shared) / (3n * tokens * units))
}

interface Reading {
  readonly tokens: readonly string[]
  readonly units: readonly string[]
}

const readings = new Map<string, Reading>()

function read(source: string, locale: LocaleTag): Reading {
  const key = `${locale} ${source}`
  const known = readings.get(key)
  if (known) return known
  const form = matchForms(locale)(source)
  const text = formText(form)
  const reading = { tokens: tokenTexts(form), units: Array.from({ length: text.length }, (_, i) => text[i]!) }
  readings.set(key, reading)
  return reading
}

/** Levenshtein's distance by the textbook. */
export function editDistance(a: readonly unknown[], b: readonly unknown[]): number {
  if (a.length === b.length && a.every((item, i) => item === b[i])) return 0
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, item] of a.entries()) {
    const next = [i + 1]
    for (const [k, other] of b.entries()) {
      next.push(Math.min(next[k]! + 1, row[k + 1]! + 1, row[k]! + (item === other ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1)!
}

/** What a search has to find. */
export function bruteForce(
  entries: ReadonlyMap<number, string>,
  source: string,
  locale: LocaleTag,
  threshold: number,
  limit: number
): readonly Found[] {
  return [...entries]
    .map(([id, text]) => ({ id, similarity: plainSimilarity(source, text, locale) / 100 }))
    .filter(({ similarity }) => similarity >= threshold)
    .sort((a, b) => b.similarity - a.similarity || a.id - b.id)
    .slice(0, limit)
}
