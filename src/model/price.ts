/** What a backend charges. */
export interface Price {
  readonly perMillionCharacters: number
  /** ISO 4217, such as `EUR`. */
  readonly currency: string
}

/** Money is counted in whole millionths of its currency: their sums are exact. */
export const microsPerUnit = 1_000_000

/**
 * What one sentence costs, in millionths, rounded up. Priced by the sentence, a text costs the same however it is cut into requests,
 * and so its cost is known before.
 */
export function microsOf(price: Price | undefined, characters: number): number {
  if (!price) return 0
  // Exact, where a product such as 1.1 × 10 is not: the price has at most six decimals.
  const perMillion = toMicros(price.perMillionCharacters)
  return Math.ceil((characters * perMillion) / microsPerUnit)
}

/** An amount as people write it, in millionths. */
export function toMicros(amount: number): number {
  return Math.round(amount * microsPerUnit)
}

/** `12.50`, with so many decimals at least, and as many as it has. */
export function formatMicros(micros: number, decimals = 2): string {
  const whole = Math.trunc(micros / microsPerUnit)
  const rest = String(micros % microsPerUnit).padStart(6, '0')
  return `${whole}.${rest.slice(0, Math.max(decimals, decimalsOf(micros)))}`
}

/** How many decimals an amount has; none to six. */
export function decimalsOf(micros: number): number {
  return String(micros % microsPerUnit)
    .padStart(6, '0')
    .replace(/0+$/, '').length
}
