import type { DatabaseSync } from 'node:sqlite'
import type { LocaleTag } from '../../model/locale.ts'
import { Best } from './best.ts'
import { uint32Column } from './columns.ts'
import { matchForms, tokenTexts } from './match-form.ts'
import type { FollowingIndex } from './memory-index.ts'
import { indexedFrom, leastShared, longestSharing } from './prefix.ts'
import { mostUnits, pushTokens, Query } from './query.ts'
import type { SegRows } from './seg-rows.ts'
import { mostTokens } from './similarity.ts'
import { tableFill } from './table-fill.ts'
import { Vocabulary } from './vocabulary.ts'

/** Tokens that are remembered from one search to the next. */
const mostTokensKept = 100_000

/**
 * The index in the tables `fuzzy_tok` and `fuzzy_post`: it finds what the one in memory finds, reads each source it compares from the
 * database, and takes no memory. The first search fills the tables, the next ones add what is new.
 */
export function tableIndex(db: DatabaseSync, rows: SegRows, locale: LocaleTag): FollowingIndex {
  const toForm = matchForms(locale)
  const fill = tableFill(db, rows, locale)
  const statements = prepare(db)
  let comparer = newComparer(toForm)

  function search(source: string, best: Best): void {
    if (comparer.size > mostTokensKept) comparer = newComparer(toForm)
    const tokens = comparer.prepare(source)
    const offer = (id: number, text: string | undefined) => {
      if (text === undefined || best.keepsOut(id)) return
      const hundredths = comparer.compare(text, best.needed)
      if (hundredths >= 0) best.offer(id, hundredths)
    }
    if (best.needed < indexedFrom || tokens.length === 0) {
      for (const [id, text] of rows.after(locale, 0)) offer(id, text)
      return
    }
    const seen = new Set<number>()
    const { known, strangers } = statements.find(locale, tokens)
    let place = strangers
    for (const { id: token, occurrences } of known) {
      if (place > mostTokens(tokens.length, best.needed)) return
      const rest = tokens.length - place
      const shortest = leastShared(tokens.length, best.needed)
      for (const [entry, length, placeThere] of statements.post(token, shortest, longestSharing(rest, best.needed))) {
        const shared = leastShared(Math.max(length, tokens.length), best.needed)
        if (Math.min(rest, length - placeThere) < shared || seen.has(entry)) continue
        seen.add(entry)
        offer(entry, rows.textOf(entry))
      }
      place += occurrences
    }
  }

  return {
    search(source, options) {
      if (!db.isTransaction) fill()
      const best = new Best(options)
      search(source, best)
      return best.found()
    },
    async save() {
      return true
    },
    bytes: 0
  }
}

/** Compares one source with others that come as texts. */
function newComparer(toForm: ReturnType<typeof matchForms>) {
  const vocabulary = new Vocabulary()
  const query = new Query(vocabulary)
  const tokens = uint32Column()
  return {
    get size() {
      return vocabulary.size
    },
    /** Gives the source's tokens. */
    prepare(source: string): readonly string[] {
      const form = toForm(source)
      const texts = tokenTexts(form)
      tokens.length = 0
      pushTokens(form, vocabulary, tokens)
      query.prepare({ ...form, units: form.units.slice(0, form.unitCount) })
      return texts
    },
    compare(text: string, needed: number): number {
      const form = toForm(text)
      tokens.length = 0
      pushTokens(form, vocabulary, tokens)
      return query.compare(tokens.values, 0, tokens.length, Math.min(form.unitCount, mostUnits), needed)
    }
  }
}

function prepare(db: DatabaseSync) {
  const token = db.prepare('SELECT id FROM fuzzy_tok WHERE locale = ? AND text = ?')
  const post = db.prepare('SELECT seg, length, place FROM fuzzy_post WHERE tok = ? AND length BETWEEN ? AND ?')
  post.setReturnArrays(true)
  return {
    /** The tokens that the tables know, rarest first. */
    find(locale: LocaleTag, tokens: readonly string[]) {
      const counts = new Map<string, number>()
      for (const text of tokens) counts.set(text, (counts.get(text) ?? 0) + 1)
      const known = [...counts].flatMap(([text, occurrences]) => {
        const row = token.get(locale, text)
        return row ? { id: Number(row.id), occurrences } : []
      })
      const occurring = known.reduce((sum, { occurrences }) => sum + occurrences, 0)
      return { known: known.sort((a, b) => a.id - b.id), strangers: tokens.length - occurring }
    },
    post: (tok: number, shortest: number, longest: number) =>
      post.iterate(tok, shortest, longest) as unknown as Iterable<readonly [seg: number, length: number, place: number]>
  }
}
