/** The requests a server of a test has had, and those it keeps waiting. */
export interface RequestJournal<T> {
  readonly requests: readonly T[]
  /** Notes a request that came. */
  add(request: T): void
  /** Resolves once `count` requests have come. */
  received(count: number): Promise<void>
  /** Resolves with the next `release`. */
  held(): Promise<void>
  release(): void
}

export function requestJournal<T>(): RequestJournal<T> {
  const requests: T[] = []
  const waiting: { readonly count: number; readonly resolve: () => void }[] = []
  let hold = Promise.withResolvers<void>()
  return {
    requests,
    add(request) {
      requests.push(request)
      for (const { count, resolve } of waiting) if (requests.length >= count) resolve()
    },
    async received(count) {
      if (requests.length >= count) return
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.push({ count, resolve })
      await promise
    },
    held: () => hold.promise,
    release() {
      hold.resolve()
      hold = Promise.withResolvers()
    }
  }
}
