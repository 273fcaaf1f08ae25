import { isConversion } from './measures.ts'
import type { NumberToken } from './number-token.ts'

export interface Differences {
  /** Numbers of the source without a partner. */
  readonly lost: readonly NumberToken[]
  /** Numbers of the target without a partner. */
  readonly extra: readonly NumberToken[]
}

type Filter = (source: NumberToken, target: NumberToken) => boolean

/** Pairs the numbers of two texts by value, those written alike first, each once; one side means the value first of all.
 * Linear. */
export function compareNumbers(source: readonly NumberToken[], target: readonly NumberToken[]): Differences {
  const alike: Filter = (a, b) => a.written === b.written && a.written !== 'loose'
  const asked: Filter = a => a.written !== 'loose'
  let left = pair({ lost: source.filter(isNoDual), extra: target.filter(isNoDual) }, 'first', alike)
  left = pair(left, 'any', alike)
  left = pair(left, 'any', asked)
  left = converted(left)
  left = pair({ lost: left.lost.flatMap(apart), extra: left.extra.flatMap(apart) }, 'any', asked)
  left = converted(left)
  left = pair(left, 'any', () => true)
  const isChanged = left.extra.some(({ written }) => written !== 'loose')
  return isChanged
    ? left
    : pair({ ...left, extra: [...left.extra, ...target.filter(token => !isNoDual(token))] }, 'any', asked)
}

const isNoDual = ({ written }: NumberToken) => written !== 'dual'
/** Comparisons of each with each; beyond it a text is no prose. */
const mostConversions = 10_000

/** Pairs miles with kilometres. */
function converted({ lost, extra }: Differences): Differences {
  if (lost.length * extra.length > mostConversions) return { lost, extra }
  const left = new Set(extra)
  const unpaired = lost.filter(token => {
    const partner = [...left].find(({ measure }) => isConversion(token.measure, measure))
    if (partner) left.delete(partner)
    return !partner
  })
  return { lost: unpaired, extra: [...left] }
}

const apart = (token: NumberToken) => token.parts ?? [token]

function pair({ lost, extra }: Differences, values: 'first' | 'any', may: Filter): Differences {
  if (lost.length === 0 || extra.length === 0) return { lost, extra }
  const said = (token: NumberToken) => (values === 'first' ? token.values.slice(0, 1) : token.values)
  const kinds = ['figures', 'words', 'loose', 'dual'] as const
  const waiting = new Map<string, NumberToken[]>()
  for (const token of [...extra].reverse()) {
    for (const value of said(token)) {
      const key = `${token.written} ${value}`
      const tokens = waiting.get(key)
      if (tokens) tokens.push(token)
      else waiting.set(key, [token])
    }
  }
  const taken = new Set<NumberToken>()
  const unpaired = lost.filter(token => {
    for (const value of said(token)) {
      for (const kind of kinds) {
        const tokens = waiting.get(`${kind} ${value}`)
        while (tokens && taken.has(tokens.at(-1)!)) tokens.pop()
        const partner = tokens?.at(-1)
        if (!partner || !may(token, partner) || (value !== token.values[0] && value !== partner.values[0])) continue
        taken.add(partner)
        return false
      }
    }
    return true
  })
  return { lost: unpaired, extra: extra.filter(token => !taken.has(token)) }
}

/** The tokens whose amount the text says right before or after in another unit: `300 km (190 miles)`. */
export function saidTwice(tokens: readonly NumberToken[]): ReadonlySet<NumberToken> {
  const twice = new Set<NumberToken>()
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1]
    if (next && next.start - token.end <= 16 && isConversion(token.measure, next.measure)) twice.add(token).add(next)
  }
  return twice
}
