import type { NewsStatus } from '../../model/news.ts'
import { noNews } from '../../model/news.ts'
import type { Value } from '../front-matter/found.ts'
import { frontMatterValues } from '../front-matter.ts'
import { isNearlyKey, newsKeys, type Statement, statusOf } from './spoken.ts'
import { refused } from './statements.ts'

/**
 * What the front matter says: `embargo`, `correction`, `retraction`, `priority`, at the top and in any case. Throws `FormatError`: of
 * type `metadata` for what cannot be read, `syntax` for a front matter that is none.
 */
export function frontMatterNews(source: string): NewsStatus {
  if (!mention.test(source.slice(0, furthest))) return noNews // most articles: no need to parse twice
  const front = frontMatterValues(source)
  if (!front) {
    refuseUnread(source)
    return noNews
  }
  return statusOf(front.values.flatMap(statementOf))
}

/** Whether a front matter says anything of the kind. */
export function saysNews(source: string): boolean {
  if (!mention.test(source.slice(0, furthest))) return false
  return frontMatterValues(source)?.values.some(({ steps }) => isKey(keyOf(steps[0]))) ?? false
}

/** Characters that a front matter is looked for in: many times any. */
const furthest = 100_000
const mention = /embargo|correction|retract|priority/i
const keyOf = (step: Value['steps'][number] | undefined) => String(step).toLowerCase()
const isKey = (key: string) => newsKeys.has(key) || isNearlyKey(key)

function statementOf({ steps, start, kind, text }: Value): readonly Statement[] {
  const [first, second, ...more] = steps
  const key = keyOf(first)
  if (!isKey(key)) return []
  const at = `"${key}" as a value, or with "note" and "at"`
  if (kind === 'other') throw refused(start, at, 'an alias or a tag')
  if (key === 'priority' && second !== undefined) return [] // something else is meant
  if (typeof second === 'number' || more.length > 0) throw refused(start, at, 'a list')
  return [{ key, part: second?.toLowerCase(), text, isText: kind === 'string', offset: start }]
}

/** A front matter that is not closed, or in a language nobody reads here, is text to the parser; an embargo in it is still one. */
function refuseUnread(source: string): void {
  const open = /^\uFEFF?\s*(?:---|\+\+\+|;;;|\{)[^\r\n]*(?:\r\n?|\n)/.exec(source)?.[0].length
  if (open === undefined) return
  const [head = ''] = source.slice(open, furthest).split(/(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)/, 1)
  const found = /^[ \t]*[{,]?[ \t]*["']?(?:embargo|retract)[\w -]*["']?[ \t]*[:=]/im.exec(head)
  if (found) throw refused(open + found.index, 'a front matter that can be read', 'one that is not, or not closed')
}
