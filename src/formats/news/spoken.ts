import { type NewsNotice, type NewsStatus, noNews } from '../../model/news.ts'
import { instantOf } from './instant.ts'
import { dateOf, embargoUntil, expectedTime, priorityIn, refused, withheld } from './statements.ts'

/** A statement that is written by hand: in a front matter, or in `<meta>`. */
export interface Statement {
  /** Lower case. */
  readonly key: string
  /** Of the part of it: `note`, `at`. */
  readonly part: string | undefined
  readonly text: string
  /** Whether it is text rather than a value such as `true`. */
  readonly isText: boolean
  readonly offset: number
}

/** Keys that say what an article is as news. */
export const newsKeys: ReadonlySet<string> = new Set(['embargo', 'correction', 'retraction', 'priority'])

/** What may be meant by an embargo, or a retraction, and is not read as one. */
export const isNearlyKey = (key: string): boolean => /^(?:embargo|retract)/.test(key) && !newsKeys.has(key)

/** Throws `FormatError` of type `metadata` for what cannot be read, or is said twice. */
export function statusOf(statements: readonly Statement[]): NewsStatus {
  const near = statements.find(({ key }) => isNearlyKey(key))
  if (near) throw refused(near.offset, '"embargo" or "retraction"', `"${near.key}"`)
  const of = (key: string) => statements.filter(statement => statement.key === key)
  return {
    embargo: embargoIn(of('embargo')),
    correction: noticeIn(of('correction')),
    retraction: noticeIn(of('retraction')),
    priority: priorityIn(of('priority')[0]?.text) ?? noNews.priority
  }
}

function embargoIn(statements: readonly Statement[]): NewsStatus['embargo'] {
  const [first, second] = statements
  if (!first) return undefined
  if (second) throw refused(second.offset, 'one embargo', 'two')
  if (first.part !== undefined) throw refused(first.offset, expectedTime, `a part of one, "${first.part}"`)
  if (isNo(first)) return undefined
  return isYes(first) ? withheld : embargoUntil(first.text, first.offset)
}

function noticeIn(statements: readonly Statement[]): NewsNotice | undefined {
  const [first] = statements
  if (!first) return undefined
  const parts = new Map<string, string>()
  for (const statement of statements) {
    const { part, offset, isText, text } = statement
    const name = part ?? (instantOf(text) ? 'at' : 'note')
    const where = `"${first.key}" as text, or with "note" and "at"`
    if (part === undefined && (isYes(statement) || isNo(statement))) {
      if (statements.length > 1) throw refused(offset, `one "${first.key}"`, 'two')
      return isNo(statement) ? undefined : { note: undefined, at: undefined }
    }
    if (parts.has(name)) throw refused(offset, `one "${first.key}"`, 'two')
    if (name !== 'note' && name !== 'at') throw refused(offset, where, `"${name}"`)
    if (text.trim() === '' || (name === 'note' && !isText)) throw refused(offset, where, JSON.stringify(text))
    if (name === 'at' && !instantOf(text)) throw refused(offset, 'a date such as 2026-11-25', JSON.stringify(text))
    parts.set(name, text)
  }
  return { note: parts.get('note')?.replace(/\s+/g, ' ').trim(), at: dateOf(parts.get('at')) }
}

/** A correction that is said without a note: nothing for readers. */
export const isValue = (text: string): boolean =>
  /^(?:true|yes|on|false|no|none|off)$/i.test(text) || instantOf(text) !== undefined

const isYes = ({ text }: Statement) => /^(?:true|yes|on)$/i.test(text)
const isNo = ({ text }: Statement) => /^(?:false|no|none|off)$/i.test(text)
