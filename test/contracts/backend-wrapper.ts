import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TranslationBackend } from '../../src/backends/translation-backend.ts'
import { BackendError, type BackendErrorType } from '../../src/model/errors.ts'
import { capitals, requestOf, scripted } from '../queue/backends.ts'

const types: readonly BackendErrorType[] = [
  'unauthorized',
  'rate-limited',
  'quota-exceeded',
  'unavailable',
  'timeout',
  'bad-request',
  'too-large',
  'bad-response',
  'unsupported-pair',
  'cancelled'
]

/** A backend in a wrapper is a backend still. `wrap` must not wait: tiny delays or a clock that does not stand in the way. */
export function testBackendWrapper(wrap: (backend: TranslationBackend) => TranslationBackend): void {
  describe('is a backend', () => {
    test('keeps the name', () => {
      expect(wrap(scripted()).name).toBe('scripted')
    })

    test('gives one target for each source, in order', async () => {
      const texts = fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 12 })
      await fc.assert(
        fc.asyncProperty(texts, async sources => {
          const request = requestOf(sources)
          expect(await wrap(scripted()).translate(request)).toEqual(request.sources.map(capitals))
        }),
        { numRuns: 25 }
      )
    })

    test('hands the request on as it is', async () => {
      const backend = scripted()
      const request = requestOf(['one', 'two'], new AbortController().signal)
      await wrap(backend).translate(request)
      expect(backend.requests).toEqual([request])
      expect(backend.requests[0]?.signal).toBe(request.signal)
    })

    test('keeps requests at the same time apart', async () => {
      const wrapped = wrap(scripted(() => new Promise<void>(resolve => setImmediate(resolve))))
      const answers = await Promise.all(['a', 'b', 'c', 'd'].map(text => wrapped.translate(requestOf([text]))))
      expect(answers).toEqual([[['A']], [['B']], [['C']], [['D']]])
    })

    test.each(types)('rejects with the error it met: %s', async type => {
      const error = new BackendError(type, 'scripted', `Scripted: ${type}`, { retryAfter: 1 })
      await expect(wrap(scripted(() => error)).translate(requestOf(['one']))).rejects.toBe(error)
    })

    test('lets a bug be a bug', async () => {
      const bug = new TypeError('Not a function')
      const backend = scripted(() => bug)
      await expect(wrap(backend).translate(requestOf(['one']))).rejects.toBe(bug)
      expect(backend.requests).toHaveLength(1)
    })

    test('sends nothing for a caller who has already given up', async () => {
      const backend = scripted()
      await expect(wrap(backend).translate(requestOf(['one'], AbortSignal.abort()))).rejects.toMatchObject({
        name: 'BackendError',
        type: 'cancelled',
        backend: 'scripted'
      })
      expect(backend.requests).toEqual([])
    })
  })
}
