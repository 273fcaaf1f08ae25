import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the service is like on a night. */
export type Weather =
  | 'fair'
  /** Down, from the first request on. */
  | 'down'
  /** Every other request is told to wait. */
  | 'crowded'
  /** Refuses the key. */
  | 'locked'

export interface Call {
  readonly to: string
  readonly texts: readonly string[]
}

export interface EngineServer {
  readonly url: string
  weather: Weather
  /** Which engine it is: another one translates otherwise. */
  model: string
  /** Asked before a request is answered; what it gives back is waited for. */
  before: (call: Call) => Promise<void> | void
  /** Told when an answer that is billed has left. */
  after: (call: Call) => void
  /** Told of a text that it refuses for what is in it. */
  refused: (call: Call) => void
  stop(): Promise<void>
}

/** The words turned round, with the name of the engine: what it translates is never what was asked. */
export function translation(model: string, to: string, text: string): string {
  if (text.includes('codeless')) return 'nur Worte'
  const words = text.replace(/\.$/, '').split(' ')
  return `${words.map(word => (/[<>]/.test(word) ? word : [...word].reverse().join(''))).join(' ')} ${to}${model}.`
}

/** A service with LibreTranslate's protocol that does what a year brings. */
export async function startEngineServer(): Promise<EngineServer> {
  let count = 0
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const json = (status: number, body: object, headers = {}) =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    if (request.url === '/languages') return json(200, [{ code: 'en', name: 'English', targets: ['de', 'es', 'en'] }])
    let body = ''
    for await (const chunk of request) body += chunk
    const { q, target } = JSON.parse(body) as { q: readonly string[]; target: string }
    const call = { to: target, texts: q }
    count++
    await engine.before(call)
    if (engine.weather === 'down') return json(503, { error: 'Down' })
    if (engine.weather === 'locked') return json(403, { error: 'Invalid API key' })
    if (engine.weather === 'crowded' && count % 2 === 0) return json(429, { error: 'Slowdown' }, { 'retry-after': '7' })
    if (q.some(text => text.includes('poison'))) {
      engine.refused(call)
      return json(400, { error: 'Cannot translate text' })
    }
    response.on('finish', () => engine.after(call))
    return json(200, { translatedText: q.map(text => translation(engine.model, target, text)) })
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const engine: EngineServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    weather: 'fair',
    model: 'one',
    before: () => {},
    after: () => {},
    refused: () => {},
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
  return engine
}
