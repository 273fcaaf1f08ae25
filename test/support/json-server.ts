/** A service on a free port of 127.0.0.1 that takes JSON and answers what a test says. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { requestJournal } from './request-journal.ts'

export interface JsonRequest {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
}

/** `cut`: the connection goes once the request is here. `cut-answer`: in the middle of the answer. `hold`: no answer before `release()`.
 *  `trickle`: a character now and then, and never an end. */
export type Reply = JsonReply | 'cut' | 'cut-answer' | 'hold' | 'endless' | 'trickle'

export interface JsonReply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Anything but a string and bytes is sent as JSON. */
  readonly body: unknown
}

export interface JsonServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string
  /** Every request that came, in order. */
  readonly requests: readonly JsonRequest[]
  /** The next requests meet these replies, after those already queued; then all is well again. */
  fail(...replies: readonly Reply[]): void
  /** Resolves once `count` requests have come. */
  received(count: number): Promise<void>
  /** Requests on hold are answered as usual. */
  release(): void
  stop(): Promise<void>
}

export async function startJsonServer(answer: (request: JsonRequest) => Reply): Promise<JsonServer> {
  const journal = requestJournal<JsonRequest>()
  const replies: Reply[] = []

  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const received = { path: request.url ?? '', headers: request.headers, body: await readJson(request) }
    const released = journal.held()
    const reply = replies.shift() ?? answer(received)
    journal.add(received)
    if (reply === 'cut') return void response.destroy()
    if (reply === 'endless') return writeEndless(response)
    if (reply === 'trickle') return trickle(response)
    if (reply === 'hold') await released
    const whole = typeof reply === 'object' ? reply : answer(received)
    const { status = 200, headers, body } = typeof whole === 'object' ? whole : { body: {} }
    const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
    const type = typeof body === 'string' ? 'text/html' : 'application/json'
    response.writeHead(status, { 'content-type': type, ...headers })
    if (reply !== 'cut-answer') return void response.end(text)
    response.write(text.slice(0, -1), () => response.destroy())
  }

  const server = createServer((request, response) => {
    receive(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    requests: journal.requests,
    fail: (...more) => void replies.push(...more),
    received: count => journal.received(count),
    release: () => journal.release(),
    async stop() {
      journal.release()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}

/** A byte now and then, until the client has had enough. */
function trickle(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const dripping = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(dripping))
}

/** Until the client has had enough. */
function writeEndless(response: ServerResponse): void {
  const chunk = 'x'.repeat(100_000)
  const write = () => {
    while (!response.destroyed && response.write(chunk));
  }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.on('drain', write).on('close', () => response.destroy())
  write()
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text === '' ? undefined : JSON.parse(text)
}
