import { content, type InlineCode, isCode } from '../../model/content.ts'
import type { Codec } from './codec.ts'
import { decodeEntities, escapeHtml } from './entities.ts'
import { mendSpaces } from './mend-spaces.ts'
import { mendText } from './mend-text.ts'
import { withoutRawText } from './raw-text.ts'
import { fromRuns, type Run, toRuns } from './runs.ts'

/**
 * HTML without nesting, for engines that translate each nested element alone: a stretch of text is in one `<b id="2">`, that of its
 * innermost pair; the pairs round that are put back by what they hold. Standalone codes are `<code id="3">npm ci</code>`, or
 * `<br id="3">` when they show nothing.
 */
export const flatHtml: Codec = {
  encode(source) {
    return toRuns(source)
      .map(({ part, pairs }) => {
        if (isCode(part)) return tag(part)
        return pairs.length > 0 ? `<b id="${pairs.at(-1)}">${escapeHtml(part)}</b>` : escapeHtml(part)
      })
      .join('')
  },

  decode(answer, source, to) {
    const mend = mendText(source, to)
    const runs = [...read(withoutRawText(answer), toRuns(source))].map(({ part, pairs }) => ({
      part: isCode(part) ? part : mend(decodeEntities(part)),
      pairs
    }))
    return mendSpaces(content(fromRuns(runs, source)), source, to)
  }
}

function tag(code: InlineCode): string {
  if (code.equiv === '') return `<br id="${code.id}">`
  return `<code id="${code.id}">${escapeHtml(code.equiv)}</code>`
}

/** Whole elements that hold none, single tags, and tags that are none of ours, which go. In linear time. */
const tags = /<(b|code)\s[^<>]*?\bid\s*=\s*["']?(\d{1,6})\b[^<>]*>((?:[^<]|<(?![a-zA-Z/]))*)<\/\1>|<[a-zA-Z/][^<>]*>/gi

function* read(answer: string, sent: readonly Run[]): Generator<Run> {
  const codes = new Map(sent.flatMap(run => (isCode(run.part) ? [[run.part.id, run] as const] : [])))
  const paths = new Map(sent.flatMap(({ pairs }) => (pairs.length > 0 ? [[pairs.at(-1)!, pairs] as const] : [])))
  let end = 0
  for (const match of answer.matchAll(tags)) {
    const [whole, name, id = '', inner = ''] = match
    if (match.index > end) yield { part: answer.slice(end, match.index), pairs: [] }
    end = match.index + whole.length
    const single = /^<br\s[^<>]*?\bid\s*=\s*["']?(\d{1,6})\b/i.exec(whole)?.[1]
    const code = codes.get(single ?? (name?.toLowerCase() === 'code' ? id : ''))
    if (code) yield code
    else if (name) yield { part: inner, pairs: paths.get(id) ?? [] }
  }
  if (end < answer.length) yield { part: answer.slice(end), pairs: [] }
}
