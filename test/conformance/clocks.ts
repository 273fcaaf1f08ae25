/**
 * A stretch of work by two clocks, in milliseconds: the wall's, and the processor time of this thread alone, which what else the machine
 * does cannot lengthen, but which ticks coarsely.
 */
export interface Spent {
  readonly milliseconds: number
  readonly processor: number
}

/** Starts both clocks. The function gives what was spent since. */
export function clocks(): () => Spent {
  const processor = process.threadCpuUsage()
  const wall = performance.now()
  return () => {
    const { user, system } = process.threadCpuUsage(processor)
    return { milliseconds: performance.now() - wall, processor: (user + system) / 1000 }
  }
}
