import { describe, expect, test } from 'vitest'
import { systemClock } from '../../src/queue/clock.ts'

describe('systemClock', () => {
  test('never goes back', () => {
    const earlier = systemClock.now()
    expect(systemClock.now()).toBeGreaterThanOrEqual(earlier)
  })

  test('an abort ends a sleep at once', async () => {
    const waking = new AbortController()
    const sleeping = systemClock.sleep(3_600_000, waking.signal)
    waking.abort()
    await expect(sleeping).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('a sleep of nothing is soon over', async () => {
    await expect(systemClock.sleep(0)).resolves.toBeUndefined()
  })
})
