import { compareSources } from '../../src/memory/fuzzy/compare-sources.ts'
import { formText, matchForms, tokenTexts } from '../../src/memory/fuzzy/match-form.ts'
import type { LocaleTag } from '../../src/model/locale.ts'

/**
 * The best match, by reading every entry: what an index is measured against. Shares the match form with it, nothing else: no
 * index, no bits, Levenshtein's table. Entries are passed over when they have too few tokens in common, whatever their order.
 */
export function plainScan(entries: ReadonlyMap<number, string>, locale: LocaleTag) {
  const toForm = matchForms(locale)
  const numbers = new Map<string, number>()
  const numberOf = (token: string) => {
    const number = numbers.get(token) ?? numbers.size
    numbers.set(token, number)
    return number
  }
  const ids = [...entries.keys()]
  const starts = new Uint32Array(ids.length + 1)
  const all: number[][] = []
  for (const [i, id] of ids.entries()) {
    all.push(tokenTexts(toForm(entries.get(id)!)).map(numberOf))
    starts[i + 1] = starts[i]! + all[i]!.length
  }
  const tokens = new Uint32Array(starts[ids.length]!)
  for (const [i, some] of all.entries()) tokens.set(some, starts[i])
  all.length = 0
  const wanted = new Int32Array(numbers.size)
  const taken = new Int32Array(numbers.size)

  return (source: string, threshold: number): { readonly id: number; readonly similarity: number } | undefined => {
    const own = tokenTexts(toForm(source)).map(token => numbers.get(token) ?? -1)
    for (const token of own) if (token >= 0) wanted[token]!++
    let best: { id: number; similarity: number } | undefined
    for (let i = 0; i < ids.length; i++) {
      const start = starts[i]!
      const end = starts[i + 1]!
      const longest = Math.max(own.length, end - start)
      const shared = countShared(start, end)
      if ((200 * shared) / longest + 100 < 3 * threshold - 1e-6) continue
      const text = entries.get(ids[i]!)!
      const theirs = Array.from(tokens.subarray(start, end))
      const tokenShare = 1 - tableDistance(own, theirs) / longest
      if (200 * tokenShare + 100 < 3 * threshold - 1e-6) continue
      const [ours, other] = [source, text].map(one => [...unitsOf(formText(toForm(one)))])
      const unitShare = 1 - tableDistance(ours!, other!) / Math.max(ours!.length, other!.length)
      if (200 * tokenShare + 100 * unitShare < 3 * threshold - 1e-6) continue
      const { similarity } = compareSources(source, text, locale)
      const isBetter = !best || similarity > best.similarity || (similarity === best.similarity && ids[i]! < best.id)
      if (similarity >= threshold && isBetter) best = { id: ids[i]!, similarity }
    }
    for (const token of own) if (token >= 0) wanted[token] = 0
    return best
  }

  function countShared(start: number, end: number): number {
    let shared = 0
    for (let at = start; at < end; at++) {
      const token = tokens[at]!
      if (taken[token]! < wanted[token]!) {
        taken[token]!++
        shared++
      }
    }
    for (let at = start; at < end; at++) taken[tokens[at]!] = 0
    return shared
  }
}

function* unitsOf(text: string): Generator<number> {
  for (let i = 0; i < text.length; i++) yield text.charCodeAt(i)
}

function tableDistance(a: readonly number[], b: readonly number[]): number {
  const row = Int32Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i++) {
    let diagonal = row[0]!
    row[0] = i + 1
    for (let k = 0; k < b.length; k++) {
      const above = row[k + 1]!
      const replaced = diagonal + (a[i] === b[k] ? 0 : 1)
      row[k + 1] = Math.min(replaced, above + 1, row[k]! + 1)
      diagonal = above
    }
  }
  return row[b.length]!
}
