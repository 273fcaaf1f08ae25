import type { Context, Entry, TranslationMemory } from '../../src/memory/translation-memory.ts'
import { type Content, isCode } from '../../src/model/content.ts'
import type { LocalePair } from '../../src/model/locale.ts'
import type { ExactMatch, Match } from '../../src/model/match.ts'

/** What a translation memory is, said once more in the simplest way: a list of entries, looked through from end to end. */
export function referenceMemory(): TranslationMemory {
  let stored: { readonly pair: string; readonly entry: Entry }[] = []
  return {
    async store(pair, entries) {
      for (const entry of entries) {
        stored = stored.filter(old => old.pair !== nameOf(pair) || !replaces(entry, old.entry))
        stored.push({ pair: nameOf(pair), entry })
      }
    },
    async lookupFuzzy(_pair, queries) {
      return queries.map(() => [])
    },
    async lookup(pair, engines, queries) {
      const entries = stored.filter(old => old.pair === nameOf(pair)).map(({ entry }) => entry)
      return queries.map(({ source, variant, context }) => {
        const same = entries.filter(
          entry =>
            entry.variant === variant &&
            shape(entry.source) === shape(source) &&
            hasOnlyCodesOf(entry.source, entry.target)
        )
        return [
          ...peoples(same.filter(isPersons), source, context),
          ...engines.flatMap(engine => machines(same, engine, source))
        ]
      })
    }
  }
}

const nameOf = ({ from, to }: LocalePair): string => `${from} ${to}`

const isPersons = ({ origin, isReviewed }: Entry): boolean => origin.type === 'human' || isReviewed

function replaces(entry: Entry, old: Entry): boolean {
  if (entry.variant !== old.variant) return false
  if (shape(entry.source) !== shape(old.source) || isPersons(entry) !== isPersons(old)) return false
  if (isPersons(entry)) return place(entry.context) === place(old.context)
  return entry.origin.type === 'mt' && old.origin.type === 'mt' && entry.origin.engine === old.origin.engine
}

function machines(entries: readonly Entry[], engine: string, source: Content): Match[] {
  return entries
    .filter(entry => !isPersons(entry) && entry.origin.type === 'mt' && entry.origin.engine === engine)
    .map(entry => match('exact', entry, source))
}

function peoples(entries: readonly Entry[], source: Content, context: Context | undefined): Match[] {
  const isHere = (entry: Entry) => context !== undefined && place(context) === place(entry.context)
  const here = entries.filter(isHere)
  const elsewhere = entries.filter(entry => !isHere(entry)).sort(newestReviewedFirst)
  const reviewed = elsewhere.filter(({ isReviewed }) => isReviewed)
  const beside = elsewhere.filter(entry => context !== undefined && isBeside(entry.context, context))
  const certain = [elsewhere, beside, reviewed].find(entries => countTargets(entries) === 1) ?? []
  const best = [...here, ...certain.slice(0, 1)]
  if (countTargets(best) < best.length) best.pop()
  return best.map(entry => match(isHere(entry) ? 'in-context' : 'exact', entry, source))
}

/** One neighbour that is there is the same. */
function isBeside(a: Context, b: Context): boolean {
  const isSame = (x: Content | undefined, y: Content | undefined) => x && y && shape(x) === shape(y)
  return Boolean(isSame(a.previous, b.previous) || isSame(a.next, b.next))
}

function newestReviewedFirst(a: Entry, b: Entry): number {
  if (a.isReviewed !== b.isReviewed) return a.isReviewed ? -1 : 1
  return Date.parse(b.at) - Date.parse(a.at)
}

const countTargets = (entries: readonly Entry[]): number =>
  new Set(entries.map(({ source, target }) => JSON.stringify(renamed(target, numbering(source))))).size

function match(kind: ExactMatch['kind'], entry: Entry, source: Content): Match {
  const own = source.filter(isCode)
  const numbers = numbering(source)
  const target = renamed(entry.target, numbering(entry.source)).map(part =>
    typeof part === 'string' ? part : own.find(code => code.kind === part.kind && numbers.get(code.id) === part.number)!
  )
  return { kind, similarity: 100, target, origin: entry.origin, isReviewed: entry.isReviewed }
}

/** What must be equal for two sources to be the same: text but for white space and composition, codes by kind and order. */
function shape(source: Content): string {
  const parts = renamed(source, numbering(source)).map(part =>
    typeof part === 'string' ? part.normalize('NFC').split(/\s+/u).join(' ') : part
  )
  if (typeof parts[0] === 'string') parts[0] = parts[0].trimStart()
  const last = parts.length - 1
  if (typeof parts[last] === 'string') parts[last] = parts[last].trimEnd()
  return JSON.stringify(parts.filter(part => part !== ''))
}

const place = ({ previous, next }: Context): string =>
  JSON.stringify([previous && shape(previous), next && shape(next)])

const numbering = (content: Content): ReadonlyMap<string, number> =>
  new Map([...new Set(content.filter(isCode).map(({ id }) => id))].map((id, i) => [id, i]))

const renamed = (content: Content, numbers: ReadonlyMap<string, number>) =>
  content.map(part => (isCode(part) ? { kind: part.kind, number: numbers.get(part.id) } : part.toWellFormed()))

const hasOnlyCodesOf = (source: Content, target: Content): boolean =>
  target
    .filter(isCode)
    .every(code => source.some(part => isCode(part) && part.kind === code.kind && part.id === code.id))
