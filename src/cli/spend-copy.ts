import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Config } from '../config/config.ts'
import { utcDay } from '../queue/budget.ts'
import { raiseSpend, spendQuery, toSpendIfAny } from '../queue/spend-copy.ts'
import { salvage } from '../store/damaged-database.ts'
import { guarded } from '../store/database.ts'
import { temporaryName } from '../store/temporary-name.ts'
import { stateFolder } from './state-folder.ts'

/** Beside the database, so that what was spent outlives it. */
const copyPath = (root: string): string => join(root, stateFolder, 'spend.json')

/** Brings the ledger up to its copy, and to what a database that was set aside still says. A cap is not begun anew because a database is. */
export function restoreSpend({ root }: Config, db: DatabaseSync, aside: string | undefined): boolean {
  const rows = [...readCopy(copyPath(root)), ...(aside === undefined ? [] : salvage(aside, spendQuery))]
  return raiseSpend(
    db,
    rows.map(toSpendIfAny).filter(row => row !== undefined)
  )
}

/** Copies what the ledger has of this month, which is the longest that a cap looks back. A copy that cannot be written is no reason to fail. */
export function copySpend({ root }: Config, db: DatabaseSync, now: number): void {
  const path = copyPath(root)
  const temporary = join(dirname(path), temporaryName())
  try {
    const rows = guarded(db, () => db.prepare(`${spendQuery} WHERE day >= ?`).all(`${utcDay(now).slice(0, 7)}-01`))
    const text = `${JSON.stringify(rows)}\n`
    if (rows.length === 0 || (existsSync(path) && readFileSync(path, 'utf8') === text)) return
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(temporary, text, { flush: true })
    renameSync(temporary, path)
  } catch {
    rmSync(temporary, { force: true })
  }
}

function readCopy(path: string): readonly unknown[] {
  try {
    const rows: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return Array.isArray(rows) ? rows : []
  } catch {
    return []
  }
}
