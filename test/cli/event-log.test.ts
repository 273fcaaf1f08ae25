import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ran, translate } from '../support/command-line.ts'
import { type GoogleServer, startGoogleServer } from '../support/google-server.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'

const key = 'sekretkeyquagmire'
let server: GoogleServer
beforeAll(async () => {
  server = await startGoogleServer()
})
afterAll(() => server.stop())

/** Words that nothing else says. */
const words = ['Zanzibarry', 'quibbletide', 'flummoxing', 'harrowgate', 'wobblethorn', 'mizzlecroft']
const [a, b, c, d, e, f] = words
const files = {
  'articles/vote.md': `# ${a} ${b}\n\nThe **${c}** waits. A ${d} [opens](https://example.org/${e}).\n\n${f} is near.\n`,
  'articles/rain.txt': `Rain\n\nThe ${b} falls on the ${e}.\n`
}

function project(settings: object = {}): ProjectFolder {
  const google = { api: 'v2', endpoint: server.url }
  const config = { to: ['ar', 'fr'], backend: 'google', backends: { google }, ...settings }
  return projectFolder({ ...files, 'translate.config.json': JSON.stringify(config) })
}

const ran = (folder: ProjectFolder, ...args: readonly string[]): Promise<Ran> =>
  translate([...args, '--log', 'json', '--log-level', 'debug'], {
    cwd: folder.root,
    env: { GOOGLE_API_KEY: key }
  })

type Line = Readonly<Record<string, unknown>>
const linesOf = ({ err }: Ran): Line[] =>
  err
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))

function expectNoTexts(text: string): void {
  for (const word of [...words, key]) expect(text.toLowerCase()).not.toContain(word.toLowerCase())
}

describe.each(['nightly', 'articles'])('translate %s --log json', command => {
  test('a line for each event, each with the run it belongs to', async () => {
    using folder = project()
    const result = await ran(folder, command)
    expect(result.code).toBe(0)
    const lines = linesOf(result)
    const events = lines.map(({ event }) => event)
    expect(new Set(lines.map(({ run }) => run))).toEqual(new Set(['2026-11-23T21:00:00.000Z']))
    expect([events[0], events.at(-1)]).toEqual(['run-started', 'run-ended'])
    expect(events.filter(event => event === 'request-sent')).toHaveLength(
      events.filter(event => event === 'request-answered').length
    )
    expect(lines.filter(({ event }) => event === 'article-done').map(({ article }) => article)).toEqual([
      'rain',
      'vote'
    ])
    expect(lines[0]).toMatchObject({ level: 'info', backends: ['google'], locales: ['ar', 'fr'] })
    expect(lines.at(-1)).toMatchObject({ level: 'info', exitCode: 0, articles: 2, failures: 0 })
    const sent = lines.filter(({ event }) => event === 'request-sent').map(({ characters }) => Number(characters))
    expect(lines.at(-1)?.characters).toBe(sent.reduce((sum, characters) => sum + characters, 0))
    expectNoTexts(result.err)
  })
})

test('trouble is told of by its kind', async () => {
  using folder = project()
  for (const fault of ['rate-limited', 'cut', 'not-json', 'wrong-key'] as const) server.fail(fault)
  const result = await ran(folder, 'nightly')
  const lines = linesOf(result)
  const of = (wanted: string) => lines.filter(({ event }) => event === wanted)
  expect(new Set(of('request-failed').map(({ error }) => error))).toEqual(
    new Set(['rate-limited', 'unavailable', 'bad-response', 'unauthorized'])
  )
  expect(of('request-failed')[0]).toMatchObject({ level: 'warn', backend: 'google' })
  expect(of('requests-held')).toMatchObject([{ level: 'warn', wait: 1_500 }])
  expect(new Set(of('request-retried').map(({ error }) => error))).toEqual(new Set(['rate-limited', 'unavailable']))
  expect(of('article-failed').map(({ error }) => error)).toContain('unauthorized')
  expect(lines.at(-1)).toMatchObject({ event: 'run-ended', level: 'error', exitCode: 1 })
  expectNoTexts(result.err)
})

test('a plan that is over the budget is refused, or cut', async () => {
  using folder = project({ budget: { charactersPerRun: 40 } })
  const refused = await ran(folder, 'articles')
  expect(refused.code).toBe(3)
  expect(refused.err).toContain('"event":"run-failed"')
  const cut = linesOf(await ran(folder, 'nightly'))
  expect(cut.at(-1)).toMatchObject({ event: 'run-ended', level: 'error', exitCode: 3, postponed: 2 })
})

test('the level hides what is less', async () => {
  using folder = project()
  const io = { cwd: folder.root, env: { GOOGLE_API_KEY: key } }
  expect((await translate(['nightly', '--log-level', 'warn'], io)).err).toBe('')
})

test('without --log there is none', async () => {
  using folder = project()
  const io = { cwd: folder.root, env: { GOOGLE_API_KEY: key } }
  expect(await translate(['nightly'], io)).toEqual({ code: 0, out: '', err: '' })
})
