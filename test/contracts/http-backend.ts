import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../src/backends/translation-backend.ts'
import { BackendError, type BackendErrorType } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { type JsonServer, type Reply, startJsonServer } from '../support/json-server.ts'

/** A key that every engine takes. */
export const fakeKey = 'not-a-real-key-0123456789'

/**
 * What every engine does with a service that fails. `create` gives one with the key `fakeKey`; `patience` is how long it waits, in
 * milliseconds, where a service that is asked too much does not say.
 */
export function testHttpBackend(create: (endpoint: string, timeout?: number) => Engine, patience?: number): void {
  describe('contract of a backend over HTTP', () => {
    let server: JsonServer
    beforeAll(async () => {
      server = await startJsonServer(() => ({ body: {} }))
    })
    afterAll(() => server.stop())

    const failure = async (reply: Reply, engine = create(server.url)): Promise<BackendError> => {
      const before = server.requests.length
      server.fail(reply)
      const request = { from: localeTag('en'), to: localeTag('fr'), sources: [['The council met on Monday.']] }
      const error: unknown = await engine.translate(request).catch((error: unknown) => error)
      expect(error).toBeInstanceOf(BackendError)
      if (!(error instanceof BackendError)) return expect.unreachable()
      expect(server.requests.length).toBe(before + 1)
      expect(error.backend).toBe(engine.name)
      expect(error.message).toMatch(/^Expected .*, got .*[^.]$/)
      expect(`${error} ${error.cause}`).not.toContain(fakeKey)
      return error
    }

    const refused: [number, BackendErrorType][] = [
      [401, 'unauthorized'],
      [403, 'unauthorized'],
      [402, 'quota-exceeded'],
      [413, 'too-large'],
      [429, 'rate-limited'],
      [500, 'unavailable'],
      [502, 'unavailable'],
      [503, 'unavailable'],
      [504, 'timeout']
    ]
    test.each(refused)('%i: %s, after one attempt', async (status, type) => {
      const body = { message: `No, said to ${fakeKey}`, error: { message: `No, said to ${fakeKey}` } }
      const error = await failure({ status, body })
      expect(error.type).toBe(type)
      expect(error.message).toContain(`got ${status} "No, said to …"`)
    })

    test.each<[Record<string, string>, number | undefined]>([
      [{ 'retry-after': '7' }, 7_000],
      [{ 'retry-after-ms': '250', 'retry-after': '1' }, 250],
      [{ 'retry-after': 'Tue, 24 Nov 2026 12:00:30 GMT', date: 'Tue, 24 Nov 2026 12:00:00 GMT' }, 30_000],
      [{ 'retry-after': 'soon' }, patience],
      [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '1m1.5s' }, 61_500],
      [{}, patience]
    ])('%j says how long to wait', async (headers, wait) => {
      expect((await failure({ status: 429, headers, body: '' })).retryAfter).toBe(wait)
    })

    test.each<[string, Reply]>([
      ['nothing at all', { body: '' }],
      ['more than anything asked for', 'endless']
    ])('%s is a bad response', async (_name, reply) => {
      expect((await failure(reply)).type).toBe('bad-response')
    })

    test.each<[string, Reply]>([
      ['a redirect', { status: 302, headers: { location: 'https://example.org/login' }, body: '' }],
      ['a page of HTML', { body: '<!DOCTYPE html><title>Welcome</title>' }],
      ['a page that says it is JSON', { body: '\n<html>', headers: { 'content-type': 'application/json' } }]
    ])('%s is somebody else who answers: unavailable, and never billed', async (_name, reply) => {
      const error = await failure(reply)
      expect(error.type).toBe('unavailable')
      expect(error.cause).toBeUndefined()
      expect(error.message).toContain("whether a proxy or the network's log-in page answers in its place")
    })

    test('a small file that unpacks to more than anything asked for is read no further', async () => {
      const body = gzipSync(' '.repeat(40_000_000))
      const error = await failure({ body, headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } })
      expect(error.type).toBe('bad-response')
      expect(error.message).toContain('Expected no more than 10000000 bytes')
    })

    test('an answer that trickles is waited for until the timeout, its last byte included', async () => {
      expect((await failure('trickle', create(server.url, 300))).type).toBe('timeout')
    })

    test('an error page of HTML is a line of its message at most', async () => {
      const error = await failure({ status: 503, body: `<html>${'<p>Down\n'.repeat(500)}</html>` })
      expect(error.message.length).toBeLessThan(600)
      expect(error.message).not.toContain('\n')
    })

    test.each(['cut', 'cut-answer'] as const)('%s: unavailable, and may have been billed', async reply => {
      const error = await failure(reply)
      expect(error.type).toBe('unavailable')
      expect(error.cause).toMatchObject({ code: expect.stringMatching(/^(?:ECONNRESET|UND_ERR_SOCKET)$/) })
    })

    test('no answer in time is a timeout', async () => {
      expect((await failure('hold', create(server.url, 100))).type).toBe('timeout')
      server.release()
    })

    test('a service that is not there is unavailable', async () => {
      const gone = await startJsonServer(() => ({ body: {} }))
      await gone.stop()
      const request = { from: localeTag('en'), to: localeTag('fr'), sources: [['One word.']] }
      await expect(create(gone.url).translate(request)).rejects.toMatchObject({
        type: 'unavailable',
        cause: { code: 'ECONNREFUSED' }
      })
    })

    test('an abort after a request was sent does not throw away its answer', async () => {
      const ending = new AbortController()
      const before = server.requests.length
      server.fail('hold')
      const { signal } = ending
      const request = { from: localeTag('en'), to: localeTag('fr'), sources: [['One word.']], signal }
      const answer = create(server.url).translate(request)
      await server.received(before + 1)
      ending.abort()
      server.release()
      await expect(answer).rejects.toMatchObject({ type: 'bad-response' })
    })
  })
}
