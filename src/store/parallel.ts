/**
 * Runs `work` over `items`, at most `limit` at a time. After a failure it starts no more, waits for what is under way, then rejects
 * with the first error: nothing runs on behind the caller's back.
 */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>
): Promise<void> {
  const errors: unknown[] = []
  const rest = items.values()
  const worker = async () => {
    for (const item of rest) {
      if (errors.length > 0) return
      try {
        await work(item)
      } catch (error) {
        errors.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker))
  if (errors.length > 0) throw errors[0]
}
