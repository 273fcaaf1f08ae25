import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRuns } from '../../src/cli/run-log.ts'
import { acquireRunLock } from '../../src/store/run-lock.ts'
import { translate } from '../support/command-line.ts'
import { type GoogleServer, startGoogleServer } from '../support/google-server.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'
import { spawnTranslate, type Translating } from '../support/spawn-translate.ts'

// Every outcome of `translate nightly`, as the process that started it sees it.

let server: GoogleServer
beforeAll(async () => {
  server = await startGoogleServer()
})
afterAll(() => server.stop())

const files = {
  'articles/rain.txt': 'Rain\n\nIt falls.\n',
  'articles/vote.md': '# The vote\n\nIt is near. It matters.\n'
}

function project(settings: object = {}, more: Readonly<Record<string, string>> = {}): ProjectFolder {
  const config = { to: ['ar'], concurrency: 1, ...settings }
  return projectFolder({ ...files, 'translate.config.json': JSON.stringify(config), ...more })
}

const withGoogle = () => project({ backend: 'google', backends: { google: { api: 'v2', endpoint: server.url } } })

const env = { GOOGLE_API_KEY: 'any' }
const started = ({ root }: ProjectFolder, ...args: readonly string[]): Translating =>
  spawnTranslate(args, { cwd: root, env })
const nightly = (folder: ProjectFolder) => started(folder, 'nightly').ended

const lastRun = (folder: ProjectFolder) => readRuns(folder).runs.at(-1)

describe('translate nightly exits', () => {
  test('0: done, and then nothing to do, both in silence', async () => {
    using folder = project()
    for (const _ of ['done', 'nothing to do'])
      expect(await nightly(folder)).toEqual({ code: 0, signal: null, out: '', err: '' })
    expect(readRuns(folder).runs).toMatchObject([
      { exitCode: 0, sentences: { sent: 5 } },
      { exitCode: 0, sentences: { sent: 0 } }
    ])
  })

  test('1: an article failed; the others are done', async () => {
    using folder = project({}, { 'articles/empty.md': '' })
    const { code, err } = await nightly(folder)
    expect(code).toBe(1)
    expect(err).toMatch(/^translate nightly: exit code 1\nFailed; a later run tries again:\n {2}empty: /)
    expect(folder.has('bundles/ar/vote/article.md')).toBe(true)
    expect(lastRun(folder)).toMatchObject({ exitCode: 1, failures: [{ article: 'empty', type: 'empty' }] })
  })

  test('1: the key is refused', async () => {
    using folder = withGoogle()
    server.fail('wrong-key')
    expect((await nightly(folder)).code).toBe(1)
    expect(lastRun(folder)).toMatchObject({ exitCode: 1, failures: [{ type: 'unauthorized' }, {}, {}, {}] })
  })

  test('2: the configuration cannot be used', async () => {
    using folder = project({ concurency: 3 })
    const { code, out, err } = await nightly(folder)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('did you mean "concurrency"?')
  })

  test('2: the command line cannot be used', async () => {
    using folder = project()
    expect((await started(folder, 'nightly', '--metrics').ended).code).toBe(2)
  })

  test('3: the budget is reached; what fits is done', async () => {
    using folder = project({ budget: { charactersPerRun: 20 } })
    const { code, err } = await nightly(folder)
    expect(code).toBe(3)
    expect(err).toContain('Left for the next run')
    expect([folder.has('bundles/ar/rain/article.txt'), folder.has('bundles/ar/vote/article.md')]).toEqual([true, false])
    expect(lastRun(folder)).toMatchObject({ exitCode: 3, postponed: ['vote'] })
  })

  test('3: the quota of the account is used up', async () => {
    using folder = withGoogle()
    server.fail('daily-quota')
    expect((await nightly(folder)).code).toBe(3)
    expect(lastRun(folder)).toMatchObject({ exitCode: 3 })
  })

  test('75: another run holds the lock; nothing is touched', async () => {
    using folder = project()
    using _held = await acquireRunLock(`${folder.root}/.dragoman/run.lock.db`)
    const { code, err } = await nightly(folder)
    expect(code).toBe(75)
    expect(err).toContain('--wait-lock')
    expect(folder.has('locales')).toBe(false)
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ] as const)(
    '%s: %d, after what is in flight is saved; the next run pays for the rest alone',
    async (signal, exit) => {
      using folder = withGoogle()
      const before = server.requests.length
      const paid = server.billedCharacters
      server.fail('hold')
      const night = started(folder, 'nightly')
      await server.received(before + 1)
      night.process.kill(signal)
      await said(night, 'Saving what is in flight')
      server.release()
      expect((await night.ended).code).toBe(exit)
      expect(lastRun(folder)).toMatchObject({ exitCode: exit })
      expect((await translate(['nightly'], { cwd: folder.root, env })).code).toBe(0)
      const planned = [...'RainIt falls.The voteIt is near.It matters.'].length
      expect(server.billedCharacters - paid).toBe(planned)
    }
  )
})

