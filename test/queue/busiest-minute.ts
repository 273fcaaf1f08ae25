import type { Cost, Resource } from '../../src/queue/turnstile.ts'

const minute = 60_000

/** A request that passed a gate, and when. */
export interface Passed extends Cost {
  readonly at: number
}

/** The most that passed within any minute, both ends of it included. */
export function busiestMinute(passed: readonly Passed[], resource: Resource): number {
  let sum = 0
  let most = 0
  let first = 0
  for (const passage of passed) {
    sum += passage[resource] ?? 0
    while (passage.at - passed[first]!.at > minute) sum -= passed[first++]![resource] ?? 0
    most = Math.max(most, sum)
  }
  return most
}
