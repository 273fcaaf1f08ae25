import type { Budget } from '../model/budget.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { Penalties } from '../model/match.ts'
import type { Price } from '../model/price.ts'
import type { StyleSettings } from '../model/style-settings.ts'

/** What a project is set to, validated and frozen. Folders are relative to `root`, with `/`. */
export interface Config {
  /** Absolute path of the project's folder. */
  readonly root: string
  /** The file it was read from; `undefined` where there is none and all is default. */
  readonly file: string | undefined
  readonly from: LocaleTag
  readonly to: readonly LocaleTag[]
  /** Every locale the articles are to be had in, whichever this command is about: the source's, the file's and `to`. */
  readonly alternates: readonly LocaleTag[]
  readonly articles: string
  readonly locales: string
  readonly bundles: string
  /** Folders of i18next catalogues, each with a folder per locale. */
  readonly catalogues: readonly string[]
  /** Names of the backends in use, each asked where those before it have no usable answer. One at least. */
  readonly backend: BackendChain
  /** For some articles or locales, other backends: the first route that fits is taken. */
  readonly routes: readonly Route[]
  /** Which articles are worked on first: the first pattern that fits counts. */
  readonly priorities: readonly Priority[]
  /** Whether an answer that a check finds broken is asked for again, which is billed. */
  readonly askAgain: boolean
  readonly backends: Backends
  readonly budget: Budget
  /** Requests in flight at once. */
  readonly concurrency: number
  /** Front-matter keys whose values are translated, dotted paths. */
  readonly frontMatter: readonly string[] | undefined
  readonly formats: FormatSettings
  /** Quotations of up to so many characters stay one sentence. */
  readonly insideQuotes: 'keep' | 'split' | number
  readonly memory: MemorySettings
  /** Names that may stand for each other, and how the locales write them that write them otherwise. */
  readonly names: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly segmentation: SegmentationSettings
  /** What to do with an article some of whose blocks have no publishable text: ship them in the source language, or keep the old bundle. */
  readonly incomplete: 'publish' | 'withhold'
  /** Locales to ask for a `common` string that a locale lacks, nearest first. */
  readonly fallback: Readonly<Record<string, readonly LocaleTag[]>>
  /** Typography by locale; a locale inherits from the wider ones, `ar-EG` from `ar`. */
  readonly style: Readonly<Record<string, StyleSettings>>
  /** Start of the URLs in a bundle's alternates and JSON-LD; relative paths where there is none. */
  readonly baseUrl: string | undefined
  readonly nightly: NightlySettings
  readonly schedule: ScheduleSettings
  /** Bytes an article may have. */
  readonly articleLimit: number
}

/** Addresses that an unattended run tells of itself, in which `$NAME` stands for an environment variable. */
export interface NightlySettings {
  readonly webhook: string | undefined
  readonly ping: string | undefined
}

export interface ScheduleSettings {
  readonly cron: string | undefined
  /** The system's where there is none. */
  readonly timezone: string | undefined
  /** Seconds. */
  readonly jitter: number
}

/** Similarities and points from 0 to 100. */
export interface MemorySettings {
  /** Shared memories, which are only read. Paths relative to `root`, or absolute. */
  readonly folders: readonly MemoryFolder[]
  /** Lowest similarity of a match that fills a text unattended. */
  readonly fillFrom: number
  /** Lowest similarity of a match that is suggested. */
  readonly fuzzyFrom: number
  /** Sources of a locale whose fuzzy index is held in memory; with more it is in the database. */
  readonly mostInMemory: number
  readonly penalties: Penalties
}

export interface SegmentationSettings {
  /** By language tag, then by class. */
  readonly abbreviations: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** Files of SRX rules, and what is in them. */
  readonly srx: ReadonlyArray<{ readonly path: string; readonly text: string }>
}

export interface MemoryFolder {
  readonly path: string
  /** 0 to 100: taken off the similarity of matches from there. */
  readonly penalty: number
}

export interface FormatSettings {
  readonly markdown: MarkdownSettings
  readonly html: HtmlSettings
  readonly nitf: Choices
  /** NewsML-G2 and NewsML 1.2. `relation`: QCode of the link from a translated item to its source. */
  readonly newsml: { readonly choices: Choices; readonly relation: string | undefined }
  readonly feed: Choices
  readonly xml: XmlSettings
}

/** What is set of what newsrooms decide for themselves, by the schema's names; each format has its own default for the rest. */
export type Choices = Readonly<Record<string, boolean>>

export interface XmlSettings {
  /** Files of ITS 2.0 rules, and what is in them. */
  readonly rules: ReadonlyArray<{ readonly path: string; readonly text: string }>
}

export interface MarkdownSettings {
  /** Attributes of components and shortcodes whose strings are translated; our own list where there is none. */
  readonly attributes: readonly string[] | undefined
  /** `.md` files are MDX too. */
  readonly mdx: boolean
}

