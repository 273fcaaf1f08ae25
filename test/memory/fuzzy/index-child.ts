import { fuzzyMemory } from '../../../src/memory/fuzzy/fuzzy-memory.ts'
import { memorySchema } from '../../../src/memory/memory-schema.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { openDatabase } from '../../../src/store/database.ts'

/** Makes the index, looks something up, saves, frees the newest ids and begins again until it is killed; says when it has come how far. */
const [path = '', mostInMemory = ''] = process.argv.slice(2)
const db = openDatabase(path, { memory: memorySchema })
for (;;) {
  process.stdout.write('open\n')
  const memory = fuzzyMemory(db, { mostInMemory: Number(mostInMemory) })
  memory.find(localeTag('en'), 'Report 7 of 7 words', { threshold: 70, limit: 1 })
  process.stdout.write('found\n')
  await memory.save()
  process.stdout.write('saved\n')
  const last = 'id = (SELECT max(id) FROM seg)'
  db.exec(`BEGIN; DELETE FROM tra WHERE seg = (SELECT max(id) FROM seg); DELETE FROM seg WHERE ${last}; COMMIT`)
}
