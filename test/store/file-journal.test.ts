import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { type FileChange, journalSchema, type Resolve, recover, writeTogether } from '../../src/store/file-journal.ts'
import { isTemporaryName } from '../../src/store/temporary-name.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What happens at the steps to the disk and the database, counted from 1: nothing unless a test says otherwise. */
const world = vi.hoisted(() => ({ step: 0, before: (_step: number, _name: string): void => {} }))

vi.mock('node:fs/promises', async importOriginal => {
  const fs = await importOriginal<typeof import('node:fs/promises')>()
  const stepped = <A extends readonly unknown[], R>(name: string, act: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      world.before(++world.step, name)
      return await act(...args)
    }
  }
  const open = async (path: string, flags: string | number) => {
    const handle = await fs.open(path, flags)
    return {
      sync: stepped('sync', () => handle.sync()),
      chmod: stepped('chmod', (mode: number) => handle.chmod(mode)),
      close: () => handle.close(),
      writeFile: async (bytes: Uint8Array) => {
        const half = bytes.subarray(0, bytes.length >> 1)
        await handle.writeFile(half)
        world.before(++world.step, 'writeFile')
        await handle.writeFile(bytes.subarray(half.length))
      }
    }
  }
  return {
    ...fs,
    open: stepped('open', open),
    mkdir: stepped('mkdir', fs.mkdir),
    rename: stepped('rename', fs.rename),
    unlink: stepped('unlink', fs.unlink)
  }
})

/** The database with a step before each statement. */
function stepped(db: DatabaseSync): DatabaseSync {
  return new Proxy(db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...args: readonly unknown[]) => {
        if (name === 'exec' || name === 'prepare') world.before(++world.step, String(args[0]))
        return Reflect.apply(value, target, args)
      }
    }
  })
}

const gone = new Error('the process is gone')
const killedAt = (last: number) => (step: number) => {
  if (step >= last) throw gone
}
const failingAt = (only: number) => (step: number) => {
  if (step === only) throw new Error('once')
}

async function during<T>(before: (step: number, name: string) => void, work: () => Promise<T>): Promise<T | Error> {
  world.step = 0
  world.before = before
  try {
    return await work()
  } catch (error) {
    return error as Error
  } finally {
    world.before = () => {}
  }
}

const keepTheirs: Resolve = (_change, now) => now
const unasked: Resolve = ({ path }) => {
  throw new Error(`nobody edited ${path}`)
}

function project() {
  const root = temporaryFolder()
  const database = join(temporaryFolder(), 'memory.db')
  const open = () => openDatabase(database, { journal: journalSchema })
  const read = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined)
  const put = (path: string, text: string | undefined) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    if (text === undefined) rmSync(join(root, path), { force: true })
    else writeFileSync(join(root, path), text)
  }
  return { root, open, read, put }
}

const text = fc.option(fc.constantFrom('', 'a', '{"p": "one"}\n', '{"p": "two"}\n', 'x'.repeat(5000)), {
  nil: undefined
})
const paths = ['ar/vote.json', '.review/ar/vote.jsonl', 'fr/deep/er/vote.json', 'fr/dam.json', 'new/dam.json']
const changeSet: fc.Arbitrary<readonly FileChange[]> = fc
  .subarray(paths, { minLength: 1 })
  .chain(paths => fc.tuple(...paths.map(path => fc.record({ path: fc.constant(path), before: text, after: text }))))
const stepNumber = fc.integer({ min: 1, max: 60 })

const nowOf = (changes: readonly FileChange[], read: (path: string) => string | undefined) =>
  changes.map(({ path }) => read(path))
const befores = (changes: readonly FileChange[]) => changes.map(({ before }) => before)
const afters = (changes: readonly FileChange[]) => changes.map(({ after }) => after)
const pending = (db: DatabaseSync) => db.prepare('SELECT path FROM journal').all()

