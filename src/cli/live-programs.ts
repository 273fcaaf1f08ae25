/** Programs that were started and have not ended: a process that leaves before they do must end them. */
export const livePrograms = new Set<{ kill(): void }>()

/** At once. */
export function endPrograms(): void {
  for (const program of livePrograms) program.kill()
}
