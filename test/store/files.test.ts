import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBytes, readText, readTextIfAny, removeFile, writeAtomic } from '../../src/store/files.ts'
import { stampOf } from '../../src/store/stamp.ts'
import { isTemporaryName, temporaryName } from '../../src/store/temporary-name.ts'
import { walk } from '../../src/store/tree.ts'
import { temporaryFolder } from './temporary-folder.ts'

const article = (type: string) => expect.objectContaining({ name: 'ArticleError', type })

/** A root with a folder beside it that nothing may reach. */
function rootAndOutside(): { root: string; outside: string } {
  const folder = temporaryFolder()
  const [root, outside] = [join(folder, 'root'), join(folder, 'outside')]
  mkdirSync(root)
  mkdirSync(outside)
  writeFileSync(join(outside, 'secret.md'), 'secret')
  return { root, outside }
}

describe('readText', () => {
  test('gives a file as it is, with its byte order mark', () => {
    const root = temporaryFolder()
    writeFileSync(join(root, 'vote.md'), '\ufeffOui\r\n\0')
    expect(readText(root, 'vote.md', 100)).toBe('\ufeffOui\r\n\0')
    expect(readBytes(root, 'vote.md', 100)).toEqual(Buffer.from('\ufeffOui\r\n\0'))
  })

  test('refuses what is too large, not UTF-8, absent or no file', () => {
    const root = temporaryFolder()
    writeFileSync(join(root, 'vote.md'), '12345')
    writeFileSync(join(root, 'latin.md'), Buffer.from('caf\xe9', 'latin1'))
    mkdirSync(join(root, 'folder.md'))
    expect(readText(root, 'vote.md', 5)).toBe('12345')
    expect(() => readText(root, 'vote.md', 4)).toThrow(
      expect.objectContaining({ name: 'FormatError', type: 'too-large' })
    )
    expect(() => readText(root, 'vote.md', 4)).toThrow('Expected at most 4 bytes, got 5 in "vote.md"')
    expect(() => readText(root, 'latin.md', 100)).toThrow(expect.objectContaining({ type: 'encoding', offset: 3 }))
    expect(() => readText(root, 'folder.md', 100)).toThrow(article('unreadable'))
    expect(() => readText(root, 'none.md', 100)).toThrow(article('not-found'))
    expect(() => readText(root, 'vote.md/none.md', 100)).toThrow(article('unreadable'))
  })

  test('follows links inside the root, and none out of it', () => {
    const { root, outside } = rootAndOutside()
    writeFileSync(join(root, 'vote.md'), 'inside')
    symlinkSync('vote.md', join(root, 'link.md'))
    symlinkSync(join(outside, 'secret.md'), join(root, 'out.md'))
    symlinkSync(outside, join(root, 'folder'))
    symlinkSync('b.md', join(root, 'a.md'))
    symlinkSync('a.md', join(root, 'b.md'))
    expect(readText(root, 'link.md', 100)).toBe('inside')
    expect(() => readText(root, 'out.md', 100)).toThrow(article('unreadable'))
    expect(() => readText(root, 'folder/secret.md', 100)).toThrow(/a symbolic link leads "folder\/secret.md" out of it/)
    expect(() => readText(root, 'a.md', 100)).toThrow(article('loop'))
  })

  test.each(['../outside/secret.md', '/etc/hostname', 'a/../../outside/secret.md', '', '.', 'a\0b'])(
    'refuses the path %j',
    path => {
      expect(() => readText(rootAndOutside().root, path, 100)).toThrow(article('invalid-id'))
    }
  )

  test('works below a root that is itself a link', () => {
    const { root } = rootAndOutside()
    writeFileSync(join(root, 'vote.md'), 'inside')
    symlinkSync(root, `${root}-link`)
    expect(readText(`${root}-link`, 'vote.md', 100)).toBe('inside')
  })

  test('of a file that need not be there', () => {
    const root = temporaryFolder()
    writeFileSync(join(root, 'vote.md'), '')
    symlinkSync('gone.md', join(root, 'dangling.md'))
    expect(readTextIfAny(root, 'vote.md', 100)).toBe('')
    expect(readTextIfAny(root, 'none.md', 100)).toBeUndefined()
    expect(readTextIfAny(root, 'no/folder/none.md', 100)).toBeUndefined()
    expect(() => readTextIfAny(root, 'dangling.md', 100)).toThrow(article('not-found'))
  })
})

