import type { Argv } from 'yargs'
import { projectOptions, runOptions, wholeNumber } from './arguments.ts'
import type { CommandContext } from './main.ts'

/** The commands for runs that nobody watches. What they need is imported with the one that is called. */
export function unattendedCommands(yargs: Argv, { io, choose, configured, localized }: CommandContext): Argv {
  return yargs
    .command(
      'nightly',
      'one unattended run: silent when all is well, a record of each run, metrics, a summary',
      command => nightlyOptions(command),
      options =>
        choose(async () => {
          const config = await localized(options)
          const { nightly } = await import('./nightly.ts')
          return await nightly(config, io, options)
        })
    )
    .command(
      'runs',
      'the last unattended runs, and how they ended',
      command =>
        projectOptions(command).option('last', {
          type: 'number',
          default: 10,
          coerce: wholeNumber<number>('--last'),
          describe: 'How many of them'
        }),
      options =>
        choose(async () => {
          const config = await configured(options)
          const { listRuns } = await import('./runs.ts')
          return listRuns(config, io, options)
        })
    )
}

function nightlyOptions<T>(yargs: Argv<T>) {
  return runOptions(yargs)
    .option('metrics-file', { type: 'string', describe: 'Write Prometheus metrics to this file' })
    .option('summary-file', {
      type: 'string',
      describe: 'Write a summary in Markdown to this file; added to the one that GITHUB_STEP_SUMMARY names'
    })
}
