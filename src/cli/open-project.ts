import { hash } from 'node:crypto'
import { join } from 'node:path'
import { createEngine } from '../backends/backends.ts'
import type { Engine } from '../backends/translation-backend.ts'
import { checks } from '../checks/checks.ts'
import { inlineCodes } from '../checks/inline-codes.ts'
import { numbers } from '../checks/numbers.ts'
import { runChecks } from '../checks/quality-check.ts'
import type { BackendName, Config } from '../config/config.ts'
import { type FormatOptions, formats } from '../formats/formats.ts'
import { memorySchema } from '../memory/memory-schema.ts'
import { type MemoryOptions, sqliteMemory } from '../memory/sqlite-memory.ts'
import { type LocaleTag, localeTag } from '../model/locale.ts'
import type { Observe } from '../model/run-event.ts'
import type { Link } from '../pipeline/chain.ts'
import type { Project } from '../pipeline/project.ts'
import { ledger } from '../queue/budget.ts'
import { budgeted } from '../queue/budgeted.ts'
import { systemClock } from '../queue/clock.ts'
import { isolating } from '../queue/isolating.ts'
import { ledgerSchema } from '../queue/ledger-schema.ts'
import { lingering } from '../queue/lingering.ts'
import { observed, observedRefusals } from '../queue/observed.ts'
import { rateGated } from '../queue/rate-gated.ts'
import { defaultRetryPolicy, retrying } from '../queue/retrying.ts'
import { gateSchema, sharedGate } from '../queue/shared-gate.ts'
import type { Capacity } from '../queue/turnstile.ts'
import { scanner } from '../segmentation/scanner.ts'
import { withSrx } from '../segmentation/srx/with-srx.ts'
import { openDatabase } from '../store/database.ts'
import { journalSchema } from '../store/file-journal.ts'
import { statesSchema } from '../store/file-states.ts'
import { strikesSchema } from '../store/strikes.ts'
import { type HouseStyle, houseStyle } from '../style/house-style.ts'
import { backendConfig, backendSecrets } from './backend-config.ts'
import { sourceFolders } from './changed-articles.ts'
import type { Io } from './io.ts'
import { changeTimes, lastChanged } from './last-changed.ts'
import { tool } from './package.ts'
import { pricesOf } from './prices.ts'
import { priorityOf } from './priorities.ts'
import { programEnv } from './program-env.ts'
import { renderers } from './renderers.ts'
import { backendsOf, routes } from './routes.ts'
import { programStarter } from './start-program.ts'
import { stateFolder } from './state-folder.ts'

export interface OpenedProject extends Disposable {
  readonly project: Project
  /** For the end of a command: keeps what the next one would have to make anew. */
  save(): Promise<void>
}

/** The project as the configuration says. `maxCharacters` is a cap more on what a run sends. */
export async function openProject(
  config: Config,
  io: Io,
  maxCharacters?: number,
  observe?: Observe
): Promise<OpenedProject> {
  const engines = new Map<BackendName, Engine>()
  for (const name of backendsOf(config)) {
    const env = programEnv(io.env, name === 'command' ? config.backends.command.env : [])
    const means = { fetch: globalThis.fetch, start: programStarter(config.root, env) }
    engines.set(name, await createEngine(backendConfig(config, name, io.env), backendSecrets(io.env), means))
  }
  return assemble(config, io, engines, maxCharacters, observe)
}

function formatOptions({
  formats: { markdown, html, nitf, newsml, feed, xml },
  alternates
}: Config): Omit<FormatOptions, 'frontMatter'> {
  const { choices, relation } = newsml
  return {
    markdown,
    html: { ...html, locales: alternates },
    nitf,
    newsml: { ...choices, ...(relation === undefined ? {} : { relation }) },
    feed,
    xml
  }
}

