import { recover } from '../store/file-journal.ts'
import { keepEdits } from './keep-edits.ts'
import type { Project } from './project.ts'

/** Finishes the writes that a crash interrupted. Texts that somebody has edited since stay. */
export async function recoverWrites(project: Project): Promise<readonly string[]> {
  return await recover(project.db, project.root, keepEdits(project))
}
