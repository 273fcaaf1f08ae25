import { fuzzyMemory } from '../../src/memory/fuzzy/fuzzy-memory.ts'
import { memorySchema } from '../../src/memory/memory-schema.ts'
import { localeTag } from '../../src/model/locale.ts'
import { openDatabase } from '../../src/store/database.ts'

/** A process that opens a memory and looks one thing up: how long that takes, and what it costs in memory. */
const [path = ''] = process.argv.slice(2)
const db = openDatabase(path, { memory: memorySchema })
// What a first search needs besides the index.
fuzzyMemory(db).find(localeTag('xx'), 'nothing', { threshold: 75, limit: 1 })
const before = process.memoryUsage().rss
const start = performance.now()
const memory = fuzzyMemory(db)
memory.find(localeTag('en'), 'nothing like it', { threshold: 75, limit: 1 })
const openMs = performance.now() - start
globalThis.gc?.()
console.log(JSON.stringify({ openMs, rssMB: (process.memoryUsage().rss - before) / 1e6, indexMB: memory.bytes / 1e6 }))
