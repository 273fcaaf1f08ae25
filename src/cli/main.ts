import yargs, { type Argv } from 'yargs'
import type { Config } from '../config/config.ts'
import { ConfigError, isOperational } from '../model/errors.ts'
import { changedOptions, commaList, projectOptions, runOptions, wholeNumber } from './arguments.ts'
import { exitCodeOf, exitCodeOfSignal, withCauses } from './exit-code.ts'
import type { Io } from './io.ts'
import { memoryCommands } from './memory-commands.ts'
import { tool } from './package.ts'
import { projectPaths } from './project-paths.ts'
import { spendCommand } from './spend-command.ts'
import { withoutControls } from './terminal.ts'
import { unattendedCommands } from './unattended-commands.ts'
import { refuseMisspeltCommand, usageError } from './usage.ts'

export type Command = () => Promise<number>

/** What a file of commands needs to add them to the parser. */
export interface CommandContext {
  readonly io: Io
  /** The whole command line. */
  readonly args: readonly string[]
  choose(command: Command): void
  configured(options: Settings): Promise<Config>
  /** The same, for a command that needs locales to work on. */
  localized(options: Settings): Promise<Config>
}

/**
 * Runs the command that `args` name and gives the exit code: 0 done · 1 something failed or is flagged · 2 usage or configuration ·
 * 3 budget, quota or deadline reached · 75 another run holds the lock · 130, 143 ended by a signal, after saving. Throws only our own bugs.
 */
export async function main(args: readonly string[], outside: Io): Promise<number> {
  const io = withoutControls(outside)
  try {
    const command = await chosenCommand(args, io)
    return (await command?.()) ?? 0
  } catch (error) {
    if (io.signal.aborted && error === io.signal.reason) return exitCodeOfSignal(io.signal)
    if (!isOperational(error)) throw error
    io.err(`translate: ${error.message}\n`)
    if (args.includes('--debug')) io.err(`${withCauses(error)}\n`)
    return exitCodeOf(error)
  }
}

/** Parses; help, version and completion are printed here, and nothing is left to run. */
async function chosenCommand(args: readonly string[], io: Io): Promise<Command | undefined> {
  let chosen: Command | undefined
  const parser = commandLine(io, args, command => {
    chosen = command
  })
  if (args[0] === 'completion') {
    // With a default command yargs would go on to run that one too. It writes to stdout itself.
    parser.showCompletionScript()
    return undefined
  }
  let output = ''
  try {
    await parser.parseAsync([...args], {}, (error: Error | undefined, _argv: unknown, text: string) => {
      if (error) throw error
      output = text
    })
  } catch (error) {
    // yargs wraps what an option's `coerce` throws, and exports no class to know it by.
    throw error instanceof Error && error.name === 'YError' ? usageError(error.message) : error
  }
  if (output === '') return chosen
  io.out(`${output}\n`)
  return undefined
}

