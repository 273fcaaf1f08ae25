import type { Cap } from '../model/budget.ts'
import type { Standing } from './caps.ts'
import { type Charge, isUnder, sumUnder } from './spending.ts'

/** A cap that what was asked for does not fit under. */
export interface Excess {
  readonly cap: Cap
  readonly asked: number
  readonly left: number
}

/**
 * Holds what is planned against every cap before anything is sent. `admit` takes the charges off what the caps leave, if they fit
 * under all of them; else it takes nothing, and names the widest one in the way.
 */
export function admission(standings: readonly Standing[]): { admit(charges: readonly Charge[]): Excess | undefined } {
  const caps = standings.map(({ left, ...cap }) => ({ cap, left }))
  return {
    admit(charges) {
      const asked = caps.map(({ cap }) => askedUnder(cap, charges))
      for (const [i, { cap, left }] of caps.entries()) if (asked[i]! > left) return { cap, asked: asked[i]!, left }
      for (const [i, each] of caps.entries()) if (each.cap.measure !== 'requests') each.left -= asked[i]!
      return undefined
    }
  }
}

/** How many requests it takes is seen when they are made; it takes one. */
function askedUnder(cap: Cap, charges: readonly Charge[]): number {
  if (cap.measure !== 'requests') return sumUnder(cap, charges)
  return charges.some(charge => charge.characters > 0 && isUnder(cap, charge)) ? 1 : 0
}
