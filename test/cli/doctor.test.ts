import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Diagnosis } from '../../src/cli/doctor/diagnosis.ts'
import { judgedSetup, type SetupFacts } from '../../src/cli/doctor/setup.ts'
import { acquireRunLock } from '../../src/store/run-lock.ts'
import { translate } from '../support/command-line.ts'
import type { JsonServer } from '../support/json-server.ts'
import { startLibreServer } from '../support/libretranslate-server.ts'
import { projectFolder } from '../support/project-folder.ts'

const config = (more: object = {}) => JSON.stringify({ to: ['fr'], ...more })
const files = (more: object = {}) => ({ 'translate.config.json': config(more), 'articles/a.md': 'One.\n' })

async function diagnosed(cwd: string, ...args: readonly string[]) {
  const { code, out } = await translate(['doctor', '--json', ...args], { cwd, env: {} })
  const { diagnoses, exitCode }: { diagnoses: readonly Diagnosis[]; exitCode: number } = JSON.parse(out)
  expect(exitCode).toBe(code)
  const find = (check: string, area = 'setup') => diagnoses.find(each => each.area === area && each.check === check)
  return { code, diagnoses, find }
}

describe('what stands in the way of a run', () => {
  test('nothing: exit code 0, and nothing is made', async () => {
    using folder = projectFolder(files())
    const { code, find } = await diagnosed(folder.root)
    expect(code).toBe(0)
    expect(find('articles')).toMatchObject({ result: 'ok', message: '1 in "articles"' })
    expect(find('budget')).toMatchObject({ result: 'warning' })
    expect(folder.has('.dragoman')).toBe(false)
  })

  test('no articles, no locales: 1', async () => {
    using folder = projectFolder({ 'translate.config.json': '{}' })
    const { code, find } = await diagnosed(folder.root)
    expect(code).toBe(1)
    expect([find('articles')?.result, find('locales')?.result]).toEqual(['failed', 'failed'])
  })

  test('a configuration that cannot be read: 2', async () => {
    using folder = projectFolder({ 'translate.config.json': '{"too": 1}' })
    expect((await translate(['doctor'], { cwd: folder.root })).code).toBe(2)
  })

  test('another run is a warning, with who it is', async () => {
    using folder = projectFolder(files())
    mkdirSync(join(folder.root, '.dragoman'))
    const holder = { pid: 4711, since: '2026-11-24T02:00:00Z' }
    using _lock = await acquireRunLock(join(folder.root, '.dragoman/run.lock.db'), { holder })
    const { code, find } = await diagnosed(folder.root)
    expect(code).toBe(0)
    expect(find('lock')).toMatchObject({ result: 'warning', message: expect.stringContaining('process 4711') })
  })

  test('a database that is none is a failure, and the engine is not asked', async () => {
    using folder = projectFolder({ ...files(), '.dragoman/memory.db': 'x'.repeat(5_000) })
    const { code, diagnoses, find } = await diagnosed(folder.root, '--backend', 'mock')
    expect(code).toBe(1)
    expect(find('store')?.result).toBe('failed')
    expect(diagnoses.some(({ area }) => area === 'mock')).toBe(false)
  })

  const fine: SetupFacts = {
    configFile: 'c.json',
    to: ['fr'],
    articles: { folder: 'articles', exists: true, known: 1, skipped: 0 },
    writable: [],
    ignored: { locales: false, bundles: true, state: true },
    withoutCommon: [],
    store: { damages: [], bytes: 0, sources: 0 },
    lock: { state: 'free' },
    caps: ['budget.charactersPerDay: 5 of 5 left']
  }
  test.each<[string, Partial<SetupFacts>, string, Diagnosis['result']]>([
    ['all well', {}, 'git', 'ok'],
    ['locale files ignored', { ignored: { locales: true, bundles: true, state: true } }, 'git', 'failed'],
    ['bundles not ignored', { ignored: { locales: false, bundles: false, state: true } }, 'git', 'warning'],
    ['no repository', { ignored: undefined }, 'git', 'warning'],
    ['a folder that is closed', { writable: [['bundles', 'EACCES']] }, 'folder', 'failed'],
    ['a damaged database', { store: { damages: ['row 1 missing'], bytes: 1, sources: 1 } }, 'store', 'failed'],
    ['a crash', { lock: { state: 'after-crash' } }, 'lock', 'warning'],
    ['no label', { withoutCommon: ['xx'] }, 'label', 'warning'],
    ['no cap', { caps: [] }, 'budget', 'warning']
  ])('%s', (_name, facts, check, result) => {
    expect(judgedSetup({ ...fine, ...facts }).find(each => each.check === check)?.result).toBe(result)
  })
})

describe('an engine on trial', () => {
  let server: JsonServer
  beforeAll(async () => {
    server = await startLibreServer()
  })
  afterAll(() => server.stop())
  const libre = () => ({ backends: { libretranslate: { endpoint: server.url } } })

  test('keeps the contract: all is counted, and in the ledger', async () => {
    using folder = projectFolder(files())
    const { code, diagnoses } = await diagnosed(folder.root, '--backend', 'mock')
    expect(code).toBe(0)
    const trials = diagnoses.filter(({ area }) => area === 'mock')
    expect(trials.map(({ result }) => result)).toEqual(trials.map(() => 'ok'))
    const characters = trials.reduce((sum, trial) => sum + (trial.characters ?? 0), 0)
    const { out } = await translate(['spend', '--json'], { cwd: folder.root })
    expect(JSON.parse(out).total.characters).toBe(characters)
  })

  test('is not asked unless it is named', async () => {
    using folder = projectFolder(files(libre()))
    const before = server.requests.length
    await diagnosed(folder.root)
    expect(server.requests.length).toBe(before)
  })

  test('lacks a locale: it is named, and the others are tried', async () => {
    using folder = projectFolder(files(libre()))
    const { code, diagnoses } = await diagnosed(folder.root, '--backend', 'libretranslate', '--to', 'sw,fr')
    expect(code).toBe(1)
    expect(diagnoses.find(({ locale }) => locale === 'sw')).toBeDefined()
    expect(diagnoses.find(({ check, locale }) => check === 'plain text' && locale === 'sw')?.message).toMatch(
      /^unsupported-pair: /
    )
    expect(diagnoses.filter(({ area, locale }) => area === 'libretranslate' && locale === 'fr').length).toBeGreaterThan(
      5
    )
  })

  test('refuses the key: nothing more is asked', async () => {
    using folder = projectFolder(files(libre()))
    server.fail(
      { status: 403, body: { error: 'Invalid API key' } },
      { status: 403, body: { error: 'Invalid API key' } }
    )
    const { code, diagnoses } = await diagnosed(folder.root, '--backend', 'libretranslate')
    expect(code).toBe(1)
    expect(diagnoses.filter(({ area }) => area === 'libretranslate')).toHaveLength(1)
  })

  test('has no key: said, with where it is looked for', async () => {
    using folder = projectFolder(files())
    const { code, find } = await diagnosed(folder.root, '--backend', 'deepl')
    expect(code).toBe(1)
    expect(find('settings', 'deepl')?.message).toContain('DEEPL_AUTH_KEY')
  })

  test('is not asked past a cap: 3', async () => {
    using folder = projectFolder(files({ ...libre(), budget: { charactersPerDay: 0 } }))
    const { code, diagnoses } = await diagnosed(folder.root, '--backend', 'mock')
    expect(code).toBe(3)
    expect(diagnoses.filter(({ area }) => area === 'mock')).toHaveLength(1)
  })
})
