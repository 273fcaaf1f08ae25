import type { Cap } from '../model/budget.ts'
import type { LocalePair } from '../model/locale.ts'
import { microsOf, type Price } from '../model/price.ts'

/** What is sent to one backend in one pair for one desk. */
export interface Charge extends LocalePair {
  readonly backend: string
  /** Empty for articles in no folder. */
  readonly desk: string
  readonly characters: number
  readonly requests: number
  /** Millionths of `currency`. */
  readonly micros: number
  /** `undefined` where the backend has no price. */
  readonly currency: string | undefined
}

/** One request, by its sentences. */
export interface SpendRequest extends LocalePair {
  readonly backend: string
  readonly sources: readonly SpendSource[]
}

export interface SpendSource {
  readonly desk: string
  readonly characters: number
}

/** A request in parts, one for each desk that has sentences in it; the request itself is counted with the first one's. */
export function chargesOf({ backend, from, to, sources }: SpendRequest, price: Price | undefined): readonly Charge[] {
  const charges = new Map<string, Charge>()
  const first = { characters: 0, micros: 0, requests: 1 }
  for (const { desk, characters } of sources) {
    if (!Number.isSafeInteger(characters) || characters < 0)
      throw new RangeError(`Expected a whole number of characters, got ${characters}`)
    const so = charges.get(desk) ?? (charges.size === 0 ? first : { ...first, requests: 0 })
    charges.set(desk, {
      backend,
      from,
      to,
      desk,
      characters: so.characters + characters,
      requests: so.requests,
      micros: so.micros + microsOf(price, characters),
      currency: price?.currency
    })
  }
  return [...charges.values()]
}

/** Whether a cap is on this. */
export function isUnder({ scope, measure, currency }: Cap, charge: Omit<Charge, 'from'>): boolean {
  if (measure === 'money' && charge.currency !== currency) return false
  switch (scope.of) {
    case 'all':
      return true
    case 'backend':
      return charge.backend === scope.backend
    case 'locale':
      return charge.to === scope.locale
    case 'desk':
      return charge.desk === scope.desk
  }
}

/** What charges come to in the measure of a cap, those that it is on. */
export function sumUnder(cap: Cap, charges: Iterable<Charge>): number {
  let sum = 0
  for (const charge of charges) if (isUnder(cap, charge)) sum += charge[amountOf[cap.measure]]
  return sum
}

/** Which number of a charge a measure is about. */
export const amountOf = { characters: 'characters', requests: 'requests', money: 'micros' } as const
