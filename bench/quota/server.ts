/**
 * A process of its own: a service on a loopback port with strict sliding windows, one for each account. `/ACCOUNT/CHARACTERS` is
 * taken, or refused with 429 and `retry-after-ms`; what is refused does not count. Each is delayed on its way there and back. Told by
 * messages what the limits are.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { logNormal, randomFrom } from './workloads.ts'

export interface Limits {
  readonly account: string
  readonly window: number
  readonly requests: number
  readonly characters: number
}

/** Since the account was opened, and at which millisecond of the server. */
export interface Count {
  readonly at: number
  readonly requests: number
  readonly characters: number
  readonly refused: number
}

/** Opens the account or changes its limits; answered by its count. */
export type Order = { readonly limits: Limits } | { readonly count: string }

interface Account {
  limits: Limits
  readonly log: Array<{ readonly at: number; readonly characters: number }>
  first: number
  used: number
  readonly count: { requests: number; characters: number; refused: number }
}

const accounts = new Map<string, Account>()
const random = randomFrom(11)

const server = createServer((request, response) => {
  const [, name = '', characters = ''] = (request.url ?? '').split('/')
  const account = accounts.get(name)
  const arrive = () => {
    const wait = account && take(account, Number(characters), performance.now())
    if (wait === undefined) response.statusCode = 404
    else if (wait > 0) response.writeHead(429, { 'retry-after-ms': String(Math.ceil(wait)) })
    setTimeout(() => response.end(), logNormal(random, 35, 0.5))
  }
  setTimeout(arrive, 10 + logNormal(random, 10, 0.5))
})
server.keepAliveTimeout = 600_000
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))

process.on('message', (order: Order) => {
  const name = 'count' in order ? order.count : order.limits.account
  if ('limits' in order) {
    const account = accounts.get(name)
    if (account) account.limits = order.limits
    else
      accounts.set(name, {
        limits: order.limits,
        log: [],
        first: 0,
        used: 0,
        count: { requests: 0, characters: 0, refused: 0 }
      })
  }
  process.send?.({ ...accounts.get(name)?.count, at: performance.now() })
})
process.on('disconnect', () => process.exit())

/** 0 when it is taken, else the milliseconds until there is room. */
function take(account: Account, characters: number, now: number): number {
  const { log, limits, count } = account
  for (let old = log[account.first]; old && now - old.at >= limits.window; old = log[++account.first])
    account.used -= old.characters
  const wait = untilRoom(account, characters, now)
  if (wait > 0) count.refused++
  else {
    log.push({ at: now, characters })
    account.used += characters
    count.requests++
    count.characters += characters
  }
  return wait
}

function untilRoom({ log, first, used, limits }: Account, characters: number, now: number): number {
  let wait = 0
  let left = used
  for (let i = first; log.length - i + 1 > limits.requests || left + characters > limits.characters; i++) {
    const old = log[i]
    if (!old) return limits.window
    left -= old.characters
    wait = old.at + limits.window - now
  }
  return wait
}
