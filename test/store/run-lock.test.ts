import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LockError } from '../../src/model/errors.ts'
import { acquireRunLock } from '../../src/store/run-lock.ts'
import { kill, startChild } from './child.ts'
import { temporaryFolder } from './temporary-folder.ts'

const lockFile = () => join(temporaryFolder(), '.dragoman', 'run.lock.db')
const holder = { pid: 4711, since: '2026-11-23T02:00:00.000Z' }

test('one at a time, and free again after release', async () => {
  const path = lockFile()
  const lock = await acquireRunLock(path)
  await expect(acquireRunLock(path)).rejects.toThrow(LockError)
  lock.release()
  lock.release()
  using second = await acquireRunLock(path)
  await expect(acquireRunLock(path)).rejects.toThrow(expect.objectContaining({ type: 'held' }))
  second.release()
})

test('the end of a block gives it back', async () => {
  const path = lockFile()
  {
    using _lock = await acquireRunLock(path, { holder })
  }
  expect(readdirSync(join(path, '..'))).toEqual(['run.lock.db'])
  const lock = await acquireRunLock(path)
  lock.release()
})

test('says who holds it, where that is known, and what to do', async () => {
  const path = lockFile()
  const named = await acquireRunLock(path, { holder })
  await expect(acquireRunLock(path)).rejects.toThrow(
    `got another one (process 4711, since 2026-11-23T02:00:00.000Z) that holds "${path}". ` +
      'Let it end, or wait for it with --wait-lock and a number of seconds'
  )
  named.release()
  using _nameless = await acquireRunLock(path)
  await expect(acquireRunLock(path)).rejects.toThrow('(which one is not known)')
})

test('waits as long as it is told to', async () => {
  const path = lockFile()
  const lock = await acquireRunLock(path)
  let waited = 0
  const pause = async (milliseconds: number) => {
    waited += milliseconds
    if (waited >= 5000) lock.release()
  }
  await expect(acquireRunLock(path, { wait: 3000, pause })).rejects.toThrow(LockError)
  expect(waited).toBe(3000)
  using _late = await acquireRunLock(path, { wait: 60_000, pause })
  expect(waited).toBe(5000)
})

test('stops waiting when it is told to', async () => {
  const path = lockFile()
  using _lock = await acquireRunLock(path)
  const signal = AbortSignal.abort(new Error('the user has had enough'))
  await expect(acquireRunLock(path, { wait: 60_000, signal })).rejects.toThrow('had enough')
  const controller = new AbortController()
  const pause = async () => controller.abort(new Error('the user has had enough'))
  await expect(acquireRunLock(path, { wait: 60_000, signal: controller.signal, pause })).rejects.toThrow('had enough')
})

test('is held against other processes, and free as soon as the holder is killed', async () => {
  const path = lockFile()
  const { child, lines } = startChild(new URL('hold-lock-child.ts', import.meta.url), path)
  const pid = (await lines.next()).value
  await expect(acquireRunLock(path)).rejects.toThrow(`process ${pid}, since 2026-11-23T02:00:00.000Z`)
  await kill(child)
  using _lock = await acquireRunLock(path)
  await expect(acquireRunLock(path)).rejects.toThrow('(which one is not known)')
})

test('a file that is no lock is an error with what to do', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'run.lock.db'), 'This was never a database. '.repeat(100))
  await expect(acquireRunLock(join(folder, 'run.lock.db'))).rejects.toThrow(
    expect.objectContaining({ name: 'StoreError', type: 'damaged' })
  )
  await expect(acquireRunLock(join(folder, 'run.lock.db', 'run.lock.db'))).rejects.toThrow(
    expect.objectContaining({ name: 'StoreError', type: 'unreadable' })
  )
})
