import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { nearest } from '../config/nearest.ts'
import { ConfigError } from '../model/errors.ts'
import type { Io } from './io.ts'

/** A word that is no path but nearly a command was meant as one. */
export function refuseMisspeltCommand({ cwd }: Io, [word]: readonly string[]): void {
  if (word === undefined || /[./\\]/.test(word) || existsSync(resolve(cwd, word))) return
  const meant = nearest(word, commands)
  if (meant !== undefined)
    throw new ConfigError('usage', `Unknown command "${word}": did you mean "${meant}"? See translate --help`)
}

const commands = [
  'status',
  'check',
  'nightly',
  'runs',
  'spend',
  'schedule',
  'approve',
  'extract',
  'segment',
  'lookup',
  'memory',
  'doctor',
  'config',
  'completion'
]

/** What yargs says of the arguments, with the option that was nearly named. */
export function usageError(message: string): ConfigError {
  const unknown = /^Unknown arguments?: (.+)$/.exec(message)?.[1]?.split(', ') ?? []
  const meant = new Set(unknown.flatMap(word => nearest(word, knownOptions) ?? []))
  const hint = meant.size > 0 ? `: did you mean ${Array.from(meant, word => `--${word}`).join(', ')}?` : ''
  const said = unknown.length > 0 ? `Unknown option: ${unknown[0]}` : message // yargs names it once more in camel case
  return new ConfigError('usage', `${said}${hint}; see translate --help`)
}

const knownOptions = [
  'to',
  'from',
  'backend',
  'json',
  'concurrency',
  'max-chars',
  'wait-lock',
  'quiet',
  'dry-run',
  'frozen',
  'force',
  'retry-quarantined',
  'since',
  'changed-since',
  'deadline',
  'metrics-file',
  'summary-file',
  'last',
  'cron',
  'timezone',
  'jitter',
  'catch-up',
  'no-catch-up',
  'log',
  'log-level',
  'since',
  'by',
  'key',
  'final',
  'reopen',
  'text',
  'name',
  'on-invalid',
  'origin',
  'format',
  'limit',
  'older-than',
  'engine',
  'collection',
  'machine'
]
