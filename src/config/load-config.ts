import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { z } from 'zod'
import type { Budget } from '../model/budget.ts'
import { ConfigError } from '../model/errors.ts'
import { type LocaleTag, localeTag } from '../model/locale.ts'
import { defaultPenalties } from '../model/match.ts'
import { backendSettings } from './backend-settings.ts'
import type { BackendChain, Choices, Config, FormatSettings } from './config.ts'
import { findConfig } from './find-config.ts'
import { nearest } from './nearest.ts'
import { type ConfigFile, configSchema } from './schema.ts'

/** Settings that the command line or the environment put over the file's. */
export interface Overrides {
  readonly from?: string | undefined
  readonly to?: readonly string[] | undefined
  /** In place of the file's, and of its routes. */
  readonly backend?: string | readonly string[] | undefined
  readonly concurrency?: number | undefined
}

/** Reads the configuration of the project that `folder` is in, once. Throws `ConfigError` with file, key path, expected and got. */
export async function loadConfig(folder: string, overrides: Overrides = {}): Promise<Config> {
  const { root, file } = findConfig(folder)
  const raw = file === undefined ? {} : await readConfigFile(file)
  const read = validate(raw, file ?? 'the defaults')
  const set = validate(
    Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined)),
    'the options'
  )
  const routes = set.backend === undefined ? read.routes : []
  return withDefaults(root, file, { ...read, ...set, routes }, (read.to ?? []).map(localeTag))
}

async function readConfigFile(file: string): Promise<unknown> {
  try {
    if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
    const module: { default?: unknown } = await import(pathToFileURL(file).href)
    if (module.default !== undefined) return module.default
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ConfigError('unreadable', `Cannot read the configuration ${file}: ${reason}`, { cause })
  }
  throw new ConfigError(
    'invalid',
    `Expected a default export in ${file}, such as export default defineConfig({ … }), got none`
  )
}

function validate(raw: unknown, where: string): ConfigFile {
  const result = configSchema.safeParse(raw, { reportInput: true })
  if (result.success) return result.data
  throw new ConfigError(
    'invalid',
    [`The configuration cannot be used: ${where}`, ...result.error.issues.flatMap(describe)].join('\n  ')
  )
}

function describe(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.length > 0 ? issue.path.join('.') : 'top level'
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(issue.path)
    return issue.keys.map(key => {
      const meant = nearest(key, known)
      return `${[...issue.path, key].join('.')}: unknown key${meant ? `, did you mean "${meant}"?` : `; known here: ${known.join(', ')}`}`
    })
  }
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => `${at}: ${message}`)
  const got = issue.input === undefined || issue.code === 'custom' ? '' : `, got ${JSON.stringify(issue.input)}`
  return [`${at}: ${issue.message}${got}`]
}

function knownKeys(path: readonly PropertyKey[]): string[] {
  let schema: unknown = configSchema
  for (const key of path) schema = shapeOf(schema)[String(key)] ?? unwrapped(schema)?.valueType
  return Object.keys(shapeOf(schema)).filter(key => key !== '$schema')
}

function shapeOf(schema: unknown): Record<string, unknown> {
  return unwrapped(schema)?.shape ?? {}
}

interface Wrapped {
  readonly shape?: Record<string, unknown>
  /** Of a record. */
  readonly valueType?: unknown
  readonly unwrap?: () => unknown
}

function unwrapped(schema: unknown): Wrapped | undefined {
  let inner = schema as Wrapped | undefined
  while (inner && !inner.shape && inner.unwrap) inner = inner.unwrap() as Wrapped
  return inner
}

function formatSettings(
  root: string,
  { markdown, html, nitf, newsml = {}, feed, xml }: NonNullable<ConfigFile['formats']>
): FormatSettings {
  const { relation, ...choices } = newsml
  return {
    markdown: { attributes: markdown?.attributes, mdx: markdown?.mdx ?? false },
    html: { code: html?.code ?? 'keep', urls: html?.urls },
    nitf: choicesOf(nitf),
    newsml: { choices: choicesOf(choices), relation },
    feed: choicesOf(feed),
    xml: { rules: (xml?.rules ?? []).map(path => ({ path, text: readRules(root, path, 'formats.xml.rules') })) }
  }
}

function choicesOf(set: Readonly<Record<string, boolean | undefined>> = {}): Choices {
  return Object.fromEntries(Object.entries(set).filter((entry): entry is [string, boolean] => entry[1] !== undefined))
}

function listsOf(
  set: Readonly<Record<string, readonly string[] | undefined>>
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(set).flatMap(([name, list]) => (list ? [[name, list] as const] : [])))
}