describe('writeTogether', () => {
  test('leaves every file as asked, and nothing in the journal', async () => {
    await fc.assert(
      fc.asyncProperty(changeSet, async changes => {
        const { root, open, read, put } = project()
        const db = open()
        for (const { path, before } of changes) put(path, before)
        const written = await writeTogether(db, root, changes)
        expect(written).toBe(changes.filter(({ before, after }) => before !== after).length)
        expect(nowOf(changes, read)).toEqual(afters(changes))
        expect(pending(db)).toEqual([])
        expect(await writeTogether(db, root, changes)).toBe(0)
        db.close()
      }),
      { numRuns: 25 }
    )
  })

  test('killed between any two steps, and recovery killed too: all files are new, or none and nothing to recover', async () => {
    await fc.assert(
      fc.asyncProperty(changeSet, stepNumber, stepNumber, async (changes, first, second) => {
        const { root, open, read, put } = project()
        for (const { path, before } of changes) put(path, before)
        const db = open()
        await during(killedAt(first), () => writeTogether(stepped(db), root, changes))
        db.close()

        const again = open()
        const wasJournalled = pending(again).length > 0
        await during(killedAt(second), () => recover(stepped(again), root, unasked))
        again.close()

        const last = open()
        await recover(last, root, unasked)
        const now = nowOf(changes, read)
        const isUntouched = !wasJournalled && now.every((text, i) => text === changes[i]!.before)
        if (!isUntouched) expect(now).toEqual(afters(changes))
        expect(pending(last)).toEqual([])
        last.close()
        const names = readdirSync(root, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
        const visible = names.filter(({ name }) => !isTemporaryName(name))
        expect(visible.length).toBe(now.filter(text => text !== undefined).length)
      }),
      { numRuns: 150 }
    )
  })

  test('when one step fails: all files are new, or all are as before and the error is thrown', async () => {
    await fc.assert(
      fc.asyncProperty(changeSet, stepNumber, async (changes, step) => {
        const { root, open, read, put } = project()
        for (const { path, before } of changes) put(path, before)
        const db = open()
        const result = await during(failingAt(step), () => writeTogether(stepped(db), root, changes))
        const isThrown = result instanceof Error
        expect(nowOf(changes, read)).toEqual(isThrown ? befores(changes) : afters(changes))
        expect(pending(db)).toEqual([])
        db.close()
      }),
      { numRuns: 100 }
    )
  })

  test('what a person saves in the middle of it is never lost', async () => {
    const saved = '{"p": "by a person"}\n'
    const changes = paths.slice(0, 3).map(path => ({ path, before: 'old', after: 'new' }))
    await fc.assert(
      fc.asyncProperty(stepNumber, fc.boolean(), async (at, isResolved) => {
        const { root, open, read, put } = project()
        for (const { path, before } of changes) put(path, before)
        const db = open()
        // Not right before the rename itself: the last look is one system call earlier, and no file system offers better.
        let isDue = false
        const edit = (step: number, name: string) => {
          isDue ||= step === at
          if (!isDue || name === 'rename' || name === 'unlink') return
          isDue = false
          put(paths[0]!, saved)
        }
        const resolve = isResolved ? keepTheirs : undefined
        const result = await during(edit, () => writeTogether(stepped(db), root, changes, resolve))
        const wasSaved = world.step >= at && !isDue
        if (wasSaved) expect(read(paths[0]!)).toBe(saved)
        const others = result instanceof Error ? ['old', 'old'] : ['new', 'new']
        expect(paths.slice(1, 3).map(read)).toEqual(others)
        if (isResolved) expect(result).not.toBeInstanceOf(Error)
        expect(pending(db)).toEqual([])
        db.close()
      }),
      { numRuns: 80 }
    )
  })

  test('refuses, before anything is written, a file that somebody has edited', async () => {
    const { root, open, read, put } = project()
    const db = open()
    put('a.json', 'old')
    put('b.json', 'by a person')
    const changes = ['a.json', 'b.json'].map(path => ({ path, before: 'old', after: 'new' }))
    await expect(writeTogether(db, root, changes)).rejects.toThrow(
      /"b.json": it was edited meanwhile and is left as it is/
    )
    expect(['a.json', 'b.json'].map(read)).toEqual(['old', 'by a person'])
    expect(pending(db)).toEqual([])
    expect(await writeTogether(db, root, changes, keepTheirs)).toBe(1)
    expect(['a.json', 'b.json'].map(read)).toEqual(['new', 'by a person'])
    db.close()
  })

  test('hundreds at once, and several calls side by side', async () => {
    const { root, open, read } = project()
    const db = open()
    const sets = ['x', 'y', 'z'].map(folder =>
      Array.from({ length: 100 }, (_, i) => ({
        path: `${folder}/${i}.json`,
        before: undefined,
        after: `${folder} ${i}`
      }))
    )
    expect(await Promise.all(sets.map(changes => writeTogether(db, root, changes)))).toEqual([100, 100, 100])
    expect(sets.map(changes => nowOf(changes, read))).toEqual(sets.map(afters))
    db.close()
  })

  test('writes nothing outside the root', async () => {
    const { root, open } = project()
    const db = open()
    const change = { path: '../escaped.json', before: undefined, after: 'new' }
    await expect(writeTogether(db, root, [change])).rejects.toThrow(expect.objectContaining({ type: 'invalid-id' }))
    expect(existsSync(join(root, '../escaped.json'))).toBe(false)
    db.close()
  })
})

describe('recover', () => {
  const unfinished = (db: DatabaseSync, { path, before, after }: FileChange) =>
    db.prepare('INSERT INTO journal VALUES (?, ?, ?)').run(path, before ?? null, after ?? null)

  test('has nothing to do after a whole run', async () => {
    const { root, open } = project()
    const db = open()
    expect(await recover(db, root, unasked)).toEqual([])
    db.close()
  })

  test('asks about a file that somebody has edited since, and gives all paths', async () => {
    const { root, open, read, put } = project()
    const db = open()
    for (const path of ['a.json', 'b.json', 'c.json']) unfinished(db, { path, before: 'old', after: 'new' })
    put('a.json', 'old')
    put('b.json', 'by a person')
    put('c.json', 'new')
    const asked: unknown[] = []
    const resolve: Resolve = (change, now) => {
      asked.push([change, now])
      return `${now}, merged`
    }
    expect(await recover(db, root, resolve)).toEqual(['a.json', 'b.json', 'c.json'])
    expect(asked).toEqual([[{ path: 'b.json', before: 'old', after: 'new' }, 'by a person']])
    expect(['a.json', 'b.json', 'c.json'].map(read)).toEqual(['new', 'by a person, merged', 'new'])
    expect(pending(db)).toEqual([])
    db.close()
  })

  test('does not ask twice when it is killed after the answer', async () => {
    const { root, open, read, put } = project()
    await fc.assert(
      fc.asyncProperty(stepNumber, async step => {
        const db = open()
        unfinished(db, { path: 'a.json', before: 'old', after: 'new' })
        put('a.json', 'by a person')
        const append: Resolve = (_change, now) => `${now}, merged`
        await during(killedAt(step), () => recover(stepped(db), root, append))
        db.close()
        const again = open()
        await recover(again, root, append)
        expect(read('a.json')).toBe('by a person, merged')
        again.close()
      }),
      { numRuns: 30 }
    )
  })

  test('finishes the others when one file cannot be read, and keeps that one', async () => {
    const { root, open, read, put } = project()
    const db = open()
    for (const path of ['a.json', 'b.json']) unfinished(db, { path, before: 'old', after: 'new' })
    writeFileSync(join(root, 'a.json'), Buffer.from('caf\xe9', 'latin1'))
    put('b.json', 'old')
    await expect(recover(db, root, unasked)).rejects.toThrow(/Expected UTF-8.*"a.json"/)
    expect(read('b.json')).toBe('new')
    expect(pending(db)).toEqual([{ path: 'a.json' }])
    const change = { path: 'a.json', before: 'old', after: 'newer' }
    put('a.json', 'old')
    await expect(writeTogether(db, root, [change])).rejects.toThrow(RangeError)
    expect(await recover(db, root, unasked)).toEqual(['a.json'])
    expect(read('a.json')).toBe('new')
    db.close()
  })
})
