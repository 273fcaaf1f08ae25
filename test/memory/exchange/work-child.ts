import { importUnits } from '../../../src/memory/exchange/import.ts'
import { readMemoryFile } from '../../../src/memory/exchange/read-file.ts'
import { memorySchema } from '../../../src/memory/memory-schema.ts'
import { pruneMemory } from '../../../src/memory/upkeep/prune.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { openTextFile } from '../../../src/store/text-file.ts'

/** Imports a file, or deletes a collection and machine text, and prints a line after each transaction. */
const [path = '', what = '', file = ''] = process.argv.slice(2)
const db = openDatabase(path, { memory: memorySchema })
let done = 0
const say = () => void process.stdout.write(`${++done}\n`)
if (what === 'import') {
  using text = openTextFile(file)
  const options = { name: 'file.tmx', kind: 'import', stamp: 'one', restoresOwn: true, onProblem() {} } as const
  for (const _ of importUnits(db, () => readMemoryFile(text, localeTag('en'), [localeTag('fr')]), options)) say()
} else {
  const options = { machine: true, engine: undefined, collection: 'file.tmx', before: undefined }
  pruneMemory(db, options, { isTrial: false, tick: say })
}
