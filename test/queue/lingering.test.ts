import { describe, expect, test } from 'vitest'
import { systemClock } from '../../src/queue/clock.ts'
import { lingering } from '../../src/queue/lingering.ts'
import { testBackendWrapper } from '../contracts/backend-wrapper.ts'
import { capitals, requestOf, scripted } from './backends.ts'
import { settled, simulatedClock } from './simulated-clock.ts'

testBackendWrapper(backend => lingering(backend, 8_000, systemClock))

describe('when the caller gives up', () => {
  const started = () => {
    const clock = simulatedClock()
    const ending = new AbortController()
    const { promise, resolve } = Promise.withResolvers<void>()
    const slow = { ...scripted(), translate: () => promise.then(() => [capitals(['one'])]) }
    const answer = lingering(slow, 8_000, clock).translate({ ...requestOf(['one']), signal: ending.signal })
    return { clock, ending, answer, arrive: resolve }
  }

  test('an answer on its way is waited for', async () => {
    const { clock, ending, answer, arrive } = started()
    ending.abort('SIGTERM')
    await clock.run(7_999)
    arrive()
    expect(await answer).toEqual([['ONE']])
    await settled()
    expect(clock.sleepers()).toBe(0)
  })

  test('one that does not come in time is abandoned, whatever the backend does', async () => {
    const { clock, ending, answer } = started()
    await clock.run(60_000)
    expect(clock.sleepers()).toBe(0)
    ending.abort('SIGTERM')
    const given = expect(answer).rejects.toMatchObject({ type: 'cancelled', cause: 'SIGTERM' })
    await clock.run()
    await given
  })
})
