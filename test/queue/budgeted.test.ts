import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Budget } from '../../src/model/budget.ts'
import { BackendError, BudgetError } from '../../src/model/errors.ts'
import { ledger } from '../../src/queue/budget.ts'
import { budgeted } from '../../src/queue/budgeted.ts'
import { ledgerSchema } from '../../src/queue/ledger-schema.ts'
import { UnsentError } from '../../src/queue/unsent-error.ts'
import { openDatabase } from '../../src/store/database.ts'
import { testBackendWrapper } from '../contracts/backend-wrapper.ts'
import { requestOf, scripted, textLength } from './backends.ts'

const openLedger = (caps: Budget = {}) => ledger(openDatabase(':memory:', { ledger: ledgerSchema }), caps, () => 0)

testBackendWrapper(backend => budgeted(backend, openLedger(), textLength))

describe('budgeted', () => {
  test('what is counted is what is billed', async () => {
    const batches = fc.array(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 }))
    await fc.assert(
      fc.asyncProperty(batches, async batches => {
        const spending = openLedger()
        let billed = 0
        const backend = scripted(({ sources }) => {
          for (const source of sources) billed += textLength(source)
        })
        const wrapped = budgeted(backend, spending, textLength)
        await Promise.all(batches.map(batch => wrapped.translate(requestOf(batch))))
        expect(spending.run()).toEqual({ characters: billed, requests: batches.length })
      }),
      { numRuns: 30 }
    )
  })

  test('it is counted before it is sent', async () => {
    const spending = openLedger()
    let counted = 0
    const backend = scripted(() => {
      counted = spending.run().characters
    })
    await budgeted(backend, spending, textLength).translate(requestOf(['one', 'two']))
    expect(counted).toBe(6)
  })

  test('sends nothing past the cap', async () => {
    const backend = scripted()
    const wrapped = budgeted(backend, openLedger({ charactersPerRun: 5 }), textLength)
    await wrapped.translate(requestOf(['one']))
    await expect(wrapped.translate(requestOf(['two']))).rejects.toThrow(BudgetError)
    await wrapped.translate(requestOf(['2']))
    expect(backend.requests).toHaveLength(2)
  })

  const error = (type: BackendError['type'], cause?: unknown) => new BackendError(type, 'scripted', type, { cause })
  const coded = (code: string | number) => Object.assign(new Error('scripted'), { code })

  test.each([
    ['unauthorized', error('unauthorized')],
    ['rate-limited', error('rate-limited')],
    ['quota-exceeded', error('quota-exceeded')],
    ['bad-request', error('bad-request')],
    ['too-large', error('too-large')],
    ['unsupported-pair', error('unsupported-pair')],
    ['unavailable, it answered 503', error('unavailable')],
    [
      'unavailable, no connection',
      error('unavailable', new TypeError('fetch failed', { cause: coded('ECONNREFUSED') }))
    ],
    ['unavailable, gRPC 14', error('unavailable', coded(14))],
    ['cancelled before it was sent', new UnsentError('cancelled', 'scripted', 'in the line')]
  ])('was not billed, is not counted: %s', async (_, error) => {
    const spending = openLedger()
    await expect(
      budgeted(
        scripted(() => error),
        spending,
        textLength
      ).translate(requestOf(['one']))
    ).rejects.toBe(error)
    expect(spending.run()).toEqual({ characters: 0, requests: 0 })
  })

  test.each([
    ['timeout', error('timeout')],
    ['bad-response', error('bad-response')],
    ['cancelled on its way', error('cancelled')],
    ['unavailable, broken off', error('unavailable', new TypeError('fetch failed', { cause: coded('ECONNRESET') }))],
    ['a bug', new TypeError('not a function')]
  ])('may have been billed, is counted: %s', async (_, error) => {
    const spending = openLedger()
    await expect(
      budgeted(
        scripted(() => error),
        spending,
        textLength
      ).translate(requestOf(['one']))
    ).rejects.toBe(error)
    expect(spending.run()).toEqual({ characters: 3, requests: 1 })
  })
})
