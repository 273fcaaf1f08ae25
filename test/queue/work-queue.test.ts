import { describe, expect, test } from 'vitest'
import { workQueue } from '../../src/queue/work-queue.ts'
import { settled } from './simulated-clock.ts'

/** A job that ends when told to. */
function job(log: string[] = [], name = '') {
  const { promise, resolve } = Promise.withResolvers<string>()
  const start = () => {
    log.push(name)
    return promise
  }
  return { start, end: () => resolve(name) }
}

describe('workQueue', () => {
  test('runs so many at a time', async () => {
    const queue = workQueue({ concurrency: 3 })
    let running = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, ++running)
      await settled()
      running--
    }
    await Promise.all(Array.from({ length: 20 }, () => queue.add(work)))
    expect(most).toBe(3)
    expect(running).toBe(0)
  })

  test('starts higher priorities first, equal ones in order', async () => {
    const queue = workQueue({ concurrency: 1 })
    const log: string[] = []
    const first = job(log, 'first')
    const all = [queue.add(first.start)]
    for (const [name, priority] of [
      ['a', 0],
      ['b', 0],
      ['urgent', 2],
      ['soon', 1]
    ] as const) {
      all.push(queue.add(async () => `${log.push(name)}`, { priority }))
    }
    first.end()
    await Promise.all(all)
    expect(log).toEqual(['first', 'urgent', 'soon', 'a', 'b'])
  })

  test('is ready while fewer than twice the concurrency wait', async () => {
    const queue = workQueue({ concurrency: 2 })
    const jobs = Array.from({ length: 6 }, () => job())
    const running = jobs.map(({ start }) => queue.add(start))
    let isReady = false
    const ready = queue.ready().then(() => {
      isReady = true
    })
    await settled()
    expect(isReady).toBe(false)
    jobs[0]!.end()
    await ready
    for (const { end } of jobs) end()
    await Promise.all(running)
  })

  test('gives the error of a job to its adder, and to nobody else', async () => {
    const queue = workQueue({ concurrency: 1 })
    const failing = async () => {
      throw new Error('job failed')
    }
    void queue.add(failing)
    await expect(queue.add(failing)).rejects.toThrow('job failed')
    await expect(queue.add(async () => 'next')).resolves.toBe('next')
    await queue.drain()
  })

  test('drains when nothing waits and nothing runs', async () => {
    const queue = workQueue({ concurrency: 1 })
    await queue.drain()
    let finished = 0
    const work = async () => {
      await settled()
      finished++
    }
    for (let i = 0; i < 5; i++) void queue.add(work)
    await queue.drain()
    expect(finished).toBe(5)
  })

  test('stop lets what is in flight finish and starts nothing new', async () => {
    const queue = workQueue({ concurrency: 1 })
    const log: string[] = []
    const inFlight = job(log, 'in flight')
    const running = queue.add(inFlight.start)
    const waiting = [1, 2, 3].map(i => queue.add(async () => log.push(`waiting ${i}`)))
    let isStopped = false
    const stopped = queue.stop().then(() => {
      isStopped = true
    })
    for (const promise of [...waiting, queue.add(async () => log.push('late'))]) {
      await expect(promise).rejects.toMatchObject({ name: 'BackendError', type: 'cancelled' })
    }
    await queue.ready()
    expect(isStopped).toBe(false)
    inFlight.end()
    await expect(running).resolves.toBe('in flight')
    await stopped
    await queue.drain()
    expect(log).toEqual(['in flight'])
  })

  test('an error of a job in flight stays its own after stop', async () => {
    const queue = workQueue({ concurrency: 1 })
    const running = queue.add(async () => {
      await settled()
      throw new Error('job failed')
    })
    await queue.stop()
    await expect(running).rejects.toThrow('job failed')
  })
})
