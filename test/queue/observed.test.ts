import { describe, expect, test } from 'vitest'
import { BackendError, BudgetError } from '../../src/model/errors.ts'
import type { RunEvent } from '../../src/model/run-event.ts'
import { observed, observedRefusals } from '../../src/queue/observed.ts'
import { retrying } from '../../src/queue/retrying.ts'
import { testBackendWrapper } from '../contracts/backend-wrapper.ts'
import { requestOf, scripted, textLength } from './backends.ts'
import { simulatedClock } from './simulated-clock.ts'

const means = { characters: textLength, clock: simulatedClock() }
testBackendWrapper(backend => observed(backend, () => {}, means))
testBackendWrapper(backend => observedRefusals(backend, () => {}))

const about = { backend: 'scripted', to: 'fr' }

describe('observed', () => {
  test('a request is told of twice: when it is sent, and when it is answered', async () => {
    const events: RunEvent[] = []
    await observed(scripted(), event => events.push(event), means).translate(requestOf(['one', 'three']))
    expect(events).toEqual([
      { event: 'request-sent', ...about, sources: 2, characters: 8 },
      { event: 'request-answered', ...about, sources: 2, duration: 0 }
    ])
  })

  test('of an error it tells the type and the system’s code, never the message nor a code that may be anything', async () => {
    const events: RunEvent[] = []
    const cause = Object.assign(new Error('secret'), { code: 'ECONNREFUSED' })
    const strange = Object.assign(new Error('secret'), { code: 'see the text: secret', cause })
    const error = new BackendError('unavailable', 'scripted', 'secret', { cause: strange })
    const backend = observed(
      scripted(() => error),
      event => events.push(event),
      means
    )
    await expect(backend.translate(requestOf(['one']))).rejects.toBe(error)
    expect(events[1]).toEqual({
      event: 'request-failed',
      ...about,
      sources: 1,
      duration: 0,
      error: 'unavailable',
      code: 'ECONNREFUSED'
    })
    expect(JSON.stringify(events)).not.toContain('secret')
  })

  test('a refusal of the budget has its numbers', async () => {
    const events: RunEvent[] = []
    const error = new BudgetError('day', 10, 3, 'secret')
    const backend = observedRefusals(
      scripted(() => error),
      event => events.push(event)
    )
    await expect(backend.translate(requestOf(['one']))).rejects.toBe(error)
    expect(events).toEqual([{ event: 'budget-refused', ...about, cap: 'day', asked: 10, left: 3 }])
  })

  test('waits between attempts and the breaker’s opening are told of', async () => {
    const events: RunEvent[] = []
    const clock = simulatedClock()
    const policy = {
      attempts: 3,
      firstDelay: 100,
      longestDelay: 300,
      deadline: 10_000,
      failuresToOpen: 3,
      openFor: 30_000,
      openingsToWaitOut: 0
    }
    const down = new BackendError('timeout', 'scripted', 'secret')
    const patient = retrying(
      scripted(() => down),
      policy,
      { clock, random: () => 0.5, observe: event => events.push(event) }
    )
    const answer = patient.translate(requestOf(['one']))
    answer.catch(() => {})
    await clock.run()
    await expect(answer).rejects.toBe(down)
    const trouble = { error: 'timeout', code: undefined }
    expect(events).toEqual([
      { event: 'request-retried', ...about, attempt: 2, wait: 50, ...trouble },
      { event: 'request-retried', ...about, attempt: 3, wait: 100, ...trouble },
      { event: 'breaker-opened', backend: 'scripted', wait: 30_000 }
    ])
  })
})
