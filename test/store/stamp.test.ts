import {
  appendFileSync,
  linkSync,
  mkdirSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isSettled, stampOf } from '../../src/store/stamp.ts'
import { temporaryFolder } from './temporary-folder.ts'

const minute = 60_000

function file(): { path: string; later: number } {
  const path = join(temporaryFolder(), 'vote.md')
  writeFileSync(path, 'one')
  return { path, later: statSync(path).ctimeMs + minute }
}

test('is the same for a file left alone, and settled once the file has rested', () => {
  const { path, later } = file()
  const stamp = stampOf(path, later)
  expect(isSettled(stamp!)).toBe(true)
  expect(stampOf(path, later + minute)).toBe(stamp)
})

test('differs after any touch: size, time, another file in its place', () => {
  const { path, later } = file()
  const stamps = new Set([stampOf(path, later)])
  appendFileSync(path, ' two')
  stamps.add(stampOf(path, later))
  utimesSync(path, 1, 1)
  stamps.add(stampOf(path, later))
  writeFileSync(`${path}.new`, 'one two')
  utimesSync(`${path}.new`, 1, 1)
  renameSync(`${path}.new`, path)
  stamps.add(stampOf(path, later))
  expect(stamps.size).toBe(4)
})

test('of a file changed in the last 50 ms, or in the future, cannot be relied on', () => {
  const { path } = file()
  const changed = Math.floor(statSync(path).ctimeMs)
  expect(isSettled(stampOf(path, changed)!)).toBe(false)
  expect(isSettled(stampOf(path, changed + 49)!)).toBe(false)
  expect(isSettled(stampOf(path, changed - minute)!)).toBe(false)
  expect(isSettled(stampOf(path, changed + 50)!)).toBe(true)
  expect(isSettled(`rules 7, ${stampOf(path, changed)}`)).toBe(false)
})

test('of a link changes with the file behind it', () => {
  const { path, later } = file()
  symlinkSync(path, `${path}.link`)
  const stamp = stampOf(`${path}.link`, later)
  appendFileSync(path, ' two')
  expect(stampOf(`${path}.link`, later)).not.toBe(stamp)
  symlinkSync('nowhere', `${path}.dangling`)
  expect(stampOf(`${path}.dangling`, later)).toBeUndefined()
})

test('of no file is none', () => {
  const { path, later } = file()
  expect(stampOf(`${path}.gone`, later)).toBeUndefined()
  expect(stampOf(`${path}/below-a-file`, later)).toBeUndefined()
})

test('names of one file share its stamp, folders have one too', () => {
  const { path, later } = file()
  linkSync(path, `${path}.second`)
  expect(stampOf(`${path}.second`, later)).toBe(stampOf(path, later))
  mkdirSync(`${path}.folder`)
  expect(stampOf(`${path}.folder`, later)).toBeDefined()
})