describe('writeAtomic', () => {
  test('what it wrote is read back, byte for byte', async () => {
    const root = temporaryFolder()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async text => {
        await writeAtomic(root, 'some/folder/ar.json', text)
        expect(readText(root, 'some/folder/ar.json', 1000)).toBe(text)
        expect(readdirSync(join(root, 'some/folder'))).toEqual(['ar.json'])
      }),
      { numRuns: 30 }
    )
  })

  test('touches nothing when the bytes are the same', async () => {
    const root = temporaryFolder()
    expect(await writeAtomic(root, 'ar.json', '{}\n')).toBe(true)
    utimesSync(join(root, 'ar.json'), 1, 1)
    const before = stampOf(join(root, 'ar.json'), Date.now() + 1000)
    expect(await writeAtomic(root, 'ar.json', '{}\n')).toBe(false)
    expect(stampOf(join(root, 'ar.json'), Date.now() + 1000)).toBe(before)
    expect(await writeAtomic(root, 'ar.json', '[]\n')).toBe(true)
    expect(readText(root, 'ar.json', 100)).toBe('[]\n')
  })

  test('keeps the permissions of the file it replaces', async () => {
    const root = temporaryFolder()
    writeFileSync(join(root, 'ar.json'), 'old')
    chmodSync(join(root, 'ar.json'), 0o604)
    await writeAtomic(root, 'ar.json', 'new')
    expect(statSync(join(root, 'ar.json')).mode & 0o777).toBe(0o604)
  })

  test('writes through a link inside the root, and through none out of it', async () => {
    const { root, outside } = rootAndOutside()
    mkdirSync(join(root, 'real'))
    writeFileSync(join(root, 'real/ar.json'), 'old')
    symlinkSync('real/ar.json', join(root, 'ar.json'))
    symlinkSync('real', join(root, 'folder'))
    symlinkSync(outside, join(root, 'away'))
    symlinkSync(join(outside, 'secret.md'), join(root, 'out.json'))
    await writeAtomic(root, 'ar.json', 'new')
    await writeAtomic(root, 'folder/fr.json', 'new')
    expect(readlinkSync(join(root, 'ar.json'))).toBe('real/ar.json')
    expect(readFileSync(join(root, 'real/ar.json'), 'utf8')).toBe('new')
    expect(readFileSync(join(root, 'real/fr.json'), 'utf8')).toBe('new')
    await expect(writeAtomic(root, 'away/secret.md', 'new')).rejects.toThrow(article('unreadable'))
    await expect(writeAtomic(root, 'away/deep/er/x.json', 'new')).rejects.toThrow(article('unreadable'))
    await expect(writeAtomic(root, 'out.json', 'new')).rejects.toThrow(article('unreadable'))
    await expect(writeAtomic(root, '../outside/x.json', 'new')).rejects.toThrow(article('invalid-id'))
    expect(readdirSync(outside)).toEqual(['secret.md'])
    expect(readFileSync(join(outside, 'secret.md'), 'utf8')).toBe('secret')
  })

  test('says what is in its way, and leaves nothing behind', async () => {
    const root = temporaryFolder()
    mkdirSync(join(root, 'ar.json'))
    writeFileSync(join(root, 'file'), '')
    await expect(writeAtomic(root, 'ar.json', 'new')).rejects.toThrow(/a folder has its name/)
    await expect(writeAtomic(root, 'file/ar.json', 'new')).rejects.toThrow(article('unreadable'))
    await expect(writeAtomic(root, `${'x'.repeat(300)}.json`, 'new')).rejects.toThrow(/its name is too long/)
    expect(readdirSync(root).sort()).toEqual(['ar.json', 'file'])
  })

  test('many at once into one folder', async () => {
    const root = temporaryFolder()
    const names = Array.from({ length: 50 }, (_, i) => `deep/er/${i}.json`)
    await Promise.all(names.map(name => writeAtomic(root, name, name)))
    expect(names.map(name => readText(root, name, 100))).toEqual(names)
  })

  test('clears away what a killed process left, and nothing a living one writes', async () => {
    const root = temporaryFolder()
    const leftover = '.dragoman-0123abcd-7.tmp'
    const atWork = '.dragoman-4567abcd-1.tmp'
    const own = temporaryName()
    for (const name of [leftover, atWork, own, '.dragoman-notes.tmp']) writeFileSync(join(root, name), 'half')
    for (const name of [leftover, own]) utimesSync(join(root, name), 1, 1)
    await writeAtomic(root, 'ar.json', '{}\n')
    expect(readdirSync(root).sort()).toEqual([atWork, own, '.dragoman-notes.tmp', 'ar.json'].sort())
  })
})

test('a temporary name is known as such, and no walk finds it', () => {
  const root = temporaryFolder()
  const name = temporaryName()
  writeFileSync(join(root, name), 'half')
  expect(isTemporaryName(name)).toBe(true)
  expect(isTemporaryName('ar.json')).toBe(false)
  expect(temporaryName()).not.toBe(name)
  expect(walk(root).files).toEqual([])
})

describe('removeFile', () => {
  test('removes a file, and says whether there was one', async () => {
    const root = temporaryFolder()
    writeFileSync(join(root, 'ar.json'), '')
    expect(await removeFile(root, 'ar.json')).toBe(true)
    expect(await removeFile(root, 'ar.json')).toBe(false)
    expect(await removeFile(root, 'no/folder/ar.json')).toBe(false)
    expect(existsSync(join(root, 'ar.json'))).toBe(false)
  })

  test('removes a link, not what it leads to, and nothing outside', async () => {
    const { root, outside } = rootAndOutside()
    symlinkSync(join(outside, 'secret.md'), join(root, 'out.md'))
    symlinkSync(outside, join(root, 'away'))
    expect(await removeFile(root, 'out.md')).toBe(true)
    await expect(removeFile(root, 'away/secret.md')).rejects.toThrow(article('unreadable'))
    await expect(removeFile(root, '../outside/secret.md')).rejects.toThrow(article('invalid-id'))
    expect(lstatSync(join(outside, 'secret.md')).isFile()).toBe(true)
  })
})
