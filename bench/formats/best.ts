/**
 * Milliseconds of processor time for all texts, in the fastest of several rounds of at least a tenth of a second each: what else the
 * machine does is not counted.
 */
export function best(texts: readonly string[], run: (text: string, index: number) => unknown): number {
  const round = (times: number) => {
    const start = process.cpuUsage()
    for (let i = 0; i < times; i++) for (const [i, text] of texts.entries()) run(text, i)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000 / times
  }
  const first = round(1)
  const times = Math.ceil(100 / Math.max(first, 1))
  const rounds = first > 1000 ? 1 : 5
  return Math.min(...Array.from({ length: rounds }, () => round(times)))
}

/** What `run` gives, or nothing where it throws: a peer may not read what we do. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
