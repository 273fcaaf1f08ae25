import { type Content, content, isCode } from '../../model/content.ts'
import type { LocaleTag } from '../../model/locale.ts'
import { mendSpaces } from '../codec/mend-spaces.ts'
import { mendText } from '../codec/mend-text.ts'
import { fromRuns, type Run, toRuns } from '../codec/runs.ts'

/**
 * Text as Apertium's programs pass it to each other: signs of theirs after a backslash, and each word that is in a pair with the pair's
 * id in a blank that is bound to it, which follows the word wherever it goes: `[[t:pc:1]]report[[/]]`. What must stay is a
 * word nobody knows, so bound: standalone codes, addresses and placeholders.
 *
 * Ends with a stop, or with one that is taken off again: some rules need one to see where a sentence ends.
 */
export function toStream(source: Content): string {
  const written = parts(source)
    .map(({ part, labels }) => {
      if (labels.length === 0) return escaped(part)
      const bind = (piece: string, i: number) =>
        i % 2 === 1 ? `[[${labels.join('; ')}]]${piece}[[/]]` : escaped(piece)
      return part.split(words).map(bind).join('')
    })
    .join('')
  return /[.?!]$/.test(written) ? written : `${written}[].`
}

/** What came back of `toStream(source)`. */
export function fromStream(answer: string, source: Content, to: LocaleTag): Content {
  const sent = parts(source)
  const byLabel = new Map(sent.flatMap(part => (part.run ? [[part.labels.at(-1)!, part] as const] : [])))
  const hasStop = /[.?!]$/.test(sent.at(-1)?.part ?? '')
  const body = hasStop ? answer : answer.replace(/\.$/, '')
  const seen = new Set<string>()
  const runs: Run[] = []
  for (const { text, labels } of read(body)) {
    const kept = labels.map(label => byLabel.get(label)).find(part => part !== undefined)
    const pairs = labels.flatMap(label => (label.startsWith('t:pc:') ? [label.slice(5)] : []))
    if (!kept?.run) runs.push({ part: text, pairs })
    else if (!seen.has(kept.labels.at(-1)!)) runs.push(kept.run)
    if (kept) seen.add(kept.labels.at(-1)!)
  }
  const mend = mendText(source, to)
  const mended = runs.map(({ part, pairs }) => ({ part: isCode(part) ? part : mend(part), pairs }))
  return mendSpaces(content(fromRuns(mended, source)), source, to)
}

interface Part {
  readonly part: string
  readonly labels: readonly string[]
  /** What a word nobody knows stands for. */
  readonly run?: Run
}

/** No language has it; letters alone, since digits are split off. */
const placeholder = 'Xqfz'
const words = /([\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*)/u
const fixed =
  /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]|[\w.+-]+@[\w-]+\.[\w.-]*\w|\{\{[^{}]*\}\}|\{[\w.]+\}|%(?:\d+\$)?[sd]\b)/

function parts(source: Content): readonly Part[] {
  let kept = 0
  return toRuns(source).flatMap(({ part, pairs }): Part[] => {
    const labels = pairs.map(id => `t:pc:${id}`)
    if (isCode(part)) return [{ part: placeholder, labels: [...labels, `t:ph:${part.id}`], run: { part, pairs } }]
    return part.split(fixed).flatMap((piece, i): Part[] => {
      if (piece === '') return []
      if (i % 2 === 0) return [{ part: piece, labels }]
      return [{ part: placeholder, labels: [...labels, `t:keep:${++kept}`], run: { part: piece, pairs } }]
    })
  })
}

function escaped(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/\s+/g, ' ')
    .replace(/[\^$/<>{}[\]\\@~]/g, '\\$&')
}

/** Text, unescaped, and the labels of the blank it is bound to. Blanks that stand alone go. */
function* read(answer: string): Generator<{ readonly text: string; readonly labels: readonly string[] }> {
  let labels: readonly string[] = []
  let text = ''
  for (const [token] of answer.matchAll(/\\[\s\S]|\[\[[^\]]*\]\]|\[[^\]]*\]|[^\\[]+|[\s\S]/g)) {
    if (!token.startsWith('[[')) {
      if (token.startsWith('\\')) text += token.slice(1)
      else if (!/^\[[^\]]*\]$/.test(token)) text += token
      continue
    }
    if (text !== '') yield { text, labels }
    text = ''
    labels = token === '[[/]]' ? [] : token.slice(2, -2).split(/;\s*/)
  }
  if (text !== '') yield { text, labels }
}
