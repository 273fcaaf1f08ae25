import { basename } from 'node:path'
import type { Config } from '../config/config.ts'
import { fillMemory } from '../pipeline/fill-memory.ts'
import type { Project } from '../pipeline/project.ts'
import { guarded } from '../store/database.ts'
import { fileStates } from '../store/file-states.ts'
import type { Io } from './io.ts'
import { counted } from './numbers.ts'
import { copySpend, restoreSpend } from './spend-copy.ts'
import { stateFolder } from './state-folder.ts'

/** Set while a memory is being filled: a run that is killed then leaves it to the next one. */
const filling = 'filling memory'

/**
 * Gives a new database what can be had again: translations from the locale files, and what was spent. `aside`: the damaged one, under
 * its new name. For a run that holds the lock.
 */
export async function makeGood(config: Config, io: Io, project: Project, aside: string | undefined): Promise<void> {
  const { db } = project
  const states = fileStates(db)
  restoreSpend(config, db, aside)
  copySpend(config, db, project.time())
  let filled = { people: 0, machine: 0 }
  if (isEmpty(project) || states.get().has(filling)) {
    states.set([[filling, '']])
    filled = await fillMemory(project, io.signal)
    states.forget([filling])
  }
  if (aside === undefined) return
  const back = `${counted(filled.people, 'text')} of people and ${counted(filled.machine, 'sentence')} of engines`
  io.err(
    `translate: the memory was damaged, and is now "${stateFolder}/${basename(aside)}". A new one was filled from locale files and ` +
      `records with ${back}; what else it had is sent again where it is needed. ${spendLine(project)}\n`
  )
}

function isEmpty({ db }: Project): boolean {
  return guarded(db, () => db.prepare('SELECT 1 FROM tra LIMIT 1').get()) === undefined
}

/** What the caps count from. */
function spendLine({ ledger, time }: Project): string {
  const day = new Date(time()).toISOString().slice(0, 10)
  const characters = ledger.spent({ since: day }).reduce((sum, spend) => sum + spend.characters, 0)
  return `Known to be spent today: ${counted(characters, 'character')}`
}
