import type { DatabaseSync } from 'node:sqlite'
import type { Renderer } from '../bundles/renderer.ts'
import type { QualityCheck } from '../checks/quality-check.ts'
import type { DocumentFormat } from '../formats/document-format.ts'
import type { TranslationMemory } from '../memory/translation-memory.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { Ledger } from '../queue/budget.ts'
import type { Segmenter } from '../segmentation/segmenter.ts'
import type { HouseStyle } from '../style/house-style.ts'
import type { Chain } from './chain.ts'
import type { ArticleFile } from './find-articles.ts'

/** Everything a run works with. The pipeline knows stages by their seams; who made them is the caller's affair. */
export interface Project {
  /** Absolute. All other paths are relative to it, with `/`. */
  readonly root: string
  readonly folders: Folders
  readonly from: LocaleTag
  readonly to: readonly LocaleTag[]
  /** Every locale the articles are to be had in, the source's first. */
  readonly alternates: readonly LocaleTag[]
  readonly formats: readonly DocumentFormat[]
  readonly segmenter: Segmenter
  readonly memory: TranslationMemory
  /** Lowest similarity of a match that fills a text unattended. */
  readonly fillFrom: number
  /** Lowest similarity of a match that is suggested to people and engines. */
  readonly fuzzyFrom: number
  /** What translates an article, by its id, into a locale. */
  readonly chainFor: (article: string, locale: LocaleTag) => Chain
  /** Every chain there is, that of what no route names first. */
  readonly chains: readonly [Chain, ...Chain[]]
  /** Whether an answer that a check finds broken is asked for again, in another form and from the chain's next engine: that is billed. */
  readonly askAgain: boolean
  readonly ledger: Ledger
  readonly checks: Readonly<Record<string, QualityCheck>>
  /** How machine text is written in a locale. */
  readonly style: (locale: LocaleTag) => HouseStyle
  /** The words around an article, in a locale. */
  readonly renderer: (locale: LocaleTag) => Renderer
  readonly incomplete: 'publish' | 'withhold'
  readonly baseUrl: string | undefined
  readonly concurrency: number
  /** Bytes an article may have. */
  readonly articleLimit: number
  /** Name and version of this program, for bundles. */
  readonly tool: { readonly name: string; readonly version: string }
  /** Changes whenever an unchanged article may come out otherwise: settings, versions, `common` strings. */
  readonly fingerprint: string
  /** The project's own database: file states, journal. */
  readonly db: DatabaseSync
  /** The date that records and bundles bear. */
  now(): Date
  /** Milliseconds since 1970 by the clock of the file system, to tell whether a file has come to rest. */
  time(): number
  sleep(milliseconds: number): Promise<void>
  /** When a file last changed, by its last commit where it is committed as it stands, else by the file system. */
  lastChanged(path: string): number
  /** The same for many sources, asked all at once. */
  changeTimes(): (path: string) => number
  /** Which articles come first: the higher ones. */
  priorityOf(file: ArticleFile): number
}

export interface Folders {
  readonly articles: string
  readonly locales: string
  readonly bundles: string
  /** Each with a folder per locale, the source's own among them. */
  readonly catalogues: readonly string[]
}
