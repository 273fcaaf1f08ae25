import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainText } from '../../src/model/content.ts'
import { BackendError, type BackendErrorType } from '../../src/model/errors.ts'
import { packBatches } from '../../src/queue/batches.ts'
import { ledger } from '../../src/queue/budget.ts'
import { budgeted } from '../../src/queue/budgeted.ts'
import { isolating } from '../../src/queue/isolating.ts'
import { ledgerSchema } from '../../src/queue/ledger-schema.ts'
import { pacedGate } from '../../src/queue/rate-gate.ts'
import { rateGated } from '../../src/queue/rate-gated.ts'
import { defaultRetryPolicy, retrying } from '../../src/queue/retrying.ts'
import { workQueue } from '../../src/queue/work-queue.ts'
import { openDatabase } from '../../src/store/database.ts'
import { capitals, requestOf, scripted, textLength } from './backends.ts'
import { simulatedClock } from './simulated-clock.ts'

const minute = 60_000
const quota = { requestsPerMinute: 60, charactersPerMinute: 1_500, largest: { characters: 60 } }

type Fault = Extract<BackendErrorType, 'rate-limited' | 'unavailable' | 'timeout'>

/** A service that holds to its quota, refuses a source that says `bad`, and has the faults it is told to have, once each. */
function service(faults: ReadonlyMap<number, Fault>, clock: { now(): number }) {
  const accepted: { at: number; characters: number }[] = []
  const seen = { billed: 0, overQuota: 0 }
  const error = (type: BackendErrorType, retryAfter?: number) =>
    new BackendError(type, 'scripted', `Scripted: ${type}`, { retryAfter })
  const backend = scripted(({ sources }, call) => {
    const characters = sources.reduce((sum, source) => sum + textLength(source), 0)
    while (accepted[0] && clock.now() - accepted[0].at >= minute) accepted.shift()
    accepted.push({ at: clock.now(), characters })
    const used = accepted.reduce((sum, { characters }) => sum + characters, 0)
    if (used > quota.charactersPerMinute || accepted.length > quota.requestsPerMinute) {
      seen.overQuota++
      return error('rate-limited')
    }
    const fault = faults.get(call)
    if (fault === 'rate-limited') return error(fault, 5_000)
    if (fault === 'unavailable') return error(fault)
    if (sources.some(source => plainText(source).startsWith('bad'))) return error('bad-request')
    seen.billed += characters
    return fault && error(fault)
  })
  return { backend, seen }
}

describe('all wrappers together', () => {
  test('translate what can be translated, within the quota, and count what is billed', async () => {
    const texts = fc.array(fc.constantFrom('a short one', 'one that is a good deal longer', 'bad one'), {
      minLength: 1,
      maxLength: 120,
      size: 'max'
    })
    const fault = fc.constantFrom<Fault>('rate-limited', 'unavailable', 'timeout')
    const faults = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 60 }), fault), { selector: ([call]) => call })
    await fc.assert(
      fc.asyncProperty(texts, faults, async (texts, faults) => {
        const clock = simulatedClock()
        const { backend, seen } = service(new Map(faults), clock)
        const spending = ledger(openDatabase(':memory:', { ledger: ledgerSchema }), {}, () => 0)
        const gated = rateGated(budgeted(backend, spending, textLength), pacedGate(quota, clock), {
          characters: textLength
        })
        const policy = { ...defaultRetryPolicy, attempts: 10, deadline: 60 * minute, failuresToOpen: 100 }
        const stack = isolating(retrying(gated, policy, { clock, random: () => 0.5 }))

        const sources = texts.map((text, i) => `${text} ${i}`)
        const batches = packBatches(sources, { sources: 4, characters: 60 }, text => text.length)
        const queue = workQueue({ concurrency: 8 })
        const answers = batches.map(batch => queue.add(() => stack.translateEach(requestOf(batch))))
        await clock.run()
        const outcomes = (await Promise.all(answers)).flat()

        expect(outcomes).toHaveLength(sources.length)
        for (const [i, source] of sources.entries()) {
          if (source.startsWith('bad')) expect(outcomes[i]).toMatchObject({ error: { type: 'bad-request' } })
          else expect(outcomes[i]).toEqual({ target: capitals([source]) })
        }
        expect(seen.overQuota).toBe(0)
        expect(spending.run().characters).toBeGreaterThanOrEqual(seen.billed)
        if (!faults.some(([, fault]) => fault === 'timeout')) expect(spending.run().characters).toBe(seen.billed)
      }),
      { numRuns: 40 }
    )
  })
})
