import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type DeeplOptions, deepl } from '../../src/backends/deepl.ts'
import { localeTag } from '../../src/model/locale.ts'
import { tagged } from '../backends/contents.ts'

/** DeepL's own mock server (deepl-mock), which validates requests strictly and translates everything as "proton beam". */
const endpoint = process.env.DEEPL_SERVER_URL
const title = endpoint ? 'against deepl-mock' : 'DeepL (skipped: DEEPL_SERVER_URL is not set to a deepl-mock)'

describe.skipIf(!endpoint)(title, () => {
  const sources = [['The council met on Monday.'], tagged('Read <1>the report</1> & <2/> now', { 2: 'npm ci' })]

  /** Each call is a session of the mock's own, with faults as its headers say them. */
  const translate = (faults: Readonly<Record<string, string>> = {}, options: Partial<DeeplOptions> = {}, to = 'de') => {
    const session = Object.entries(faults).map(([name, value]) => [`mock-server-session-${name}`, value])
    const headers = Object.fromEntries([['mock-server-session', randomUUID()], ...session])
    const engine = deepl({
      endpoint,
      authKey: `key-${randomUUID()}`,
      fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...headers } }),
      ...options
    })
    return engine.translate({ from: localeTag('en'), to: localeTag(to), sources })
  }

  test('requests are as DeepL wants them', async () => {
    expect(await translate()).toEqual([['Protonenstrahl'], ['Protonenstrahl']])
    expect(await translate({}, { formality: 'more', model: 'latency_optimized' })).toHaveLength(2)
  })

  const codes =
    'ar bg ckb cs da de el es es-419 et fa-AF fa fi fil fr he hi hr hu id it ja ko ku lt lv nb nl pl pt pt-PT ro ru sk sl sr sv'
  test.each(`${codes} sw ta th tr uk ur uz vi zh zh-Hant zu`.split(' '))('%s is a target', async to => {
    expect(await translate({}, {}, to)).toHaveLength(2)
  })

  test.each([
    [{ '429-count': '2' }, 'rate-limited'],
    [{ '5xx-count': '2' }, 'unavailable'],
    [{ '5xx-count': '2', '5xx-status': '504' }, 'timeout'],
    [{ 'init-character-limit': '20' }, 'quota-exceeded']
  ])('%j: %s', async (faults, type) => {
    await expect(translate(faults)).rejects.toMatchObject({ type })
  })

  test('a refused key, a glossary that is not there, and no answer', async () => {
    await expect(translate({}, { authKey: 'invalid' })).rejects.toMatchObject({ type: 'unauthorized' })
    const glossary = randomUUID()
    await expect(translate({}, { glossary })).rejects.toMatchObject({ type: 'bad-request' })
    const silence = translate({ 'no-response-count': '2' }, { timeout: 300 })
    await expect(silence).rejects.toMatchObject({ type: 'timeout' })
  })
})
