import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deepl } from '../../src/backends/deepl.ts'
import { localeTag } from '../../src/model/locale.ts'
import { projectFolder } from '../support/project-folder.ts'
import { spawnTranslate } from '../support/spawn-translate.ts'

// Real connections on this machine. The certificate is one that nobody but this test trusts.
const authKey = 'not-a-real-key-0123456789'
const certificate = new URL('../fixtures/tls/certificate.pem', import.meta.url)
const tls = { key: readFileSync(new URL('key.pem', certificate)), cert: readFileSync(certificate) }

const answer: RequestListener = (request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => {
    body += chunk
  })
  request.on('end', () => {
    const { text }: { text: string[] } = JSON.parse(body)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ translations: text.map(each => ({ text: `Voici : ${each}` })) }))
  })
}

const secure = createHttpsServer(tls, answer)
const plain = createHttpServer(answer)
let asked = ''
const proxy = createServer(socket => {
  socket.once('data', request => {
    asked = String(request)
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')
  })
})
const servers: readonly Server[] = [secure, plain, proxy]
const portOf = (server: Server) => (server.address() as AddressInfo).port

beforeAll(async () => {
  for (const server of servers) await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  for (const server of servers) server.close()
})

async function failure(endpoint: string): Promise<string> {
  const engine = deepl({ fetch: globalThis.fetch, authKey, endpoint })
  const request = { from: localeTag('en'), to: localeTag('fr'), sources: [['One word.']] }
  return await engine.translate(request).then(
    () => expect.unreachable(),
    (error: Error) => error.message
  )
}

describe('a service that cannot be reached', () => {
  test('a name without an address', async () => {
    expect(await failure('https://host.invalid')).toMatch(
      /got (?:ENOTFOUND|EAI_AGAIN); its name has no address: check it,.*NODE_USE_ENV_PROXY=1/
    )
  })

  test('a certificate nobody trusts', async () => {
    const message = await failure(`https://localhost:${portOf(secure)}`)
    expect(message).toMatch(
      /got DEPTH_ZERO_SELF_SIGNED_CERT; .* name the file of its authority \(PEM\) in NODE_EXTRA_CA_CERTS$/
    )
  })

  test('no TLS where there should be', async () => {
    expect(await failure(`https://localhost:${portOf(plain)}`)).toMatch(
      /it does not speak TLS there: check address and port/
    )
  })
})

describe('a whole run', () => {
  const run = async (env: Readonly<Record<string, string>>) => {
    using folder = projectFolder({ 'articles/a.md': 'One sentence.\n' })
    const all = { DEEPL_AUTH_KEY: authKey, NO_PROXY: '', no_proxy: '', ...env }
    const ended = await spawnTranslate(['--to', 'fr', '--backend', 'deepl', '--json'], { cwd: folder.root, env: all })
      .ended
    expect(ended.out + ended.err).not.toContain(authKey)
    return { code: ended.code, report: JSON.parse(ended.out) }
  }

  test('trusts the authority in NODE_EXTRA_CA_CERTS', async () => {
    const env = {
      DEEPL_SERVER_URL: `https://localhost:${portOf(secure)}`,
      NODE_EXTRA_CA_CERTS: fileURLToPath(certificate)
    }
    expect(await run(env)).toMatchObject({ code: 0, report: { failures: [] } })
  })

  test('goes through the proxy with NODE_USE_ENV_PROXY, and what the proxy refuses is not billed', async () => {
    const env = {
      DEEPL_SERVER_URL: `https://localhost:${portOf(secure)}`,
      HTTPS_PROXY: `http://somebody:a-long-secret@127.0.0.1:${portOf(proxy)}`,
      NODE_USE_ENV_PROXY: '1'
    }
    const { code, report } = await run(env)
    expect({ code, sent: report.characters.sent, requests: report.requests }).toEqual({ code: 1, sent: 0, requests: 0 })
    expect(asked).toMatch(/^CONNECT localhost:/)
    expect(report.failures[0].message).toMatch(
      /^Expected the proxy of HTTPS_PROXY to let through to DeepL, got 407 from it; it asks who you are/
    )
    expect(JSON.stringify(report)).not.toContain('a-long-secret')
  })
})
