import { mkdirSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appendRun, readRuns } from '../../src/cli/run-log.ts'
import { brokenRun, withoutTexts } from '../../src/cli/run-record.ts'
import { translate } from '../support/command-line.ts'
import { projectFolder } from '../support/project-folder.ts'

const files = {
  'articles/vote.md': '# The vote\n\nIt is near. It matters.\n',
  'translate.config.json': '{"to":["ar"]}'
}
const log = '.dragoman/runs.jsonl'

test('a row for each of the last runs, oldest first: when, how long, how it ended, what it did', async () => {
  using folder = projectFolder({ ...files, 'articles/empty.md': '' })
  const days = ['2026-11-21', '2026-11-22', '2026-11-23']
  for (const [i, day] of days.entries()) {
    if (i === 2) folder.remove('articles/empty.md')
    await translate(['nightly'], { cwd: folder.root, now: () => new Date(`${day}T02:15:00Z`) })
  }
  const { code, out, err } = await translate(['runs', '--last', '2'], { cwd: folder.root })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out.split('\n').map(line => line.split(/ {2,}/))).toEqual([
    ['when', 'length', 'exit code', 'articles', 'sent', 'characters', 'money', 'failed', 'quarantined'],
    ['2026-11-22T02:15:00Z', '0.0 s', '1', '2', '0', '0', '1', '0'],
    ['2026-11-23T02:15:00Z', '0.0 s', '0', '1', '0', '0', '0', '0'],
    ['']
  ])
  const { runs } = JSON.parse((await translate(['runs', '--json'], { cwd: folder.root })).out)
  expect(runs).toMatchObject([
    { run: '2026-11-21T02:15:00.000Z', exitCode: 1, sentences: { sent: 3 }, failures: [{ article: 'empty' }] },
    { exitCode: 1, sentences: { sent: 0 } },
    { exitCode: 0, failures: [] }
  ])
})

test('no runs yet is no trouble', async () => {
  using folder = projectFolder(files)
  expect(await translate(['runs'], { cwd: folder.root })).toEqual({ code: 0, out: 'No runs on record\n', err: '' })
})

test('a line that a crash has torn is passed over and named, and the next run has a line of its own', async () => {
  using folder = projectFolder(files)
  await translate(['nightly'], { cwd: folder.root })
  const whole = folder.read(log)
  folder.write(log, whole + whole.slice(0, 40))
  await translate(['nightly'], { cwd: folder.root })
  expect(folder.read(log)).toBe(`${whole}${whole.slice(0, 40)}\n${folder.read(log).split('\n').at(-2)}\n`)
  const { out, err } = await translate(['runs', '--json'], { cwd: folder.root })
  expect(JSON.parse(out)).toMatchObject({ runs: [{ exitCode: 0 }, { exitCode: 0 }], unreadable: 1 })
  expect(err).toBe('Passed over 1 line of the record that cannot be read: 2\n')
})

test('whatever stands in the log, what is appended can be read', () => {
  using folder = projectFolder()
  const record = brokenRun(
    { run: '2026-11-23T02:15:00.000Z', seconds: 1, exitCode: 75 },
    { name: 'LockError', type: 'held', message: 'x' }
  )
  fc.assert(
    fc.property(fc.string(), junk => {
      folder.write(log, junk)
      appendRun(folder, record)
      expect(readRuns(folder).runs.at(-1)).toEqual(record)
    })
  )
})

test.each([
  ['{"run":"2026-11-23T02:15:00Z","exitCode":0,"seconds":1}'],
  ['{"run":"soon","exitCode":0,"seconds":1,"failures":[]}'],
  ['null'],
  ['[]'],
  ['{"run":"2026-11-23T02:15:00Z","exitCode":"0","seconds":1,"failures":[]}']
])('%s is no record', line => {
  using folder = projectFolder({ [log]: `${line}\n` })
  expect(readRuns(folder)).toEqual({ runs: [], unreadable: [1] })
})

test('a log that cannot be written to: a clear error, the record on stderr, exit code 1, and the work is kept', async () => {
  using folder = projectFolder(files)
  mkdirSync(`${folder.root}/${log}`, { recursive: true })
  const { code, out, err } = await translate(['nightly', '--metrics-file', 'run.prom'], { cwd: folder.root })
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(/Expected to read or write ".dragoman\/runs.jsonl", but a folder has its name; rename the folder/)
  expect(JSON.parse(err.split('\n').at(-2)!)).toMatchObject({ run: '2026-11-23T21:00:00.000Z', exitCode: 0 })
  expect(err).not.toMatch(/^ +at /m)
  expect([folder.has('bundles/ar/vote/article.md'), folder.has('run.prom')]).toEqual([true, true])
})

test.each(['--metrics-file', '--summary-file'])(
  '%s that cannot be written: an error, and all else is',
  async option => {
    using folder = projectFolder({ ...files, 'folder/x': '' })
    const { code, err } = await translate(['nightly', option, 'folder'], { cwd: folder.root })
    expect(code).toBe(1)
    expect(err).toMatch(/^translate nightly: Expected to read or write "folder"|^translate nightly: .*folder/)
    expect(readRuns(folder).runs).toMatchObject([{ exitCode: 0 }])
  }
)

test('a run that another one keeps from starting is on record, and leaves the other’s files alone', async () => {
  using folder = projectFolder({ ...files, 'run.prom': 'of the other run\n' })
  const { acquireRunLock } = await import('../../src/store/run-lock.ts')
  using _held = await acquireRunLock(`${folder.root}/.dragoman/run.lock.db`)
  const { code } = await translate(['nightly', '--metrics-file', 'run.prom'], { cwd: folder.root })
  expect(code).toBe(75)
  expect(readRuns(folder).runs).toMatchObject([{ exitCode: 75, error: { type: 'held' } }])
  expect(folder.read('run.prom')).toBe('of the other run\n')
  expect((await translate(['runs'], { cwd: folder.root })).out).toMatch(/ 75 +LockError: held$/m)
})

test('what is sent to others has no messages, which may quote a text', () => {
  const failure = { article: 'vote', locale: undefined, block: 'p-1', type: 'syntax', message: 'A text', offset: 3 }
  const times = { run: '2026-11-23T02:15:00.000Z', seconds: 1, exitCode: 1 }
  expect(JSON.stringify(withoutTexts({ ...times, failures: [failure] } as never))).not.toContain('A text')
  expect(
    JSON.stringify(withoutTexts(brokenRun(times, { name: 'StoreError', type: 'damaged', message: 'A text' })))
  ).not.toContain('A text')
})
