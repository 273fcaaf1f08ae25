import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { startLibreServer } from '../support/libretranslate-server.ts'
import { projectFolder } from '../support/project-folder.ts'
import { spawnTranslate } from '../support/spawn-translate.ts'

// A real process that is asked to end while its engine hangs. No test looks at a clock: each waits for what happens.

const config = (backends: object) =>
  JSON.stringify({ to: ['fr'], backend: Object.keys(backends)[0], backends, concurrency: 1 })

/** Two requests: texts with and without inline codes go apart, one after the other. */
const article = { 'articles/a.md': 'One plain sentence.\n\nOne *marked* sentence.\n' }

const languages = { body: [{ code: 'en', name: 'English', targets: ['en', 'fr'] }] }

describe('a process that is asked to end while its engine hangs', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130]
  ] as const)(
    'by %s ends by itself with %i, and what was answered before is kept',
    async (signal, code) => {
      const engine = await startLibreServer()
      using folder = projectFolder({
        ...article,
        'translate.config.json': config({ libretranslate: { endpoint: engine.url } })
      })
      try {
        engine.fail(languages, { body: { translatedText: ['Une phrase.'] } }, 'hold')
        const translating = spawnTranslate(['--json'], { cwd: folder.root, env: { TEST_GRACE: '50' } })
        await engine.received(3)
        translating.process.kill(signal)
        const ended = await translating.ended
        expect(ended.code).toBe(code)
        expect(JSON.parse(ended.out)).toMatchObject({ exitCode: code, postponed: ['a'], requests: 2 })
        engine.release()
        const again = await spawnTranslate(['--json'], { cwd: folder.root }).ended
        expect(JSON.parse(again.out)).toMatchObject({ exitCode: 0, requests: 1, sentences: { sent: 1, reused: 1 } })
        expect(folder.read('bundles/fr/a/article.md')).toContain('Une phrase.')
      } finally {
        await engine.stop()
      }
    },
    60_000
  )

  test('leaves at once at the second signal', async () => {
    const engine = await startLibreServer()
    using folder = projectFolder({
      ...article,
      'translate.config.json': config({ libretranslate: { endpoint: engine.url } })
    })
    try {
      engine.fail(languages, 'hold')
      const translating = spawnTranslate([], { cwd: folder.root, env: { TEST_GRACE: '86400000' } })
      await engine.received(2)
      const isSaid = new Promise<void>(resolve => {
        translating.process.stderr?.on('data', text => text.includes('once more to leave at once') && resolve())
      })
      translating.process.kill('SIGTERM')
      await isSaid
      translating.process.kill('SIGTERM')
      expect((await translating.ended).code).toBe(143)
    } finally {
      await engine.stop()
    }
  }, 60_000)

  test('ends the program that translates, and what that has started', async () => {
    using folder = projectFolder({
      ...article,
      'hang.sh': 'echo $$ > program.pid\nread -r line\nsleep 100000 &\necho $! > started.pid\nwait\n',
      'translate.config.json': config({ command: { run: ['sh', 'hang.sh'] } })
    })
    const translating = spawnTranslate([], { cwd: folder.root, env: { TEST_GRACE: '50' } })
    await vi.waitUntil(() => folder.has('started.pid') && folder.read('started.pid').endsWith('\n'), {
      timeout: 50_000
    })
    translating.process.kill('SIGTERM')
    expect((await translating.ended).code).toBe(143)
    const pids = ['program.pid', 'started.pid'].map(file => Number(folder.read(file)))
    for (const pid of pids) expect(isRunning(pid), `process ${pid}`).toBe(false)
  }, 60_000)
})

/** A process that was ended and that nobody has asked about is a zombie, not running. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
