import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inParallel } from '../../src/store/parallel.ts'

test('does each once, never more than the limit at a time', async () => {
  const done: number[] = []
  let running = 0
  let most = 0
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async n => {
    most = Math.max(most, ++running)
    await turn()
    running--
    done.push(n)
  })
  expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(most).toBe(3)
})

test('after a failure starts no more, and waits for those under way', async () => {
  const done: number[] = []
  const work = inParallel([1, 2, 3, 4], 2, async n => {
    if (n === 1) throw new Error('first')
    await turn()
    done.push(n)
  })
  await expect(work).rejects.toThrow('first')
  expect(done).toEqual([2])
})
