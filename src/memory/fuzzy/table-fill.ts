import type { DatabaseSync } from 'node:sqlite'
import type { LocaleTag } from '../../model/locale.ts'
import { transaction } from '../../store/database.ts'
import { madeBy } from './made-by.ts'
import { matchForms, tokenTexts } from './match-form.ts'
import { indexedFrom, prefixLength } from './prefix.ts'
import type { Marks, SegRows } from './seg-rows.ts'

/** Sources whose tokens are written at once, so that others can write in between. */
const batchSize = 20_000
/** Sources whose tokens are counted to know the rare ones: enough for a good order, and any order is right. */
const counted = 200_000

/** Brings the tables of a locale up to date. Killed in the middle, it goes on from there. Several processes may do so at once. */
export function tableFill(db: DatabaseSync, rows: SegRows, locale: LocaleTag): () => void {
  const toForm = matchForms(locale)
  const tokensOf = (text: string) => tokenTexts(toForm(text))
  const statements = prepare(db)
  const get = () => statements.state.get(locale) as unknown as (Marks & { readonly made: string }) | undefined

  return () => {
    const isDone = () => {
      const now = rows.marks()
      const state = get()
      return state?.made === madeBy && state.last === now.last && state.generation === now.generation
    }
    const tokenIds = new Map<string, number>()
    let reached = -1
    while (!isDone()) reached = transaction(db, () => step(tokenIds, reached))
  }

  /** Gives the id up to which all is posted. `tokenIds` hold as long as nobody else went on from there. */
  function step(tokenIds: Map<string, number>, reached: number): number {
    const state = get()
    const now = rows.marks()
    if (state?.last !== reached) tokenIds.clear()
    if (state?.made !== madeBy) {
      begin(now)
      return 0
    }
    const freedAbove = rows.freedAbove(state.generation) ?? state.last
    // A transaction that was taken back has freed ids too, but only its own process may have seen them.
    const last = Math.min(state.last, freedAbove, now.last)
    if (last < state.last) statements.freePosts.run(last, locale)
    const next = post(last, now, tokenIds)
    statements.setState.run(locale, madeBy, next, now.generation)
    return next
  }

  function begin({ generation }: Marks): void {
    statements.deletePosts.run(locale)
    statements.deleteTokens.run(locale)
    const counts = new Map<string, number>()
    let read = 0
    for (const [, text] of rows.after(locale, 0)) {
      for (const token of tokensOf(text)) counts.set(token, (counts.get(token) ?? 0) + 1)
      if (++read === counted) break
    }
    let id = nextId()
    for (const [token] of [...counts].sort(([, a], [, b]) => b - a)) statements.addToken.run(id--, locale, token)
    statements.setState.run(locale, madeBy, 0, generation)
  }

  function post(after: number, now: Marks, tokenIds: Map<string, number>): number {
    const posts: Post[] = []
    let read = 0
    let last = now.last
    let id = nextId()
    const idOf = (token: string) => {
      const known = tokenIds.get(token) ?? statements.findToken.get(locale, token)?.id
      if (known === undefined) statements.addToken.run(id, locale, token)
      const found = Number(known ?? id--)
      tokenIds.set(token, found)
      return found
    }
    for (const [seg, text] of rows.after(locale, after)) {
      const tokens = tokensOf(text).map(idOf).sort(byValue)
      for (let place = 0; place < prefixLength(tokens.length, indexedFrom); place++) {
        if (tokens[place] !== tokens[place - 1]) posts.push([tokens[place]!, tokens.length, seg, place])
      }
      if (++read < batchSize) continue
      last = seg
      break
    }
    // In the order of the table: several times as fast.
    posts.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
    for (const row of posts) statements.addPost.run(...row)
    return last
  }

  /** Ids go down, so that a token that is new comes before all others, as a rare one. */
  function nextId(): number {
    return Number(statements.lowestToken.get()!.id) - 1
  }
}

type Post = readonly [token: number, length: number, seg: number, place: number]

const byValue = (a: number, b: number): number => a - b

function prepare(db: DatabaseSync) {
  return {
    state: db.prepare('SELECT made, last, generation FROM fuzzy_fill WHERE locale = ?'),
    setState: db.prepare('INSERT OR REPLACE INTO fuzzy_fill (locale, made, last, generation) VALUES (?, ?, ?, ?)'),
    lowestToken: db.prepare('SELECT min(0, coalesce(min(id), 0)) AS id FROM fuzzy_tok'),
    findToken: db.prepare('SELECT id FROM fuzzy_tok WHERE locale = ? AND text = ?'),
    addToken: db.prepare('INSERT INTO fuzzy_tok (id, locale, text) VALUES (?, ?, ?)'),
    addPost: db.prepare('INSERT INTO fuzzy_post (tok, length, seg, place) VALUES (?, ?, ?, ?)'),
    freePosts: db.prepare(
      'DELETE FROM fuzzy_post WHERE seg > ? AND tok IN (SELECT id FROM fuzzy_tok WHERE locale = ?)'
    ),
    deletePosts: db.prepare('DELETE FROM fuzzy_post WHERE tok IN (SELECT id FROM fuzzy_tok WHERE locale = ?)'),
    deleteTokens: db.prepare('DELETE FROM fuzzy_tok WHERE locale = ?')
  }
}
