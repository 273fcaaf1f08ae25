import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { programStarter } from '../../src/cli/start-program.ts'

const start = programStarter('/', process.env)

/** What a program says before it ends. */
const heard = (command: readonly string[], closing: '\n' | '\0', sent: readonly string[] = []) =>
  new Promise<{ messages: string[]; reason: string; said: string }>(resolve => {
    const messages: string[] = []
    const program = start(command, closing, {
      message: text => void messages.push(text),
      ended: (reason, said) => resolve({ messages, reason, said })
    })
    program.hold(true)
    for (const text of sent) program.send(text)
  })

test('messages are closed by their character, and come whole', async () => {
  expect(await heard(['head', '-n', '2'], '\n', ['één', 'two', 'three'])).toEqual({
    messages: ['één', 'two'],
    reason: 'exit code 0',
    said: ''
  })
  const { messages } = await heard(['printf', 'a\\nb\\0c\\0rest'], '\0')
  expect(messages).toEqual(['a\nb', 'c'])
})

test('the end of standard error is kept, and no more', async () => {
  const { reason, said } = await heard(['sh', '-c', 'seq 1 100000 >&2; exit 4'], '\n')
  expect([reason, said.length, said.endsWith('\n100000\n')]).toEqual(['exit code 4', 2_000, true])
})

test('a program that reads nothing of what it is sent ends as any other', async () => {
  expect((await heard(['true'], '\n', ['x'.repeat(500_000)])).reason).toBe('exit code 0')
  expect((await heard(['/no/such/program'], '\n', ['x'])).reason).toBe('ENOENT')
})

test('an idle program does not keep the process alive', async () => {
  const url = (path: string) => JSON.stringify(new URL(`../../src/${path}`, import.meta.url).href)
  const code = `
    import { command } from ${url('backends/command.ts')}
    import { programStarter } from ${url('cli/start-program.ts')}
    const run = ['sh', '-c', 'echo $$ >&2; while read -r line; do echo "{\\\\"id\\\\":\\\\"1\\\\",\\\\"text\\\\":\\\\"$$\\\\"}"; done']
    const engine = command({ start: programStarter('/', process.env), run })
    const [[pid]] = await engine.translate({ from: 'en', to: 'fr', sources: [['One.']] })
    console.log(pid)`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    timeout: 20_000
  })
  expect(stdout.trim()).toMatch(/^\d+$/)
})
