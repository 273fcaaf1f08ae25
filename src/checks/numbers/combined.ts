import type { NumberToken } from './number-token.ts'
import { shifted, sum } from './value.ts'

/** The tokens where some stand together for one number, or lend each other a scale. */
export function combined(text: string, tokens: readonly NumberToken[]): readonly NumberToken[] {
  return elided(text, collective(text, joinedScales(text, tokens)))
}

/** `2 million 300 thousand` and `1亿2000万` are one number. */
function joinedScales(text: string, tokens: readonly NumberToken[]): readonly NumberToken[] {
  const joined: NumberToken[] = []
  for (const token of tokens) {
    const before = joined.at(-1)
    const isLower =
      before?.exponent &&
      before.exponent > (token.exponent ?? 0) &&
      (token.exponent || text[before.end - 1]! > '\u2E80')
    const whole =
      isLower && /^\s?و?\s?$/u.test(text.slice(before.end, token.start).slice(0, 4)) && token.start - before.end <= 2
        ? sum(before.values[0]!, token.values[0]!)
        : undefined
    if (!before || whole === undefined || Number(token.values[0]) >= 10 ** before.exponent!) joined.push(token)
    else {
      joined[joined.length - 1] = {
        ...before,
        raw: text.slice(before.start, token.end),
        end: token.end,
        values: [whole],
        parts: [...(before.parts ?? [before]), token]
      }
    }
  }
  return joined
}

/** `two decades` and `three dozen` are 20 and 36. */
function collective(text: string, tokens: readonly NumberToken[]): readonly NumberToken[] {
  return tokens.map((token, i) => {
    const next = tokens[i + 1]
    const factor =
      next?.written === 'loose' && ['10', '12', '100', '1000'].includes(next.values[0]!) ? Number(next.values[0]) : 0
    const value = Number(token.values[0])
    if (!factor || token.exponent || next!.start - token.end > 2 || !Number.isInteger(value) || value > 99) return token
    return text.slice(token.end, next!.start).trim() === ''
      ? { ...token, values: [...token.values, String(value * factor)] }
      : token
  })
}

/** `between 2 and 3 million`: the first may share the scale of the second. */
function elided(text: string, tokens: readonly NumberToken[]): readonly NumberToken[] {
  return tokens.map((token, i) => {
    const next = tokens[i + 1]
    if (token.exponent || !next?.exponent || next.written === 'loose' || next.start - token.end > 8) return token
    if (/[.;:!?()]/.test(text.slice(token.end, next.start)) || !/^\d{1,3}(?:\.\d+)?$/.test(token.values[0]!))
      return token
    return { ...token, values: [...token.values, shifted(token.values[0]!, next.exponent)] }
  })
}
