import type { Standing } from './turnstile.ts'

/** How a pace finds what the service takes, where that is unknown or less than it said. */
export interface Search {
  /** What a second's growth multiplies by … */
  readonly growth: number
  /** … and what it does before the service has ever refused. */
  readonly slowStart: number
  /** The end of the growth. */
  readonly most: number
  /** A pace that nobody asks for says nothing of the service: it grows only while it is all used. */
  readonly growsUnused: boolean
}

/** Back to a quota that we were told of. */
export const towardsQuota: Search = { growth: 1.02, slowStart: 1.02, most: 1, growsUnused: true }

/** Half as fast again every 300 ms, until the first refusal shows where the limit is; from there 6 % a second. */
export const unbounded: Search = {
  growth: 1.06,
  slowStart: 1.5 ** (1_000 / 300),
  most: Number.POSITIVE_INFINITY,
  growsUnused: false
}

/** What is left of the pace at a refusal, and the least that is ever left of it. */
const cut = 0.7
const least = 0.02

/** Milliseconds to hold for a service that refuses without saying for how long, and the least where it says nothing useful. */
const unasked = 1_000
const shortest = 100
/** What the doubling of holds ends at. */
const longest = 60_000

/** The share after so many milliseconds. */
export function grown(standing: Standing, elapsed: number, isInUse: boolean, search: Search): number {
  if (!isInUse && !search.growsUnused) return standing.share
  const growth = standing.refusedAt < 0 ? search.slowStart : search.growth
  return Math.min(search.most, standing.share * growth ** (elapsed / 1_000))
}

/**
 * A refusal of what had passed before we knew of the last one is no news. One after something was accepted says that the pace is too
 * fast: it is cut. One with nothing accepted since the last says that the service needs longer: the hold is twice that of the last.
 */
export function refused(
  standing: Standing,
  passedAt: number,
  retryAfter: number | undefined,
  now: number
): Pick<Standing, 'share' | 'refusals' | 'refusedAt' | 'heldUntil'> {
  const { share, refusals, refusedAt, heldUntil } = standing
  const until = (milliseconds: number) => Math.max(heldUntil, now + milliseconds)
  if (passedAt <= refusedAt) return { share, refusals, refusedAt, heldUntil: until(retryAfter ?? 0) }
  const asked = retryAfter ?? unasked
  const patient = Math.min(longest, Math.max(shortest, asked) * 2 ** refusals)
  return {
    share: refusals === 0 ? Math.max(least, share * cut) : share,
    refusals: refusals + 1,
    refusedAt: now,
    heldUntil: until(Math.max(asked, patient))
  }
}
