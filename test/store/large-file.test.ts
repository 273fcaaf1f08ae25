import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLargeFile, writeLargeFile } from '../../src/store/large-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

const bytes = (text: string) => Buffer.from(text)

test('what is written is read, in one piece', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'memory-en.index')
  expect(await writeLargeFile(path, [bytes('one'), bytes(''), bytes(' two')])).toBe(true)
  expect(Buffer.from(readLargeFile(path)!).toString()).toBe('one two')
  expect(await writeLargeFile(path, [bytes('three')])).toBe(true)
  expect(readFileSync(path, 'utf8')).toBe('three')
  expect(readdirSync(folder)).toEqual(['memory-en.index'])
})

test('without a file, or with a folder in its place, there is nothing', () => {
  const folder = temporaryFolder()
  expect(readLargeFile(join(folder, 'memory-en.index'))).toBeUndefined()
  expect(readLargeFile(folder)).toBeUndefined()
})

test('a disk that does not allow it leaves what is there', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'memory-en.index'))
  expect(await writeLargeFile(join(folder, 'memory-en.index'), [bytes('one')])).toBe(false)
  expect(await writeLargeFile(join(folder, 'absent', 'memory-en.index'), [bytes('one')])).toBe(false)
  expect(readdirSync(folder)).toEqual(['memory-en.index'])
})
