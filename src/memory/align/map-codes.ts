import { type Content, codeProblems, codesOf, content, type InlineCode, isCode } from '../../model/content.ts'

/**
 * The target with the codes of its source: the same markup is the same code, in order where it is there more than once; of what is left,
 * a code stands for the only one of its shape, such as a link whose address differs between the languages. `undefined` where a code
 * finds no partner, or the source's would be missing, doubled or crossed.
 */
export function withSourceCodes(source: Content, target: Content): Content | undefined {
  const ours = unitsOf(source)
  const theirs = unitsOf(target)
  const partner = new Map<Unit, Unit>()
  for (const keyOf of [exactKey, shapeKey]) {
    const free = Map.groupBy(
      ours.filter(unit => !partner.values().some(taken => taken === unit)),
      keyOf
    )
    const open = Map.groupBy(
      theirs.filter(unit => !partner.has(unit)),
      keyOf
    )
    for (const [key, wanting] of open) {
      const found = free.get(key) ?? []
      if (keyOf === shapeKey && (found.length !== 1 || wanting.length !== 1)) continue
      for (const [i, unit] of wanting.entries()) if (found[i]) partner.set(unit, found[i])
    }
  }
  const mapped = new Map<InlineCode, InlineCode>()
  for (const unit of theirs) {
    const own = partner.get(unit)
    if (!own) return undefined
    for (const [i, code] of unit.codes.entries()) mapped.set(code, own.codes[i]!)
  }
  const result = content(target.map(part => (isCode(part) ? mapped.get(part)! : part)))
  return codeProblems(source, result).next().done ? result : undefined
}

/** A pair of codes, or one that stands alone. */
interface Unit {
  readonly codes: readonly InlineCode[]
}

function unitsOf(of: Content): readonly Unit[] {
  return [...Map.groupBy(codesOf(of), ({ id }) => id).values()].map(codes => ({ codes }))
}

const exactKey = ({ codes }: Unit): string => JSON.stringify(codes.map(({ kind, data }) => [kind, data]))

/** Markup without its addresses and attributes; text that a reader sees counts in full. */
const shapeKey = ({ codes }: Unit): string =>
  JSON.stringify(
    codes.map(({ kind, data, equiv }) => [kind, equiv, data.replace(/\(.*\)|\[.*\]|"[^"]*"|'[^']*'/gs, '')])
  )
