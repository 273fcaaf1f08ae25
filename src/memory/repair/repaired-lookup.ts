import type { DatabaseSync } from 'node:sqlite'
import { type Content, content, isCode } from '../../model/content.ts'
import type { LocalePair } from '../../model/locale.ts'
import type { Penalties, RepairedMatch } from '../../model/match.ts'
import { exactFormVersion } from '../exact-form.ts'
import type { FormKey } from '../form-key.ts'
import { storedTargets } from '../stored-targets.ts'
import { textContent } from '../text-content.ts'
import type { Query } from '../translation-memory.ts'
import { hasLetter, type MaskedSource, maskedSources } from './masked-sources.ts'
import { repair, repairedSimilarity } from './repair.ts'
import { type KnownNames, slotted } from './slots.ts'

export interface RepairOptions {
  readonly penalties: Penalties
  /** Names that may be replaced by each other, with what they are in the locales that write them otherwise. */
  readonly names: KnownNames
  /** Whether a repaired target says what its source says, by the checks of numbers and codes. */
  passes(source: Content, target: Content, pair: LocalePair): boolean
}

type KeyOf = (source: Content, variant?: string) => FormKey

/**
 * Matches that people gave for a source which differs in numbers, dates, known names or codes alone, with those replaced. Machine text is
 * not repaired: an engine asked anew does better. Where repairs of several stored pairs differ there is none.
 */
export function repairedLookup(db: DatabaseSync, { names, penalties, passes }: RepairOptions) {
  const masked = maskedSources(db, names)
  const sameText = db.prepare('SELECT id, text FROM seg WHERE hash = ? AND locale = ? AND form = ? AND text = ?')
  const targetsOf = storedTargets(db, penalties)

  return { catchUp: masked.catchUp, find }

  function find(pair: LocalePair, { source, variant }: Query, keyOf: KeyOf): readonly RepairedMatch[] {
    const next = slotted(source, pair.from, names)
    if (!next || (next.slots.length === 0 && next.codes.length === 0) || !hasLetter(next.masked)) return []
    const line = variant === undefined ? '' : `${variant}\n`
    const own = keyOf(source, variant).form
    const found = [...masked.find(line + next.masked, pair.from), ...withoutCodes(pair, source, variant, keyOf)]
      .filter(({ form }) => form !== own)
      .flatMap(stored => repairs(pair, source, next, stored, line.length))
    const best = Math.max(...found.map(({ match }) => match.similarity))
    const top = found.filter(({ match }) => match.similarity === best)
    if (new Set(top.map(({ text }) => text)).size !== 1) return []
    return [
      top.toSorted((a, b) => Number(b.match.isReviewed) - Number(a.match.isReviewed) || b.updated - a.updated)[0]!.match
    ]
  }

  /** The same text stored without codes has no slot, and so no masked form. */
  function withoutCodes(
    { from }: LocalePair,
    source: Content,
    variant: string | undefined,
    keyOf: KeyOf
  ): MaskedSource[] {
    if (!source.some(isCode)) return []
    const { hash, form } = keyOf(content(source.filter(part => !isCode(part))), variant)
    return sameText.all(hash, from, exactFormVersion, form).map(({ id }) => ({ segment: Number(id), form }))
  }

  function repairs(
    pair: LocalePair,
    source: Content,
    next: NonNullable<ReturnType<typeof slotted>>,
    { segment, form }: MaskedSource,
    line: number
  ) {
    const stored = textContent(form.slice(line))
    const former = slotted(stored, pair.from, names)
    if (!former) return []
    return targetsOf(segment, pair.to).flatMap(({ text, origin, isReviewed, isPersons, updated, points }) => {
      if (!isPersons) return []
      const target = repair({ next, former, target: textContent(text) }, pair, names)
      if (!target || !passes(source, target, pair)) return []
      const similarity = repairedSimilarity - points
      const match: RepairedMatch = { kind: 'repaired', similarity, target, origin, isReviewed, source: stored }
      return [{ match, text: JSON.stringify(target), updated }]
    })
  }
}
