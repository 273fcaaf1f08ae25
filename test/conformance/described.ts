/** An error that should not have been, with where it came from, in one line. */
export function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ') : String(error)
}
