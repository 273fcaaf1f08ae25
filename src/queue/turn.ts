import type { Standing } from './turnstile.ts'

/** Milliseconds after which who waits at the head of one process's line may go before the other processes. */
export const patience = 5_000
/** How much later than it is due a turn may be taken before it is forfeit: its process may be gone. */
const grace = 1_000
/** How soon to look again when a turn is overdue. */
const soon = 10

/** Milliseconds until somebody else's turn is over, 0 where nobody has one. */
export function dueBefore({ turn, turnDue }: Standing, name: string, now: number): number {
  if (turn === '' || turn === name || now > turnDue + grace) return 0
  return Math.max(soon, turnDue - now)
}

/**
 * Large requests have to wait until they are saved up, and small ones of others would always come before. Whose head has waited for long
 * takes the turn, unless somebody has it, and says when it is due.
 */
export function claimed(standing: Standing, name: string, waited: number, due: number, now: number): Standing {
  const isOurs = standing.turn === name
  if (isOurs ? due <= standing.turnDue : waited < patience || dueBefore(standing, name, now) > 0) return standing
  return { ...standing, turn: name, turnDue: due }
}

/** After somebody has passed: nobody passes in somebody else's turn. */
export function freed(standing: Standing): Standing {
  return standing.turn === '' ? standing : { ...standing, turn: '' }
}