export interface HtmlSettings {
  /** What is done with text in `<code>`, `<kbd>`, `<samp>` and `<var>`. */
  readonly code: 'keep' | 'translate'
  /** Address of a page in another locale, from `{origin}`, `{locale}` and `{path}`; addresses are kept where there is none. */
  readonly urls: string | undefined
}

export type BackendName = keyof Backends

export type BackendChain = readonly [BackendName, ...BackendName[]]

export interface Route {
  /** Locales it is for; a locale takes in the narrower ones. All, where there are none. */
  readonly to: readonly LocaleTag[] | undefined
  /** Glob patterns of article ids, such as `sport/**`. All, where there are none. */
  readonly articles: readonly string[] | undefined
  readonly backend: BackendChain
}

export interface Priority {
  /** Glob patterns of article ids, such as `breaking/**`. */
  readonly articles: readonly string[]
  /** Higher ones first; without a pattern that fits an article has 0. */
  readonly priority: number
}

export interface Backends {
  readonly mock: BackendSettings
  readonly google: GoogleSettings
  readonly deepl: DeeplSettings
  readonly azure: AzureSettings
  readonly aws: AwsSettings
  readonly libretranslate: LibreTranslateSettings
  readonly openai: OpenAiSettings
  readonly command: CommandSettings
  readonly apertium: ApertiumSettings
}

export interface BackendSettings {
  readonly quota: Quota
  readonly price: Price | undefined
}

export interface GoogleSettings extends BackendSettings {
  readonly api: 'v3' | 'v2'
  readonly project: string | undefined
  readonly location: string | undefined
  readonly model: string | undefined
  readonly glossary: PerLocale | undefined
  readonly glossaryIgnoreCase: boolean | undefined
  readonly glossaryContextual: boolean | undefined
  /** Translations to follow: the memory's, or a dataset's. */
  readonly adaptive: boolean | PerLocale | undefined
  /** Milliseconds for one request. */
  readonly timeout: number | undefined
  /** Another address than Google's, such as a proxy's: `http://127.0.0.1:8080`. */
  readonly endpoint: string | undefined
}

export interface DeeplSettings extends BackendSettings {
  readonly glossary: string | undefined
  readonly formality: 'more' | 'less' | undefined
  readonly model: 'quality_optimized' | 'prefer_quality_optimized' | 'latency_optimized' | undefined
  readonly variants: {
    readonly en?: 'en-US' | 'en-GB' | undefined
    readonly pt?: 'pt-BR' | 'pt-PT' | undefined
  }
  /** Texts of a request are context to each other. */
  readonly context: boolean
  /** Milliseconds for one request. */
  readonly timeout: number | undefined
  readonly endpoint: string | undefined
}

export interface AzureSettings extends BackendSettings {
  /** Of the resource. */
  readonly region: string | undefined
  /** Category of a custom model. */
  readonly model: string | undefined
  /** Milliseconds for one request. */
  readonly timeout: number | undefined
  readonly endpoint: string | undefined
}

export interface AwsSettings extends BackendSettings {
  readonly region: string | undefined
  /** A custom terminology's name. */
  readonly glossary: PerLocale | undefined
  readonly formality: 'more' | 'less' | undefined
  /** Milliseconds for one request. */
  readonly timeout: number | undefined
  readonly endpoint: string | undefined
}

/** One for all target locales, or one for each that has one. */
export type PerLocale = string | Readonly<Record<string, string>>

export interface LibreTranslateSettings extends BackendSettings {
  readonly endpoint: string | undefined
  readonly model: string | undefined
  /** Texts of a request. */
  readonly batch: number | undefined
  /** Milliseconds for one request. */
  readonly timeout: number | undefined
}

export interface OpenAiSettings extends BackendSettings {
  readonly model: string | undefined
  readonly endpoint: string | undefined
  readonly style: string | undefined
  /** Terms, and how locales write them. */
  readonly glossary: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly limitTokens: boolean
  /** Milliseconds for one request. */
  readonly timeout: number | undefined
}

export interface CommandSettings extends BackendSettings {
  /** The program and its arguments. */
  readonly run: readonly string[] | undefined
  /** Names of environment variables it sees, besides those that any program needs. */
  readonly env: readonly string[]
  readonly model: string | undefined
  readonly batch: number | undefined
  /** Milliseconds for one answer. */
  readonly timeout: number | undefined
}

export interface ApertiumSettings extends BackendSettings {
  /** Modes by target locale, one after the other. */
  readonly modes: Readonly<Record<string, readonly string[]>>
  readonly folder: string | undefined
  readonly model: string | undefined
  /** Milliseconds for one answer. */
  readonly timeout: number | undefined
}

export interface Quota {
  readonly requestsPerMinute: number | undefined
  readonly charactersPerMinute: number | undefined
  readonly tokensPerMinute: number | undefined
}
