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

/** `12.50`; of less than a cent as many digits as it needs. */
export function formatMicros(micros: number): string {
  const whole = Math.trunc(micros / microsPerUnit)
  const rest = String(micros % microsPerUnit).padStart(6, '0')
  return `${whole}.${rest.slice(0, 2)}${rest.slice(2).replace(/0+$/, '')}`
}