describe('translate schedule', () => {
  const cron = ['--cron', '15 2 29 2 *', '--timezone', 'Europe/Paris']

  test('makes up for what was missed, waits for the next night, and exits 0 when it is asked to end', async () => {
    using folder = project()
    const scheduled = started(folder, 'schedule', ...cron)
    await said(scheduled, /next night starts at \d{4}-02-29 02:15:00 \(Europe\/Paris\)/)
    scheduled.process.kill('SIGTERM')
    expect((await scheduled.ended).code).toBe(0)
    expect(readRuns(folder).runs).toMatchObject([{ exitCode: 0, sentences: { sent: 5 } }])
  })

  test('asked to end while a night runs, it lets the night save and hands its exit code on', async () => {
    using folder = withGoogle()
    const before = server.requests.length
    server.fail('hold')
    const scheduled = started(folder, 'schedule', ...cron)
    await server.received(before + 1)
    scheduled.process.kill('SIGTERM')
    await said(scheduled, 'Saving what is in flight')
    server.release()
    const { code, err } = await scheduled.ended
    expect({ code, err }).toMatchObject({ code: 143 })
    expect(lastRun(folder)).toMatchObject({ exitCode: 143 })
  })

  test('a night that both the schedule and a signal ask to end does not leave at once', async () => {
    using folder = withGoogle()
    const before = server.requests.length
    server.fail('hold')
    const night = spawnTranslate(['nightly'], { cwd: folder.root, env, hasChannel: true })
    await server.received(before + 1)
    await new Promise(resolve => night.process.send({ stop: 'SIGTERM' }, resolve))
    night.process.kill('SIGTERM')
    await said(night, 'Saving what is in flight')
    server.release()
    expect((await night.ended).code).toBe(143)
    expect(lastRun(folder)).toMatchObject({ exitCode: 143, sentences: { sent: 5 } })
  })

  test('goes on after a night that another run kept from starting', async () => {
    using folder = project()
    using _held = await acquireRunLock(`${folder.root}/.dragoman/run.lock.db`)
    const scheduled = started(folder, 'schedule', ...cron)
    await said(scheduled, /the night ended with exit code 75\n.*the next night starts at/)
    scheduled.process.kill('SIGINT')
    expect((await scheduled.ended).code).toBe(0)
  })
})

/** Resolves once the process has said so on stderr. */
function said({ process, ended }: Translating, text: string | RegExp): Promise<void> {
  let err = ''
  return new Promise((resolve, reject) => {
    process.stderr?.on('data', (part: string) => {
      err += part
      if (typeof text === 'string' ? err.includes(text) : text.test(err)) resolve()
    })
    ended.then(({ code }) => reject(new Error(`Expected ${text}, got exit code ${code}: ${err}`)), reject)
  })
}
