import type { Argv } from 'yargs'
import { ConfigError } from '../model/errors.ts'
import { commaList, projectOptions } from './arguments.ts'
import type { CommandContext } from './main.ts'
import { type SpendKey, spendKeys } from './spend-groups.ts'

/** `translate spend`. What it needs is imported when it is called. */
export function spendCommand(yargs: Argv, { io, choose, configured }: CommandContext): Argv {
  return yargs.command(
    'spend',
    'what was sent, by day, backend, locale and desk, and what the caps leave',
    command =>
      projectOptions(command)
        .option('since', {
          type: 'string',
          coerce: day,
          describe: 'First day (UTC), such as 2026-11-01; by default the first of this month'
        })
        .option('by', {
          type: 'string',
          default: spendKeys.join(','),
          coerce: keys,
          describe: 'What to tell apart, in this order'
        }),
    options =>
      choose(async () => {
        const config = await configured(options)
        const { spend } = await import('./spend.ts')
        return spend(config, io, options)
      })
  )
}

function day(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN
  // A thirtieth of February is read as a day of March.
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(value)) return value
  throw new ConfigError('usage', `Expected a day after --since, such as 2026-11-01, got "${value}"`)
}

function keys(value: string): readonly SpendKey[] {
  const named = (commaList(value) ?? []).map(name => {
    const key = spendKeys.find(key => key === name)
    if (key) return key
    throw new ConfigError('usage', `Expected some of ${spendKeys.join(', ')} after --by, got "${name}"`)
  })
  return [...new Set(named)]
}
