import type { DatabaseSync } from 'node:sqlite'
import { codeProblems } from '../model/content.ts'
import type { LocalePair } from '../model/locale.ts'
import type { ExactMatch, Penalties } from '../model/match.ts'
import { type CollectionKind, penaltyOf } from './collection.ts'
import { exactFormVersion, textToTarget } from './exact-form.ts'
import { edge, type FormKey, type formKeys } from './form-key.ts'
import type { Query } from './translation-memory.ts'

type KeyOf = ReturnType<typeof formKeys>

/**
 * Exact matches from other memories: of one source with several targets, the one in this context, else none at all unless all say the same.
 * An engine's there are none of ours, and are left out.
 */
export function importedLookup(db: DatabaseSync, penalties: Penalties) {
  const isAny = db.prepare('SELECT 1 FROM imported LIMIT 1')
  const find = db.prepare(`
    SELECT query.key, seg.text, imported.text, imported.previous, imported.next, imported.author, imported.updated, collection.name,
      collection.kind, collection.penalty
    FROM json_each(?) AS query
    CROSS JOIN seg ON seg.hash = query.value AND seg.locale = ? AND seg.form = ?
    CROSS JOIN imported ON imported.seg = seg.id AND imported.locale = ? AND imported.engine IS NULL
    CROSS JOIN collection ON collection.id = imported.collection`)
  find.setReturnArrays(true)

  return (
    { from, to }: LocalePair,
    queries: readonly Query[],
    keys: readonly FormKey[],
    hashes: string,
    keyOf: KeyOf
  ): ReadonlyMap<number, readonly ExactMatch[]> => {
    if (!isAny.get()) return new Map()
    const found = new Map<number, Candidate[]>()
    for (const row of find.all(hashes, from, exactFormVersion, to) as unknown as readonly Row[]) {
      const [number, form, text, previous, next, by, updated, memory, kind, own] = row
      const { source, context } = queries[number]!
      const target = form === keys[number]!.form ? textToTarget(source, text) : undefined
      if (target === undefined || [...codeProblems(source, target)].length > 0) continue
      const hashOf = (neighbour: Query['source'] | undefined) => (neighbour ? keyOf(neighbour).hash : edge)
      const isInContext =
        context !== undefined &&
        previous !== null &&
        previous === hashOf(context.previous) &&
        next === hashOf(context.next)
      const match: ExactMatch = {
        kind: isInContext ? 'in-context' : 'exact',
        similarity: 100 - penaltyOf(kind, own, penalties),
        target,
        origin: { type: 'tm', memory, by: by ?? undefined },
        isReviewed: false
      }
      found.set(number, [...(found.get(number) ?? []), { match, text, updated }])
    }
    return new Map(Array.from(found, ([number, candidates]) => [number, certain(candidates)]))
  }
}

interface Candidate {
  readonly match: ExactMatch
  readonly text: string
  readonly updated: number
}

type Row = readonly [
  query: number,
  form: string,
  text: string,
  previous: number | null,
  next: number | null,
  author: string | null,
  updated: number,
  memory: string,
  kind: CollectionKind,
  penalty: number
]

/** Decided by context or by agreement among the least docked, never by order. */
function certain(candidates: readonly Candidate[]): readonly ExactMatch[] {
  const here = candidates.filter(({ match }) => match.kind === 'in-context')
  const pool = here.length > 0 ? here : candidates
  const best = Math.max(...pool.map(({ match }) => match.similarity))
  const top = pool.filter(({ match }) => match.similarity === best)
  if (new Set(top.map(({ text }) => text)).size > 1) return []
  return [top.toSorted((a, b) => b.updated - a.updated)[0]!.match]
}
