import type { Config } from '../config/config.ts'
import { ConfigError } from '../model/errors.ts'
import { approveBlocks } from '../pipeline/approve.ts'
import type { Io } from './io.ts'
import { openLocked } from './locked.ts'
import { counted } from './numbers.ts'
import { printable } from './table.ts'

export interface ApproveOptions {
  readonly paths: readonly string[]
  readonly by: string
  /** Keys of the blocks; all where there are none. */
  readonly key: readonly string[] | undefined
  readonly final: boolean
  readonly reopen: boolean
  readonly json: boolean
  /** Seconds. */
  readonly waitLock: number
}

/** `translate approve`: a person's recorded act, the only thing that makes a translation `reviewed` or `final`. */
export async function approveArticles(config: Config, io: Io, options: ApproveOptions): Promise<number> {
  if (options.by.trim() === '') throw new ConfigError('usage', 'Expected the name of who approves after --by, got none')
  using opened = await openLocked(config, io, { waitLock: options.waitLock, maxChars: 0 })
  const act = options.reopen ? 'reopen' : options.final ? 'final' : 'reviewed'
  const { approved, refused, failures } = await approveBlocks(opened.project, options.paths, {
    by: options.by,
    keys: options.key ?? [],
    act
  })
  if (options.json) io.out(`${JSON.stringify({ approved, refused, failures })}\n`)
  else io.out(`${counted(approved.length, 'block')} ${act === 'reopen' ? 'reopened' : `now ${act}`}\n`)
  for (const { article, locale, key, reason } of refused)
    if (!options.json) io.err(`${printable(`${article} ${locale} ${key}: ${reason}`)}\n`)
  for (const { article, message } of failures) if (!options.json) io.err(`${printable(`${article}: ${message}`)}\n`)
  return refused.length > 0 || failures.length > 0 ? 1 : 0
}
