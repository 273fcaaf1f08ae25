import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type GoogleServer, startGoogleServer } from '../support/google-server.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'
import { randomFrom } from '../support/random-from.ts'
import { type Ended, spawnTranslate } from '../support/spawn-translate.ts'

// Real processes, against Google's own client and a server on this machine.

const concurrency = 3
const env = { SOURCE_DATE_EPOCH: '1795467600', GOOGLE_API_KEY: 'any' }

let server: GoogleServer
beforeAll(async () => {
  server = await startGoogleServer({ latency: 3 })
})
afterAll(() => server.stop())

const nouns = ['harbour', 'council', 'bridge', 'market', 'school', 'valley', 'museum', 'railway', 'theatre', 'garden']
const verbs = ['opens', 'waits', 'closes', 'changes', 'grows', 'reopens', 'shrinks', 'pauses']

/** Articles that share some sentences, enough for a good dozen requests. */
function articles(): Record<string, string> {
  const random = randomFrom(7)
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!
  const sentence = () =>
    `The ${pick(nouns)} ${pick(verbs)} after ${Math.floor(random() * 400)} days, and the ${pick(nouns)} near the ${pick(nouns)} ${pick(verbs)} too.`
  const article = () => Array.from({ length: 6 }, () => Array.from({ length: 4 }, sentence).join(' ')).join('\n\n')
  return Object.fromEntries(
    Array.from({ length: 14 }, (_, i) => [`articles/a${i}.md`, `# Number ${i} is here\n\n${article()}\n`])
  )
}

const files = articles()

function project(): ProjectFolder {
  const google = { api: 'v2', endpoint: server.url }
  const config = { to: ['ar', 'fr'], backend: 'google', backends: { google }, concurrency }
  return projectFolder({ ...files, 'config/translate.config.json': JSON.stringify(config) })
}

const ran = async (folder: ProjectFolder, args: readonly string[] = []): Promise<Ended> =>
  await spawnTranslate(args, { cwd: folder.root, env }).ended

/** What an uninterrupted run leaves, asks and is billed, and how long it takes. */
async function reference() {
  using folder = project()
  const before = { requests: server.requests.length, characters: server.billedCharacters }
  const started = performance.now()
  const { code, err } = await ran(folder)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return {
    tree: folder.tree(),
    requests: server.requests.length - before.requests,
    characters: server.billedCharacters - before.characters,
    milliseconds: performance.now() - started
  }
}

describe('a process that is killed', () => {
  test('100 times, at random points, ends with the bytes of one that was not, and pays twice only for what was in flight', async () => {
    // The first start compiles; how long a run takes is told by the second.
    await reference()
    const whole = await reference()
    const random = randomFrom(20_261_123)
    let kills = 0
    while (kills < 100) {
      using folder = project()
      const start = server.requests.length
      const paidBefore = server.billedCharacters
      let inFlight = 0
      for (let round = 0; round < 12 && kills < 100; round++) {
        const from = server.requests.length
        const translating = spawnTranslate([], { cwd: folder.root, env })
        const isByRequest = random() < 0.4
        const moment = isByRequest
          ? server.received(from + 1 + Math.floor(random() * whole.requests))
          : new Promise(resolve => setTimeout(resolve, whole.milliseconds * (0.3 + random() * 0.75)))
        await Promise.race([moment, translating.ended])
        translating.process.kill('SIGKILL')
        const { signal } = await translating.ended
        if (signal !== 'SIGKILL') break
        kills++
        const sizes = server.requests.slice(from).map(({ characters }) => characters)
        inFlight += sizes
          .sort((a, b) => b - a)
          .slice(0, concurrency)
          .reduce((sum, size) => sum + size, 0)
      }
      const { code, err } = await ran(folder)
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(folder.tree()).toEqual(whole.tree)
      expect(server.requests.length).toBeGreaterThan(start)
      expect(server.billedCharacters - paidBefore).toBeLessThanOrEqual(whole.characters + inFlight)
    }
    expect(kills).toBe(100)
  }, 900_000)
})

describe('two processes at once', () => {
  test('never both write: the second ends with 75 and says so', async () => {
    using folder = project()
    const from = server.requests.length
    server.fail('hold')
    const first = spawnTranslate([], { cwd: folder.root, env })
    await server.received(from + 1)
    const second = await ran(folder)
    server.release()
    expect(second.code).toBe(75)
    expect(second.err).toContain('--wait-lock')
    expect((await first.ended).code).toBe(0)
  }, 60_000)

  test('waiting for the lock, the second finds all done and sends nothing', async () => {
    using folder = project()
    const from = server.requests.length
    server.fail('hold')
    const first = spawnTranslate([], { cwd: folder.root, env })
    await server.received(from + 1)
    const second = spawnTranslate(['--wait-lock', '60', '--json'], { cwd: folder.root, env })
    server.release()
    expect((await first.ended).code).toBe(0)
    const { code, out } = await second.ended
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ requests: 0, written: [] })
  }, 60_000)
})

describe('a process that is asked to end', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ] as const)(
    'by %s saves what is in flight, exits %i, and the next run goes on from there',
    async (signal, code) => {
      const whole = await reference()
      using folder = project()
      const from = server.requests.length
      const paid = server.billedCharacters
      server.fail('hold')
      const translating = spawnTranslate([], { cwd: folder.root, env })
      await server.received(from + 1)
      translating.process.kill(signal)
      server.release()
      const ended = await translating.ended
      expect(ended.code).toBe(code)
      expect((await ran(folder)).code).toBe(0)
      expect(folder.tree()).toEqual(whole.tree)
      expect(server.billedCharacters - paid).toBe(whole.characters)
    },
    60_000
  )
})
