import type { Argv } from 'yargs'
import { ConfigError } from '../model/errors.ts'
import { logLevels } from './event-log.ts'

/** Options that every command which opens a project has. */
export function projectOptions<T>(yargs: Argv<T>) {
  return yargs
    .option('to', {
      type: 'string',
      coerce: commaList,
      describe: 'Locales to translate to, such as ar,fr'
    })
    .option('from', { type: 'string', describe: 'Language of the articles' })
    .option('backend', {
      type: 'string',
      coerce: commaList,
      describe:
        'Translation backend, such as google; or several, such as google,deepl, each for what those before it fail at'
    })
    .option('json', { type: 'boolean', default: false, describe: 'One JSON document on stdout, nothing else there' })
}

/** Options that leave some of the articles only. */
export function changedOptions<T>(yargs: Argv<T>) {
  return yargs
    .option('since', {
      type: 'string',
      describe: 'Only articles changed since a date or a time, such as 2026-11-20, or 36h ago'
    })
    .option('changed-since', {
      type: 'string',
      describe: 'Only articles that are not as in a git revision, such as origin/main'
    })
}

/** Options of the main job and of its unattended twin. */
export function runOptions<T>(yargs: Argv<T>) {
  return changedOptions(projectOptions(yargs))
    .option('deadline', {
      type: 'string',
      describe: 'Start nothing after it, and leave the rest for the next run: 06:00, 2026-11-25T06:00, 90m from now'
    })
    .option('concurrency', { type: 'number', describe: 'Requests in flight at once' })
    .option('max-chars', {
      type: 'number',
      coerce: wholeNumber<number | undefined>('--max-chars'),
      describe: 'Characters this run may send; more is refused before the first request'
    })
    .option('wait-lock', {
      type: 'number',
      default: 0,
      coerce: wholeNumber<number>('--wait-lock'),
      describe: 'Seconds to wait for another run to end'
    })
    .option('log', {
      choices: ['json'] as const,
      describe: 'Log what happens to stderr: a JSON line for each event, without texts and keys'
    })
    .option('log-level', { choices: logLevels, describe: 'The least of these events; info by default' })
    .option('quiet', { type: 'boolean', default: false, describe: 'Nothing but errors' })
}

/** `--to ar,fr --to es` → `['ar', 'fr', 'es']`. Not an array to yargs: that would take the paths after it too. */
export function commaList(values: string | readonly string[] | undefined): string[] | undefined {
  if (values === undefined) return undefined
  return [values]
    .flat()
    .flatMap(value => value.split(','))
    .map(value => value.trim())
    .filter(value => value !== '')
}

/** Refuses what is no number from 0 up, before anything is opened. */
export function wholeNumber<T extends number | undefined>(option: string): (value: T) => T {
  return value => {
    if (value === undefined || (Number.isInteger(value) && value >= 0)) return value
    throw new ConfigError('usage', `Expected a whole number after ${option}, such as 5000, got "${value}"`)
  }
}
