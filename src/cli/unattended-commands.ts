import type { Argv } from 'yargs'
import { projectOptions, runOptions, wholeNumber } from './arguments.ts'
import type { CommandContext } from './main.ts'

/** The commands for runs that nobody watches. What they need is imported with the one that is called. */
export function unattendedCommands(yargs: Argv, { io, args, choose, configured, localized }: CommandContext): Argv {
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
    .command(
      'schedule',
      'a run each night, in the foreground, for those without cron, systemd or Kubernetes',
      command =>
        nightlyOptions(command)
          .option('cron', { type: 'string', describe: 'When: "15 2 * * *"; by default as the configuration says' })
          .option('timezone', { type: 'string', describe: 'The clock that is meant, such as Europe/Paris' })
          .option('jitter', {
            type: 'number',
            coerce: wholeNumber<number | undefined>('--jitter'),
            describe: 'Start each run up to so many seconds later, at random'
          })
          .option('catch-up', {
            type: 'boolean',
            default: true,
            describe: 'Run at once where the last due run was missed, unless --no-catch-up'
          }),
      options =>
        choose(async () => {
          const config = await localized(options)
          const { schedule } = await import('./schedule.ts')
          return await schedule(config, io, args, options)
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
