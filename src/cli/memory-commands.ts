import type { Argv } from 'yargs'
import { commaList, projectOptions, wholeNumber } from './arguments.ts'
import type { CommandContext } from './main.ts'

/** The commands of `translate memory`. What they need is imported with the one that is called. */
export function memoryCommands(yargs: Argv, { io, choose, configured, localized }: CommandContext): Argv {
  return yargs
    .command(
      'import <files..>',
      'bring in TMX and JSON lines; interrupted, the same command goes on',
      command =>
        projectOptions(command)
          .positional('files', { type: 'string', array: true, demandOption: true, describe: 'TMX or JSONL files' })
          .option('name', { type: 'string', describe: 'Name of the collection; by default the file’s' })
          .option('on-invalid', {
            choices: ['skip', 'fail'] as const,
            default: 'skip' as const,
            describe: 'Units that cannot be used: name and skip them, or import nothing'
          }),
      options =>
        choose(async () => {
          const config = await localized(options)
          const { importMemory } = await import('./memory-import.ts')
          return await importMemory(config, io, options)
        })
    )
    .command(
      'export [file]',
      'write TMX 1.4b for other programs, or JSON lines for version control',
      command =>
        projectOptions(command)
          .positional('file', { type: 'string', describe: 'Standard output where there is none' })
          .option('origin', {
            type: 'string',
            coerce: commaList,
            describe: 'Only these: human, reviewed, machine, imported'
          })
          .option('format', {
            choices: ['tmx', 'jsonl'] as const,
            describe: 'By default what the file’s extension says, or tmx'
          }),
      options =>
        choose(async () => {
          const config = await configured(options)
          const { exportMemory } = await import('./memory-export.ts')
          return await exportMemory(config, io, options)
        })
    )
    .command(
      'search <text>',
      'where a text was translated, and how',
      command => limited(projectOptions(command)).positional('text', { type: 'string', demandOption: true }),
      options =>
        choose(async () => {
          const config = await localized(options)
          const { searchEntries } = await import('./memory-search.ts')
          return searchEntries(config, io, options)
        })
    )
    .command(
      'stats',
      'what is in the memory',
      command => projectOptions(command),
      options =>
        choose(async () => {
          const config = await configured(options)
          const { showStats } = await import('./memory-upkeep.ts')
          return showStats(config, io, options)
        })
    )
    .command(
      'prune',
      'delete machine text and collections; never what a person wrote or approved',
      command =>
        projectOptions(command)
          .option('older-than', { type: 'string', describe: 'Only what was last changed so long ago: 365d, 8w, 2y' })
          .option('engine', { type: 'string', describe: 'Machine text of this engine, as stats names it' })
          .option('collection', { type: 'string', describe: 'What is in this collection' })
          .option('machine', { type: 'boolean', default: false, describe: 'Machine text of every engine' })
          .option('dry-run', { type: 'boolean', default: false, describe: 'Only count what would be deleted' }),
      options =>
        choose(async () => {
          const config = await configured(options)
          const { prune } = await import('./memory-upkeep.ts')
          return prune(config, io, options)
        })
    )
    .command(
      'conflicts',
      'sources with several targets by people or in collections',
      command => limited(projectOptions(command)),
      options =>
        choose(async () => {
          const config = await localized(options)
          const { listConflicts } = await import('./memory-search.ts')
          return listConflicts(config, io, options)
        })
    )
    .command(
      'align <source> <target>',
      'pair articles with their existing translations, sentence by sentence, and keep the sure pairs',
      command =>
        projectOptions(command)
          .positional('source', { type: 'string', demandOption: true, describe: 'Folder of the articles' })
          .positional('target', { type: 'string', demandOption: true, describe: 'Folder of their translations' })
          .option('dry-run', { type: 'boolean', default: false, describe: 'Show what would be kept; store nothing' })
          .option('wait-lock', {
            type: 'number',
            default: 0,
            coerce: wholeNumber<number>('--wait-lock'),
            describe: 'Seconds to wait for another run to end'
          }),
      options =>
        choose(async () => {
          const config = await localized(options)
          const { alignMemory } = await import('./memory-align.ts')
          return await alignMemory(config, io, options)
        })
    )
    .demandCommand(1, 'Expected one of import, export, search, stats, prune, conflicts, align after memory, got none')
}

function limited<T>(yargs: Argv<T>) {
  return yargs.option('limit', {
    type: 'number',
    default: 20,
    coerce: wholeNumber<number>('--limit'),
    describe: 'The most that is shown'
  })
}
