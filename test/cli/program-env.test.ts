import { expect, test } from 'vitest'
import { programEnv } from '../../src/cli/program-env.ts'
import { programStarter } from '../../src/cli/start-program.ts'

const env = {
  PATH: process.env.PATH,
  HOME: '/home/desk',
  LANG: 'C.UTF-8',
  LC_ALL: 'C',
  LC_TIME: undefined,
  TZ: 'UTC',
  TMPDIR: '/tmp',
  LC_SECRETS_OF_OTHERS: 'kept',
  OPENAI_API_KEY: 'kept',
  PATHEXT: 'kept',
  HF_HOME: '/models'
}

test('a program sees what any program needs, and what the configuration names', () => {
  expect(Object.keys(programEnv(env, []))).toEqual(['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR'])
  expect(programEnv(env, ['HF_HOME', 'NOT_SET'])).toMatchObject({ HF_HOME: '/models' })
})

test('a real process sees no key', async () => {
  const start = programStarter('/', programEnv(env, ['HF_HOME']))
  const lines = await new Promise<readonly string[]>(resolve => {
    const lines: string[] = []
    const program = start(['env'], '\n', { message: line => void lines.push(line), ended: () => resolve(lines) })
    program.hold(true)
  })
  expect(lines).toContain('HF_HOME=/models')
  expect(lines.filter(line => line.includes('kept'))).toEqual([])
})
