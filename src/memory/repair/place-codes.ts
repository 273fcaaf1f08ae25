import { type Content, codeKey, content, type InlineCode, isCode } from '../../model/content.ts'
import { occurrences, type PlacedCode, type Slotted } from './slots.ts'

/** The two sources, and the target of the former after its slots were filled anew; its codes are those of the former. */
export interface Filled {
  readonly former: Slotted
  readonly next: Slotted
  readonly target: Content
}

/**
 * The target with the codes of `next`, where it is certain where they go: the sources have the same codes in the same places, or `next`
 * has none where the former had pairs, or the former had none and each of `next` wraps all of the text or a word that the target has
 * as it stands.
 */
export function placeCodes({ former, next, target }: Filled): Content | undefined {
  if (isSameLayout(former, next)) return renamed(former.codes, next.codes, target)
  if (next.codes.length === 0) {
    const isMarkup = former.codes.every(({ code }) => code.kind !== 'standalone')
    return isMarkup ? content(target.filter(part => !isCode(part))) : undefined
  }
  if (former.codes.length === 0 && target.every(part => !isCode(part))) return wrapped(next, target.join(''))
  return undefined
}

/** The same kinds in the same places; a slot's inside has no places, and its edges are the same to both. */
function isSameLayout(former: Slotted, next: Slotted): boolean {
  const [a, b] = [placesOf(former), placesOf(next)]
  return a.length === b.length && a.every((place, i) => place === b[i])
}

function placesOf({ codes, slots }: Slotted): readonly string[] {
  const numbers = new Map<string, number>()
  return codes.map(({ code, at }) => {
    if (!numbers.has(code.id)) numbers.set(code.id, numbers.size)
    const before = slots.filter(({ end }) => end <= at)
    const isInside = slots.some(({ start, end }) => start < at && at < end)
    const shift = before.reduce((sum, { start, end }) => sum + end - start - 1, 0)
    return `${code.kind} ${numbers.get(code.id)} ${isInside ? `in ${before.length}` : at - shift}`
  })
}

function renamed(former: readonly PlacedCode[], next: readonly PlacedCode[], target: Content): Content {
  const own = new Map(former.map(({ code }, i) => [codeKey(code), next[i]!.code]))
  return content(target.flatMap(part => (isCode(part) ? (own.get(codeKey(part)) ?? []) : part)))
}

interface Insertion {
  readonly at: number
  readonly code: InlineCode
}

function wrapped({ text, codes }: Slotted, target: string): Content | undefined {
  const insertions: Insertion[] = []
  const open: PlacedCode[] = []
  for (const placed of codes) {
    if (placed.code.kind === 'standalone') return undefined
    if (placed.code.kind === 'open') {
      open.push(placed)
      continue
    }
    const start = open.pop()
    if (start?.code.id !== placed.code.id) return undefined
    const inside = text.slice(start.at, placed.at)
    const at = inside === text ? 0 : placeOf(inside, text, target)
    if (at === undefined) return undefined
    insertions.push(
      { at, code: start.code },
      { at: inside === text ? target.length : at + inside.length, code: placed.code }
    )
  }
  // A pair inside another would be put down before it: only pairs apart, or one round all, are certain.
  const isNested = codes.some(({ code }, i) => code.kind === 'open' && codes[i + 1]?.code.kind === 'open')
  return open.length > 0 || isNested ? undefined : inserted(target, insertions)
}

/** Where the target has the words inside a pair as the source has them: once in both. */
function placeOf(inside: string, text: string, target: string): number | undefined {
  if (!/[\p{L}\p{Nd}]/u.test(inside) || occurrences(text, inside).length !== 1) return undefined
  const places = occurrences(target, inside)
  return places.length === 1 ? places[0] : undefined
}

function inserted(text: string, insertions: readonly Insertion[]): Content {
  const parts: (string | InlineCode)[] = []
  let end = 0
  for (const { at, code } of insertions.toSorted((a, b) => a.at - b.at)) {
    parts.push(text.slice(end, at), code)
    end = at
  }
  return content([...parts, text.slice(end)])
}
