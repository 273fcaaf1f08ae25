import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Config } from '../config/config.ts'
import { memorySchema } from '../memory/memory-schema.ts'
import { openDatabase } from '../store/database.ts'
import { stateFolder } from './state-folder.ts'

export interface OpenedMemory extends Disposable {
  readonly db: DatabaseSync
}

/** The project's memory alone, for commands that need no engine and no articles. */
export function openMemory({ root }: Config): OpenedMemory {
  const db = openDatabase(join(root, stateFolder, 'memory.db'), { memory: memorySchema })
  return { db, [Symbol.dispose]: () => db.close() }
}
