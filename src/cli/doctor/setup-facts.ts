import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import type { Config } from '../../config/config.ts'
import { formats } from '../../formats/formats.ts'
import { memorySchema } from '../../memory/memory-schema.ts'
import { isOperational } from '../../model/errors.ts'
import { formatMicros } from '../../model/price.ts'
import { ledger } from '../../queue/budget.ts'
import type { Standing } from '../../queue/caps.ts'
import { ledgerSchema } from '../../queue/ledger-schema.ts'
import { damages, openDatabase } from '../../store/database.ts'
import { runLockState } from '../../store/run-lock.ts'
import { walk } from '../../store/tree.ts'
import { commonStrings } from '../common-strings.ts'
import { pricesOf } from '../prices.ts'
import { stateFolder } from '../state-folder.ts'
import type { SetupFacts } from './setup.ts'

/** Reads what a run would read and write to; makes nothing. */
export function setupFacts(config: Config): SetupFacts {
  const { root, file, to, articles, locales, bundles } = config
  const inRoot = (path: string) => join(root, path)
  return {
    configFile: file,
    to,
    articles: { folder: articles, exists: existsSync(inRoot(articles)), ...counted(config) },
    writable: [locales, bundles, stateFolder].map(folder => [folder, writeTrouble(inRoot(folder))]),
    ignored: ignoredBy(root, { locales, bundles, state: stateFolder }),
    withoutCommon: to.filter(locale => Object.keys(commonStrings(root, locales, locale)).length === 0),
    ...storeFacts(config),
    lock: runLockState(inRoot(join(stateFolder, 'run.lock.db')))
  }
}

function counted({ root, articles, frontMatter, formats: { markdown } }: Config): {
  readonly known: number
  readonly skipped: number
} {
  if (!existsSync(join(root, articles))) return { known: 0, skipped: 0 }
  const extensions = new Set(formats({ frontMatter, markdown }).flatMap(format => format.extensions))
  const { files } = walk(join(root, articles))
  const known = files.filter(({ path }) => extensions.has(extname(path).toLowerCase())).length
  return { known, skipped: files.length - known }
}

/** Why nothing could be written there; a folder that is not there yet is made in the one above it. */
function writeTrouble(folder: string): string | undefined {
  let there = folder
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there)
  try {
    accessSync(there, constants.W_OK | constants.X_OK)
    return statSync(there).isDirectory() ? undefined : `"${there}" is no folder`
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'not known why'
  }
}

function ignoredBy(
  root: string,
  paths: Readonly<Record<'locales' | 'bundles' | 'state', string>>
): SetupFacts['ignored'] {
  if (git(root, 'rev-parse', '--is-inside-work-tree') === undefined) return undefined
  const isIgnored = (path: string) => git(root, 'check-ignore', '-q', `${path}/x`) !== undefined
  return { locales: isIgnored(paths.locales), bundles: isIgnored(paths.bundles), state: isIgnored(paths.state) }
}

/** What git says, or `undefined` where it fails or is not there. */
function git(root: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return undefined
  }
}

/** A database that is not there yet is not made. */
function storeFacts(config: Config): Pick<SetupFacts, 'store' | 'caps'> {
  const path = join(config.root, stateFolder, 'memory.db')
  const prices = pricesOf(config, [])
  if (!existsSync(path)) {
    using db = openDatabase(':memory:', { ledger: ledgerSchema })
    return {
      store: { damages: [], bytes: 0, sources: 0 },
      caps: ledger(db, config.budget, Date.now, { prices }).standings().map(inWords)
    }
  }
  try {
    using db = openDatabase(path, { memory: memorySchema, ledger: ledgerSchema })
    const sources = Number(db.prepare('SELECT count(*) AS sources FROM seg').get()?.sources)
    const caps = ledger(db, config.budget, Date.now, { prices }).standings().map(inWords)
    return { store: { damages: damages(db), bytes: statSync(path).size, sources }, caps }
  } catch (error) {
    if (!isOperational(error)) throw error
    return { store: { trouble: error.message }, caps: [] }
  }
}

const inWords = ({ name, limit, left, measure, currency }: Standing): string =>
  measure === 'money'
    ? `${name}: ${formatMicros(left, 2)} of ${formatMicros(limit, 2)} ${currency ?? ''} left`
    : `${name}: ${left} of ${limit} left`