function readRules(root: string, path: string, key: string): string {
  try {
    return readFileSync(posix.join(root, path), 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ConfigError('unreadable', `Cannot read the rules "${path}" of ${key}: ${reason}`, { cause })
  }
}

function withDefaults(
  root: string,
  file: string | undefined,
  set: ConfigFile,
  fileLocales: readonly LocaleTag[]
): Config {
  const from = localeTag(set.from ?? 'en')
  const to = [...new Set((set.to ?? []).map(localeTag))]
  if (to.includes(from)) {
    throw new ConfigError(
      'invalid',
      `Expected target locales other than the articles' own, got "${from}" in both from and to`
    )
  }
  const folders = {
    articles: tidy(set.articles ?? 'articles'),
    locales: tidy(set.locales ?? 'locales'),
    bundles: tidy(set.bundles ?? 'bundles')
  }
  const catalogues = [...new Set((set.catalogues ?? []).map(tidy))]
  refuseNested([...Object.entries(folders), ...catalogues.map(folder => ['catalogues', folder] as const)])
  return Object.freeze({
    root,
    file,
    from,
    to,
    alternates: [...new Set([from, ...fileLocales, ...to])],
    ...folders,
    catalogues,
    backend: chainOf(set.backend ?? 'mock'),
    routes: (set.routes ?? []).map(({ to: locales, articles, backend }) => ({
      to: locales?.map(localeTag),
      articles: articles === undefined ? undefined : [articles].flat(),
      backend: chainOf(backend)
    })),
    priorities: (set.priorities ?? []).map(({ articles, priority }) => ({ articles: [articles].flat(), priority })),
    askAgain: set.askAgain ?? true,
    backends: backendSettings(set.backends ?? {}),
    budget: budgetOf(set.budget ?? {}),
    concurrency: set.concurrency ?? 8,
    frontMatter: set.frontMatter,
    formats: formatSettings(root, set.formats ?? {}),
    insideQuotes: set.insideQuotes ?? 200,
    memory: {
      folders: (set.memory?.folders ?? []).map(({ path, penalty = 0 }) => ({ path: tidy(path), penalty })),
      fillFrom: set.memory?.fillFrom ?? 99,
      fuzzyFrom: set.memory?.fuzzyFrom ?? 75,
      mostInMemory: set.memory?.mostInMemory ?? 2_000_000,
      penalties: {
        imported: set.memory?.penalties?.imported ?? defaultPenalties.imported,
        aligned: set.memory?.penalties?.aligned ?? defaultPenalties.aligned,
        machine: set.memory?.penalties?.machine ?? defaultPenalties.machine
      }
    },
    names: set.names ?? {},
    segmentation: {
      abbreviations: Object.fromEntries(
        Object.entries(set.segmentation?.abbreviations ?? {}).map(([tag, classes]) => [
          localeTag(tag),
          listsOf(classes)
        ])
      ),
      srx: (set.segmentation?.srx ?? []).map(path => ({ path, text: readRules(root, path, 'segmentation.srx') }))
    },
    incomplete: set.incomplete ?? 'publish',
    fallback: Object.fromEntries(
      Object.entries(set.fallback ?? {}).map(([tag, chain]) => [localeTag(tag), chain.map(localeTag)])
    ),
    style: Object.fromEntries(Object.entries(set.style ?? {}).map(([tag, style]) => [localeTag(tag), style])),
    baseUrl: set.baseUrl?.replace(/\/$/, ''),
    nightly: { webhook: set.nightly?.webhook, ping: set.nightly?.ping },
    schedule: {
      cron: set.schedule?.cron,
      timezone: set.schedule?.timezone,
      jitter: set.schedule?.jitter ?? 0
    },
    articleLimit: set.articleLimit ?? 5_000_000
  })
}

function chainOf(set: NonNullable<ConfigFile['backend']>): BackendChain {
  const [first, ...more] = typeof set === 'string' ? [set] : set
  if (first === undefined) throw new RangeError('Expected a backend at least')
  return [first, ...more]
}

/** With locales by their canonical tags. */
function budgetOf(set: NonNullable<ConfigFile['budget']>): Budget {
  const { locales = {}, ...rest } = set
  return { ...rest, locales: Object.fromEntries(Object.entries(locales).map(([tag, caps]) => [localeTag(tag), caps])) }
}

/** `./content/` → `content`. */
function tidy(folder: string): string {
  return posix.normalize(folder).replace(/\/$/, '')
}

/** One inside another, and dragoman would translate what it has written. */
function refuseNested(folders: ReadonlyArray<readonly [key: string, folder: string]>): void {
  for (const [i, [key, folder]] of folders.entries()) {
    for (const [j, [other, inner]] of folders.entries()) {
      if (i === j || (inner !== folder && folder !== '.' && !inner.startsWith(`${folder}/`))) continue
      const message = `Expected folders apart from each other, got ${key} "${folder}" and ${other} "${inner}"`
      throw new ConfigError('invalid', message)
    }
  }
}
