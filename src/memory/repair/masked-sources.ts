import { hash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { LocaleTag } from '../../model/locale.ts'
import { guarded, transaction } from '../../store/database.ts'
import { exactFormVersion } from '../exact-form.ts'
import { textContent } from '../text-content.ts'
import { type KnownNames, slotted } from './slots.ts'

/** Goes up when `slotted` masks any text otherwise. */
const maskVersion = 1
/** Sources in one transaction, so that others can write in between. */
const most = 5000
/** Stored sources that are tried, newest first: a text that stands so often with other numbers has no one translation. */
const mostCandidates = 16

/** A stored source that differs in slots alone. */
export interface MaskedSource {
  readonly segment: number
  /** Its exact form. */
  readonly form: string
}

/** Finds stored sources by their masked form. What others have stored since the last call is read first. */
export function maskedSources(db: DatabaseSync, names: KnownNames) {
  const version = `${exactFormVersion} ${maskVersion} ${fingerprint(names)}`
  const untilOf = db.prepare('SELECT version, seg FROM masked_until WHERE locale = ?')
  const newer = db.prepare('SELECT id, text FROM seg WHERE id > ? AND locale = ? AND form = ? ORDER BY id LIMIT ?')
  const highest = db.prepare('SELECT max(id) AS id FROM seg')
  const add = db.prepare(
    'INSERT INTO masked (seg, hash) VALUES (?, ?) ON CONFLICT (seg) DO UPDATE SET hash = excluded.hash'
  )
  const clear = db.prepare('DELETE FROM masked WHERE seg IN (SELECT id FROM seg WHERE locale = ?)')
  const setUntil = db.prepare(
    'INSERT INTO masked_until VALUES (?, ?, ?) ON CONFLICT (locale) DO UPDATE SET version = excluded.version, seg = excluded.seg'
  )
  const find = db.prepare(
    'SELECT seg.id, seg.text FROM masked CROSS JOIN seg ON seg.id = masked.seg WHERE masked.hash = ? AND seg.locale = ? ' +
      `ORDER BY seg.id DESC LIMIT ${mostCandidates}`
  )
  return { find: candidates, catchUp }

  function candidates(masked: string, locale: LocaleTag): readonly MaskedSource[] {
    return find.all(maskHash(masked), locale).map(({ id, text }) => ({ segment: Number(id), form: String(text) }))
  }

  function catchUp(locale: LocaleTag): void {
    const isDone = guarded(db, () => {
      const { version: made, seg } = untilOf.get(locale) ?? {}
      return made === version && Number(seg) === highestId()
    })
    if (!isDone) while (transaction(db, () => step(locale)) === most);
  }

  function highestId(): number {
    return Number(highest.get()?.id ?? 0)
  }

  /** Masks the next sources, and gives how many they were. */
  function step(locale: LocaleTag): number {
    const state = untilOf.get(locale)
    const isSame = state?.version === version
    if (state && !isSame) clear.run(locale)
    const rows = newer.all(isSame ? Number(state?.seg) : 0, locale, exactFormVersion, most)
    for (const { id, text } of rows) {
      const masked = maskOf(String(text), locale, names)
      if (masked !== undefined) add.run(Number(id), maskHash(masked))
    }
    setUntil.run(locale, version, rows.length < most ? highestId() : Number(rows.at(-1)!.id))
    return rows.length
  }
}

/** A variant's line is no part of the text, and stays. `undefined` for a source that has nothing to replace. */
function maskOf(form: string, locale: LocaleTag, names: KnownNames): string | undefined {
  const line = form.indexOf('\n') + 1
  const taken = slotted(textContent(form.slice(line)), locale, names)
  if (!taken || (taken.slots.length === 0 && taken.codes.length === 0) || !hasLetter(taken.masked)) return undefined
  return form.slice(0, line) + taken.masked
}

export const hasLetter = (text: string): boolean => /\p{L}/u.test(text)

/** The first 52 bits of SHA-256, which a number holds exactly. */
const maskHash = (masked: string): number => Number.parseInt(hash('sha256', masked, 'hex').slice(0, 13), 16)

const fingerprint = (names: KnownNames): string =>
  hash('sha256', JSON.stringify([...names.keys()].sort()), 'hex').slice(0, 16)
