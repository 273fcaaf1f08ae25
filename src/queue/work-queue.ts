import PQueue from 'p-queue'
import { BackendError } from '../model/errors.ts'

/** Jobs of one process, so many at a time. */
export interface WorkQueue {
  /**
   * Runs the job when its turn comes: higher priorities first, equal ones in order. Settles as the job does; an error that nobody
   * waits for harms nobody. A job that `stop` kept from starting rejects with a `cancelled` `BackendError`.
   */
  add<T>(job: () => Promise<T>, options?: { readonly priority?: number }): Promise<T>
  /** Resolves while fewer than 2 × concurrency jobs wait, or the queue is stopped: wait for it before each `add`. */
  ready(): Promise<void>
  /** Resolves when nothing waits and nothing runs. */
  drain(): Promise<void>
  /** Nothing new starts; resolves when what is in flight has finished. */
  stop(): Promise<void>
}

export function workQueue({ concurrency }: { readonly concurrency: number }): WorkQueue {
  const queue = new PQueue({ concurrency })
  let isStopped = false
  const run = async <T>(job: () => Promise<T>, priority: number): Promise<T> => {
    if (isStopped) throw notStarted()
    let isStarted = false
    try {
      return await queue.add(
        () => {
          isStarted = true
          return job()
        },
        { priority }
      )
    } catch (error) {
      throw isStopped && !isStarted ? notStarted(error) : error
    }
  }
  return {
    add(job, { priority = 0 } = {}) {
      const done = run(job, priority)
      done.catch(() => {})
      return done
    },
    ready: () => queue.onSizeLessThan(2 * concurrency),
    drain: () => queue.onIdle(),
    async stop() {
      isStopped = true
      queue.clear()
      await queue.onIdle()
    }
  }
}

function notStarted(cause?: unknown): BackendError {
  return new BackendError('cancelled', 'queue', 'Not started: the run is stopping', { cause })
}