/** Puts the parts together around the engines that the configuration names. */
export function assemble(
  config: Config,
  io: Io,
  engines: ReadonlyMap<BackendName, Engine>,
  maxCharacters?: number,
  observe: Observe = () => {}
): OpenedProject {
  const db = openDatabase(join(config.root, stateFolder, 'memory.db'), {
    memory: memorySchema,
    ledger: ledgerSchema,
    gate: gateSchema,
    journal: journalSchema,
    states: statesSchema,
    strikes: strikesSchema
  })
  const book = ledger(db, config.budget, Date.now, { prices: pricesOf(config, backendsOf(config)), maxCharacters })
  const linkTo = (name: BackendName): Link => {
    const engine = engines.get(name)
    if (!engine) throw new RangeError(`Expected the engine "${name}", got ${[...engines.keys()].join(', ')}`)
    const characters = engine.characters.bind(engine)
    const gate = sharedGate({
      db,
      account: engine.name,
      capacity: capacityOf(config, name, engine),
      clock: systemClock,
      now: Date.now
    })
    // From the inside out: what is counted as spent, when it may leave, when it is tried again, whose fault it was.
    const counted = budgeted(
      observed(lingering(engine, io.grace, systemClock), observe, { characters, clock: systemClock }),
      book,
      characters
    )
    const gated = rateGated(observedRefusals(counted, observe), gate, engine, observe)
    const patient = retrying(gated, defaultRetryPolicy, { clock: systemClock, random: Math.random, observe })
    return { engine, backend: isolating(patient) }
  }
  const links = new Map(backendsOf(config).map(name => [name, linkTo(name)]))
  const routing = routes(config, name => links.get(name)!)
  const { abbreviations, srx } = config.segmentation
  const segmenter = withSrx(scanner({ insideQuotes: config.insideQuotes, abbreviations }), srx)
  const style = houseStyles(config)
  const common = renderers(config, style)
  const settings = {
    tool: tool(),
    engines: routing.fingerprint,
    segmenter: segmenter.version,
    frontMatter: config.frontMatter,
    formats: config.formats,
    bundles: [config.bundles, config.incomplete, config.baseUrl, config.alternates],
    common: common.strings,
    style: config.style
  }
  const memory = sqliteMemory(db, memoryOptions(config))
  const project: Project = {
    root: config.root,
    folders: {
      articles: config.articles,
      locales: config.locales,
      bundles: config.bundles,
      catalogues: config.catalogues
    },
    from: config.from,
    to: config.to,
    alternates: config.alternates,
    formats: formats({
      frontMatter: config.frontMatter,
      ...formatOptions(config)
    }),
    segmenter,
    memory,
    fillFrom: config.memory.fillFrom,
    fuzzyFrom: config.memory.fuzzyFrom,
    chainFor: routing.chainFor,
    chains: routing.chains,
    askAgain: config.askAgain,
    ledger: book,
    checks,
    style,
    renderer: common.renderer,
    incomplete: config.incomplete,
    baseUrl: config.baseUrl,
    concurrency: config.concurrency,
    articleLimit: config.articleLimit,
    tool: settings.tool,
    fingerprint: hash('sha256', JSON.stringify(settings), 'hex').slice(0, 16),
    db,
    now: () => io.now(),
    time: Date.now,
    sleep: milliseconds => systemClock.sleep(milliseconds),
    lastChanged: path => lastChanged(config.root, path),
    changeTimes: () => changeTimes(config.root, sourceFolders(config)),
    priorityOf: ({ id }) => priorityOf(config.priorities, id)
  }
  return { project, save: () => memory.save(), [Symbol.dispose]: () => db.close() }
}

/** A repaired target must say every number and keep every code, with nothing that a check would even warn of. */
function memoryOptions({ memory, names }: Config): MemoryOptions {
  return {
    penalties: memory.penalties,
    mostInMemory: memory.mostInMemory,
    repair: {
      names: new Map(
        Object.entries(names).map(([name, forms]) => [
          name,
          new Map(Object.entries(forms).map(([tag, form]) => [localeTag(tag), form]))
        ])
      ),
      passes: (source, target, pair) =>
        runChecks({ numbers, inlineCodes }, { source, target }, pair).next().done === true
    }
  }
}

/** The style of each locale, made when first asked for. */
function houseStyles({ style: settings }: Config): (locale: LocaleTag) => HouseStyle {
  const made = new Map<LocaleTag, HouseStyle>()
  return locale => {
    const style = made.get(locale) ?? houseStyle(locale, settings)
    made.set(locale, style)
    return style
  }
}

/** What the engine's service takes: what the configuration says, no limit where there is no service, or unknown. */
function capacityOf({ backends, from }: Config, name: BackendName, engine: Engine): Capacity {
  const { quota } = backends[name]
  if (!engine.isUnlimited && Object.values(quota).every(limit => limit === undefined)) return 'unknown'
  const { sources, characters } = engine.limits
  const full = Array.from({ length: sources }, () => ['x'.repeat(Math.ceil(characters / sources))])
  return { ...quota, largest: { characters, tokens: engine.tokens?.({ from, to: from, sources: full }) ?? 1 } }
}