function commandLine(io: Io, args: readonly string[], choose: (command: Command) => void): Argv {
  const context: CommandContext = {
    io,
    args,
    choose,
    configured: options => configured(io, options),
    localized: options => localized(io, options)
  }
  const parser: Argv = spendCommand(unattendedCommands(yargs(), context), context)
    .scriptName('translate')
    .usage(
      '$0 [paths…] --to ar,fr\n\nTranslates what is new in the articles, keeps what people have corrected, writes localized bundles.'
    )
    .command(
      '$0 [paths..]',
      'translate articles',
      command =>
        runOptions(command)
          .positional('paths', {
            type: 'string',
            array: true,
            default: [],
            describe: 'Articles or folders; all by default'
          })
          .option('dry-run', {
            type: 'boolean',
            default: false,
            describe: 'Show what would be done, and what it costs'
          })
          .option('frozen', {
            type: 'boolean',
            default: false,
            describe: 'Fail if anything is missing or stale; send nothing'
          })
          .option('force', {
            type: 'boolean',
            default: false,
            describe: 'Translate machine text again; never a person’s'
          })
          .option('retry-quarantined', {
            type: 'boolean',
            default: false,
            describe: 'Send what is in quarantine too, and ask again for flagged machine text'
          }),
      ({ paths: named, _: more, ...options }) =>
        choose(async () => {
          const paths = [...named, ...more.map(String)] // what stands after `--`
          refuseMisspeltCommand(io, paths)
          const config = await localized(io, options)
          const { translate } = await import('./translate.ts')
          return await translate(config, io, { ...options, paths: projectPaths(config, io, paths) })
        })
    )
    .command(
      'status [paths..]',
      'where every article and locale stands',
      command =>
        changedOptions(projectOptions(command)).positional('paths', { type: 'string', array: true, default: [] }),
      ({ paths, ...options }) =>
        choose(async () => {
          const config = await localized(io, options)
          const { status } = await import('./status.ts')
          return await status(config, io, { ...options, paths: projectPaths(config, io, paths) })
        })
    )
    .command(
      'check [paths..]',
      'quality checks over the locale files',
      command => projectOptions(command).positional('paths', { type: 'string', array: true, default: [] }),
      ({ paths, ...options }) =>
        choose(async () => {
          const config = await localized(io, options)
          const { check } = await import('./check.ts')
          return await check(config, io, { ...options, paths: projectPaths(config, io, paths) })
        })
    )
    .command(
      'approve <paths..>',
      'sign translations as reviewed by a person',
      command =>
        projectOptions(command)
          .positional('paths', { type: 'string', array: true, demandOption: true, describe: 'Articles' })
          .option('by', { type: 'string', demandOption: true, describe: 'Name of the person who has read them' })
          .option('key', { type: 'string', coerce: commaList, describe: 'Only these blocks, by key' })
          .option('final', { type: 'boolean', default: false, describe: 'Sign off and lock' })
          .option('reopen', { type: 'boolean', default: false, describe: 'Take the approval back' })
          .option('wait-lock', {
            type: 'number',
            default: 0,
            coerce: wholeNumber<number>('--wait-lock'),
            describe: 'Seconds to wait for another run to end'
          }),
      ({ paths, ...options }) =>
        choose(async () => {
          const config = await localized(io, options)
          const { approveArticles } = await import('./approve.ts')
          return await approveArticles(config, io, { ...options, paths: projectPaths(config, io, paths) })
        })
    )
    .command(
      'extract <path>',
      'the blocks of one article, as JSON lines',
      command => projectOptions(command).positional('path', { type: 'string', demandOption: true }),
      ({ path, ...options }) =>
        choose(async () => {
          const config = await configured(io, options)
          const { extractArticle } = await import('./stages.ts')
          return extractArticle(config, io, projectPaths(config, io, [path]))
        })
    )
    .command(
      'segment <path>',
      'the sentences of one article, as JSON lines',
      command => projectOptions(command).positional('path', { type: 'string', demandOption: true }),
      ({ path, ...options }) =>
        choose(async () => {
          const config = await configured(io, options)
          const { segmentArticle } = await import('./stages.ts')
          return segmentArticle(config, io, projectPaths(config, io, [path]))
        })
    )
    .command('memory', 'the translation memory: import, export, search, stats, prune, conflicts, align', command =>
      memoryCommands(command, context)
    )
    .command(
      'lookup [path]',
      'what the memory has for an article or a text, as JSON lines',
      command =>
        projectOptions(command)
          .positional('path', { type: 'string' })
          .option('text', { type: 'string', describe: 'A text of your own, in place of an article' })
          .option('limit', {
            type: 'number',
            default: 5,
            coerce: wholeNumber<number>('--limit'),
            describe: 'Most fuzzy matches of a text'
          }),
      ({ path, text, limit, ...options }) =>
        choose(async () => {
          const config = await localized(io, options)
          const { lookup } = await import('./lookup.ts')
          const paths = path === undefined ? [] : projectPaths(config, io, [path])
          return await lookup(config, io, paths, { text, limit })
        })
    )
    .command(
      'doctor',
      'what stands in the way of a run: configuration, folders, git, store; with --backend, what the engine does with a few sentences',
      command => projectOptions(command),
      options =>
        choose(async () => {
          const config = await configured(io, options)
          const { doctor } = await import('./doctor.ts')
          return await doctor(config, io, { json: options.json, backends: options.backend ?? [] })
        })
    )
    .command(
      'config <action>',
      'print the configuration in use, or its JSON Schema for editors',
      command =>
        projectOptions(command).positional('action', { choices: ['print', 'schema'] as const, demandOption: true }),
      ({ action, ...options }) =>
        choose(async () => {
          const { configJsonSchema } = await import('../config/schema.ts')
          const shown = action === 'schema' ? configJsonSchema() : await configured(io, options)
          io.out(`${JSON.stringify(shown, undefined, 2)}\n`)
          return 0
        })
    )
    .completion('completion', 'a completion script for bash or zsh')
    .option('debug', { type: 'boolean', default: false, hidden: true })
    .version(tool().version)
    .help()
    .strict()
    .recommendCommands()
    .exitProcess(false)
    .wrap(Math.min(120, io.columns() || 100))
    .fail((message, error) => {
      throw error ?? usageError(message)
    })
  return parser
}

export interface Settings {
  readonly to: readonly string[] | undefined
  readonly from: string | undefined
  readonly backend: readonly string[] | undefined
  readonly concurrency?: number | undefined
}

/** Options over environment over file over defaults. */
async function configured(io: Io, { to, from, backend, concurrency }: Settings): Promise<Config> {
  const { loadConfig } = await import('../config/load-config.ts')
  return await loadConfig(io.cwd, { to, from, backend: backend ?? commaList(io.env.DRAGOMAN_BACKEND), concurrency })
}

/** The same, for a command that needs locales to work on. */
async function localized(io: Io, settings: Settings): Promise<Config> {
  const config = await configured(io, settings)
  if (config.to.length > 0) return config
  const where = config.file ?? 'no configuration file was found'
  throw new ConfigError(
    'usage',
    `Expected locales to translate to, got none (${where}): name them, --to ar,fr, or set "to"`
  )
}
