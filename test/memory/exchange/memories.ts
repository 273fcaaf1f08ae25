import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { entriesToTmx } from '../../../src/memory/exchange/entries-to-tmx.ts'
import { type ImportState, importUnits } from '../../../src/memory/exchange/import.ts'
import { entriesToJsonLines, readJsonLines } from '../../../src/memory/exchange/json-lines.ts'
import { readTmx } from '../../../src/memory/exchange/read-tmx.ts'
import { storedEntries } from '../../../src/memory/exchange/stored-entries.ts'
import { memorySchema } from '../../../src/memory/memory-schema.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { temporaryFolder } from '../../store/temporary-folder.ts'
import { piecewise } from '../tmx/read-text.ts'

const from = localeTag('en')
const to = [localeTag('fr'), localeTag('ar')]

/** A memory of its own. `path` is a folder of the test's. */
export function newMemory(folder = temporaryFolder()): DatabaseSync {
  return openDatabase(join(folder, 'memory.db'), { memory: memorySchema })
}

export function exportTmx(db: DatabaseSync): string {
  return [...entriesToTmx(storedEntries(db), { name: 'dragoman', version: '1' }, from)].join('')
}

export function exportLines(db: DatabaseSync): string {
  return [...entriesToJsonLines(storedEntries(db))].join('')
}

export function importText(db: DatabaseSync, text: string | Buffer, name = 'file.tmx'): ImportState {
  const source = { ...piecewise(Buffer.from(text)), path: name, size: 0, offset: 0, [Symbol.dispose]: () => {} }
  const units = () => (name.endsWith('.jsonl') ? readJsonLines(source, from, to) : readTmx(source, from, to))
  const run = importUnits(db, units, {
    name,
    kind: 'import',
    stamp: `${Math.random()}`,
    restoresOwn: true,
    onProblem() {}
  })
  for (;;) {
    const step = run.next()
    if (step.done) return step.value
  }
}

/** Deletes all there is: a file is made for each property, not for each run of it. */
export function empty(db: DatabaseSync): DatabaseSync {
  db.exec(
    'DELETE FROM reading; DELETE FROM tra; DELETE FROM imported; DELETE FROM seg; DELETE FROM collection; DELETE FROM engine'
  )
  return db
}
