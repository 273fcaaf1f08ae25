import type { LocaleTag } from '../model/locale.ts'

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
  /** Name of the backend in use. */
  readonly backend: BackendName
  readonly backends: Backends
  readonly budget: Budget
  /** Requests in flight at once. */
  readonly concurrency: number
  /** Front-matter keys whose values are translated, dotted paths. */
  readonly frontMatter: readonly string[] | undefined
  /** Quotations of up to so many characters stay one sentence. */
  readonly insideQuotes: 'keep' | 'split' | number
  /** What to do with an article some of whose blocks have no publishable text: ship them in the source language, or keep the old bundle. */
  readonly incomplete: 'publish' | 'withhold'
  /** Locales to ask for a `common` string that a locale lacks, nearest first. */
  readonly fallback: Readonly<Record<string, readonly LocaleTag[]>>
  /** Start of the URLs in a bundle's alternates and JSON-LD; relative paths where there is none. */
  readonly baseUrl: string | undefined
  /** Bytes an article may have. */
  readonly articleLimit: number
}

export type BackendName = 'mock' | 'google'

export interface Backends {
  readonly mock: BackendSettings
  readonly google: GoogleSettings
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
  readonly glossary: string | undefined
  /** Milliseconds for one request. */
  readonly timeout: number | undefined
  /** Another address than Google's, such as a proxy's: `http://127.0.0.1:8080`. */
  readonly endpoint: string | undefined
}

export interface Quota {
  readonly requestsPerMinute: number | undefined
  readonly charactersPerMinute: number | undefined
}

/** What the backend charges for a million characters. */
export interface Price {
  readonly perMillionCharacters: number
  readonly currency: string
}

/** Caps in characters. No flag passes them; `--max-chars` can only lower. */
export interface Budget {
  readonly charactersPerRun: number | undefined
  /** A day of UTC. */
  readonly charactersPerDay: number | undefined
}
