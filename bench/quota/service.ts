import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import type { Count, Limits, Order } from './server.ts'

/** The service in a process of its own, as seen by who sets its limits. */
export interface Service extends AsyncDisposable {
  readonly port: number
  /** Opens an account, or changes its limits. */
  limit(limits: Limits): Promise<Count>
  count(account: string): Promise<Count>
}

export async function startService(): Promise<Service> {
  const child = fork(new URL('server.ts', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [port] = (await once(child, 'message')) as [number]
  let last: Promise<unknown> = Promise.resolve()
  const ask = (order: Order): Promise<Count> => {
    const answer = last.then(() => asked(child, order))
    last = answer
    return answer
  }
  return {
    port,
    limit: limits => ask({ limits }),
    count: account => ask({ count: account }),
    async [Symbol.asyncDispose]() {
      child.disconnect()
      await once(child, 'exit')
    }
  }
}

async function asked(child: ChildProcess, order: Order): Promise<Count> {
  child.send(order)
  const [count] = (await once(child, 'message')) as [Count]
  return count
}

/** `undefined` when it was taken, else the milliseconds that the service asks to wait. */
export type Request = (characters: number) => Promise<number | undefined>

/** Requests to an account. */
export function requests(port: number, account: string): Request {
  const agent = new Agent({ keepAlive: true })
  return characters =>
    new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, agent, path: `/${account}/${characters}` }, response => {
        response.resume()
        response.on('end', () => {
          if (response.statusCode === 200) resolve(undefined)
          else if (response.statusCode === 429) resolve(Number(response.headers['retry-after-ms']))
          else reject(new Error(`Expected 200 or 429 from ${account}, got ${response.statusCode}`))
        })
        response.on('error', reject)
      }).on('error', reject)
    })
}
