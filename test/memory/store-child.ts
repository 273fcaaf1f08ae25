import { memorySchema } from '../../src/memory/memory-schema.ts'
import { sqliteMemory } from '../../src/memory/sqlite-memory.ts'
import { localeTag } from '../../src/model/locale.ts'
import { openDatabase } from '../../src/store/database.ts'
import { entryOf } from './entry-of.ts'

/** Stores batch after batch until it is killed, and says the number of each once it is stored. */
const [path = ''] = process.argv.slice(2)
const memory = sqliteMemory(openDatabase(path, { memory: memorySchema }))
const pair = { from: localeTag('en'), to: localeTag('ar') }
for (let batch = 0; ; batch++) {
  const entries = Array.from({ length: 5 }, (_, i) =>
    entryOf(`Sentence ${i} of batch ${batch}.`, `Target ${i} of batch ${batch}.`)
  )
  await memory.store(pair, entries)
  process.stdout.write(`${batch}\n`)
}
