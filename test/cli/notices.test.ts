import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { notices } from '../../src/cli/notices.ts'
import { brokenRun } from '../../src/cli/run-record.ts'
import { acquireRunLock } from '../../src/store/run-lock.ts'
import { translate } from '../support/command-line.ts'
import { type JsonServer, startJsonServer } from '../support/json-server.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'

let server: JsonServer
beforeEach(async () => {
  server = await startJsonServer(() => ({ body: {} }))
})
afterEach(() => server.stop())

const key = 'sekretkeyquagmire'
const env = {
  HOOK_KEY: key,
  get PING_URL() {
    return `${server.url}/${key}`
  }
}

function project(files: Readonly<Record<string, string>> = {}): ProjectFolder {
  const nightly = { webhook: `${server.url}/hook/\${HOOK_KEY}`, ping: '$PING_URL' }
  return projectFolder({
    'articles/vote.md': '# The vote\n\nIt is near.\n',
    'translate.config.json': JSON.stringify({ to: ['ar'], nightly }),
    ...files
  })
}

const paths = () => server.requests.map(({ path }) => path)

describe('a night tells of itself', () => {
  test('a good one: start and success to the switch, the record to the webhook', async () => {
    using folder = project()
    expect(await translate(['nightly'], { cwd: folder.root, env })).toEqual({ code: 0, out: '', err: '' })
    expect(paths().toSorted()).toEqual([`/hook/${key}`, `/${key}`, `/${key}/start`])
    expect(paths().indexOf(`/${key}/start`)).toBeLessThan(paths().indexOf(`/${key}`))
    const { body } = server.requests.find(({ path }) => path.startsWith('/hook'))!
    expect(body).toMatchObject({ run: '2026-11-23T21:00:00.000Z', exitCode: 0, articles: 1, failures: [] })
  })

  test('one with failures: their names, not their messages', async () => {
    using folder = project({ 'articles/empty.md': '' })
    expect((await translate(['nightly'], { cwd: folder.root, env })).code).toBe(1)
    expect(server.requests.find(({ path }) => path === `/${key}/fail`)?.body).toEqual({ exitCode: 1 })
    const { body } = server.requests.find(({ path }) => path.startsWith('/hook'))!
    expect(body).toMatchObject({ exitCode: 1, failures: [{ article: 'empty', type: 'empty' }] })
    expect(JSON.stringify(body)).not.toContain('message')
  })

  test('one that cannot start for another one that runs: nothing to the switch', async () => {
    using folder = project()
    using _held = await acquireRunLock(`${folder.root}/.dragoman/run.lock.db`)
    expect((await translate(['nightly'], { cwd: folder.root, env })).code).toBe(75)
    expect(paths()).toEqual([`/hook/${key}`])
  })
})

describe('trouble', () => {
  test('a variable that is not set is named, and the run is as it would be', async () => {
    using folder = project()
    const { code, err } = await translate(['nightly'], { cwd: folder.root, env: { HOOK_KEY: key } })
    expect(code).toBe(0)
    expect(err).toContain('nightly.ping is not told, the environment has no PING_URL; the run is none the worse')
  })

  const record = brokenRun(
    { run: '2026-11-23T21:00:00.000Z', seconds: 1, exitCode: 1 },
    { name: 'StoreError', type: 'damaged', message: 'x' }
  )

  function told(webhook: string, signal = new AbortController().signal) {
    const troubles: string[] = []
    const waits: number[] = []
    const notice = notices(
      { webhook, ping: undefined },
      {
        io: { env, signal },
        fetch,
        sleep: async milliseconds => void waits.push(milliseconds),
        onTrouble: (what, why) => troubles.push(`${what}: ${why}`)
      }
    )
    return { notice, troubles, waits }
  }

  test('is tried once more', async () => {
    server.fail({ status: 503, body: {} })
    const { notice, troubles, waits } = told(`${server.url}/$HOOK_KEY`)
    await notice.ended(record)
    expect({ troubles, waits, count: server.requests.length }).toEqual({ troubles: [], waits: [1_000], count: 2 })
  })

  test.each([
    ['an answer that is no success', { status: 404, body: {} } as const, 'webhook: it answered 404'],
    ['a connection that is cut', 'cut' as const, /^webhook: it cannot be reached \(\w+\)$/]
  ])('%s, twice: said once, without the address', async (_, reply, message) => {
    server.fail(reply, reply)
    const { notice, troubles } = told(`${server.url}/$HOOK_KEY`)
    await notice.ended(record)
    expect(troubles).toHaveLength(1)
    expect(troubles[0]).toMatch(message)
    expect(troubles[0]).not.toContain(key)
    expect(server.requests).toHaveLength(2)
  })

  test('there is no second attempt once the process is asked to end', async () => {
    server.fail({ status: 503, body: {} })
    const { notice, troubles } = told(`${server.url}/x`, AbortSignal.abort('SIGTERM'))
    await notice.ended(record)
    expect({ troubles, count: server.requests.length }).toEqual({ troubles: ['webhook: it answered 503'], count: 1 })
  })

  test('what the environment has may be no address', async () => {
    const { notice, troubles } = told('$HOOK_KEY')
    await notice.ended(record)
    expect(troubles).toEqual(['webhook: it is not the address of a page'])
  })
})
