import { type Content, content, type InlineCode } from '../../model/content.ts'
import type { TmxCode, TmxSegment } from './segment.ts'

/**
 * Source and target as content whose codes go by the same ids. Which codes belong together is what `x` says; where that is not said, the
 * same markup, the same `i`, or the same place among codes of their kind. A code of the target that the source lacks has an id of its own.
 */
export function tmxContents(
  source: TmxSegment,
  target: TmxSegment
): { readonly source: Content; readonly target: Content } {
  const sources = unitsOf(source)
  const targets = unitsOf(target)
  if (targets.length === 0) return { source: contentOf(source, ownIds(sources)), target: contentOf(target, new Map()) }
  return { source: contentOf(source, ownIds(sources)), target: contentOf(target, matched(sources, targets)) }
}

/** The content of a segment whose codes are numbered by `x`; `undefined` where one has none. Isolated halves are halves. */
export function numberedContent(segment: TmxSegment): Content | undefined {
  const codes = segment.filter(part => typeof part !== 'string')
  if (!codes.every(({ x }) => x !== undefined && /^[1-9]\d{0,8}$/.test(x))) return undefined
  return content(segment.map(part => (typeof part === 'string' ? part : inlineCode(part.kind, part.x!, part.data))))
}

/** A pair, or a code that stands alone. */
interface Unit {
  readonly number: number
  readonly isPair: boolean
  readonly code: TmxCode
}

function unitsOf(segment: TmxSegment): readonly Unit[] {
  return segment
    .filter(part => typeof part !== 'string')
    .filter(({ kind, isIsolated }) => kind !== 'close' || isIsolated)
    .map(code => ({ number: code.number, isPair: code.kind === 'open' && !code.isIsolated, code }))
}

const ownIds = (units: readonly Unit[]) => new Map(units.map(({ number }) => [number, String(number)]))

/** From the surest to the least sure. */
const likenesses: ReadonlyArray<(source: TmxCode, target: TmxCode) => boolean> = [
  (source, target) => source.x !== undefined && source.x === target.x,
  (source, target) => apart(source, target) && source.data === target.data && source.i === target.i,
  (source, target) => apart(source, target) && source.data === target.data,
  (source, target) => apart(source, target) && source.i !== undefined && source.i === target.i,
  apart
]

/** `x` does not say that they are two. */
function apart(source: TmxCode, target: TmxCode): boolean {
  return source.x === undefined || target.x === undefined
}

function matched(sources: readonly Unit[], targets: readonly Unit[]): ReadonlyMap<number, string> {
  const ids = new Map<number, string>()
  const taken = new Set<Unit>()
  for (const isLike of likenesses) {
    for (const target of targets) {
      if (ids.has(target.number)) continue
      const source = sources.find(
        unit => !taken.has(unit) && unit.isPair === target.isPair && isLike(unit.code, target.code)
      )
      if (!source) continue
      taken.add(source)
      ids.set(target.number, String(source.number))
    }
  }
  let next = sources.length
  for (const { number } of targets) if (!ids.has(number)) ids.set(number, String(++next))
  return ids
}

/** An isolated half has no other one here: it stands alone. */
function contentOf(segment: TmxSegment, ids: ReadonlyMap<number, string>): Content {
  return content(
    segment.map(part =>
      typeof part === 'string'
        ? part
        : inlineCode(part.isIsolated ? 'standalone' : part.kind, ids.get(part.number)!, part.data)
    )
  )
}

function inlineCode(kind: InlineCode['kind'], id: string, data: string): InlineCode {
  return { kind, id, data, equiv: '', deletable: false }
}
