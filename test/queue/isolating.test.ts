import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Content, plainText } from '../../src/model/content.ts'
import { BackendError, BudgetError } from '../../src/model/errors.ts'
import { isolating } from '../../src/queue/isolating.ts'
import { capitals, requestOf, scripted } from './backends.ts'

const contentErrors = ['bad-request', 'bad-response', 'too-large'] as const

/** Refuses every batch with a source that says so. */
const choosy = (type: (typeof contentErrors)[number]) => {
  const error = new BackendError(type, 'scripted', `Scripted: ${type}`)
  const backend = scripted(({ sources }) => (sources.some(source => plainText(source) === 'bad') ? error : undefined))
  return { backend, error }
}

describe('isolating', () => {
  test('one bad source never fails its neighbours', async () => {
    const sources = fc.array(fc.constantFrom('good', 'fine', 'bad'), { maxLength: 40, size: 'max' })
    await fc.assert(
      fc.asyncProperty(sources, fc.constantFrom(...contentErrors), async (sources, type) => {
        const { backend, error } = choosy(type)
        const request = requestOf(sources)
        expect(await isolating(backend).translateEach(request)).toEqual(
          request.sources.map(source => (plainText(source) === 'bad' ? { error } : { target: capitals(source) }))
        )
        expect(backend.requests.length).toBeLessThanOrEqual(Math.max(1, 2 * sources.length - 1))
      })
    )
  })

  test('finds one offender among 128 in 15 requests', async () => {
    const { backend } = choosy('bad-request')
    const sources = Array.from({ length: 128 }, (_, i) => (i === 77 ? 'bad' : 'good'))
    await isolating(backend).translateEach(requestOf(sources))
    expect(backend.requests).toHaveLength(15)
  })

  test.each(['unauthorized', 'quota-exceeded', 'unavailable', 'cancelled', 'rate-limited'] as const)(
    'any other error is the outcome of the whole batch: %s',
    async type => {
      const error = new BackendError(type, 'scripted', `Scripted: ${type}`)
      const backend = scripted(() => error)
      const outcomes = await isolating(backend).translateEach(requestOf(['one', 'two', 'three']))
      expect(outcomes).toEqual([{ error }, { error }, { error }])
      expect(backend.requests).toHaveLength(1)
    }
  )

  test('what was translated before the budget ran out is kept', async () => {
    const bad = new BackendError('bad-request', 'scripted', 'Scripted: bad request')
    const spent = new BudgetError('run', 3, 0, 'Scripted: spent')
    const backend = scripted((_, call) => [bad, undefined, spent][call - 1])
    const outcomes = await isolating(backend).translateEach(requestOf(['one', 'two']))
    expect(outcomes).toEqual([{ target: ['ONE'] }, { error: spent }])
  })

  test('what was answered all the same is kept, and only the rest is asked for again', async () => {
    const [one, two, three] = requestOf(['one', 'two', 'three']).sources as [Content, Content, Content]
    const answered = new Map([
      [one, ['ONE']],
      [three, ['THREE']]
    ])
    const partly = new BackendError('bad-response', 'scripted', 'Scripted: two is missing', { answered })
    const backend = scripted((_, call) => (call === 1 ? partly : undefined))
    const neighbours = new Map([[two, [{ source: one, target: undefined, isBefore: true }]]])
    const request = { ...requestOf([]), sources: [one, two, three], neighbours }
    expect(await isolating(backend).translateEach(request)).toEqual([
      { target: ['ONE'] },
      { target: ['TWO'] },
      { target: ['THREE'] }
    ])
    expect(backend.requests.map(({ sources }) => sources)).toEqual([[one, two, three], [two]])
    expect(backend.requests[1]!.neighbours).toEqual(
      new Map([[two, [{ source: one, target: ['ONE'], isBefore: true }]]])
    )
  })

  test('an error that asking again cannot mend leaves what was answered', async () => {
    const [one, two] = requestOf(['one', 'two']).sources as [Content, Content]
    const error = new BackendError('unavailable', 'scripted', 'Scripted', { answered: new Map([[two, ['TWO']]]) })
    const backend = scripted(() => error)
    const outcomes = await isolating(backend).translateEach({ ...requestOf([]), sources: [one, two] })
    expect(outcomes).toEqual([{ error }, { target: ['TWO'] }])
  })

  test('an answer of the wrong length is a bad one', async () => {
    const short = { name: 'short', translate: async () => [['only one']] }
    const outcomes = await isolating(short).translateEach(requestOf(['one', 'two']))
    expect(outcomes).toEqual([{ target: ['only one'] }, { target: ['only one'] }])
    const mute = { name: 'mute', translate: async () => [] }
    expect(await isolating(mute).translateEach(requestOf(['one']))).toMatchObject([{ error: { type: 'bad-response' } }])
  })

  test('lets a bug be a bug', async () => {
    const bug = new TypeError('Not a function')
    await expect(isolating(scripted(() => bug)).translateEach(requestOf(['one', 'two']))).rejects.toBe(bug)
  })
})
