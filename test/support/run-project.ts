import type { Engine } from '../../src/backends/translation-backend.ts'
import { assemble, type OpenedProject } from '../../src/cli/open-project.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { recoverWrites } from '../../src/pipeline/recover-writes.ts'
import type { Report } from '../../src/pipeline/report.ts'
import { dryRun, type RunOptions, run } from '../../src/pipeline/run.ts'
import { recordingIo } from './command-line.ts'

export interface Settings extends Partial<RunOptions> {
  readonly to?: readonly string[]
  readonly paths?: readonly string[]
  readonly now?: () => Date
  readonly maxChars?: number
}

/** Names of backends for the further engines of a chain. */
const stands = ['deepl', 'libretranslate', 'command'] as const

/** The project in `root`, with an engine of the test's own, or a chain of them. */
export async function openWith(
  root: string,
  engine: Engine | readonly Engine[],
  { to = ['ar', 'fr'], now, maxChars }: Settings = {}
): Promise<OpenedProject> {
  const io = recordingIo({ cwd: root, ...(now ? { now } : {}) })
  const config = await loadConfig(root, { to })
  const [first, ...more] = [engine].flat()
  const named = [[config.backend[0], first!] as const, ...more.map((each, i) => [stands[i]!, each] as const)] as const
  const [[backend], ...others] = named
  const chain = [backend, ...others.map(([name]) => name)] as const
  return assemble({ ...config, backend: chain }, io, new Map(named), maxChars)
}

/** One run, as the command line makes it, with an engine of the test's own. */
export async function runWith(
  root: string,
  engine: Engine | readonly Engine[],
  settings: Settings = {}
): Promise<Report> {
  using opened = await openWith(root, engine, settings)
  await recoverWrites(opened.project)
  return await run(opened.project, settings.paths ?? [], {
    force: false,
    maxCharacters: settings.maxChars,
    overBudget: 'refuse',
    signal: new AbortController().signal,
    onProgress: () => {},
    ...settings
  })
}

/** The forecast of such a run. */
export async function forecastWith(
  root: string,
  engine: Engine | readonly Engine[],
  settings: Settings = {}
): Promise<Report> {
  using opened = await openWith(root, engine, settings)
  const options = { force: settings.force ?? false, maxCharacters: settings.maxChars }
  const { report } = await dryRun(opened.project, settings.paths ?? [], options)
  return report
}
