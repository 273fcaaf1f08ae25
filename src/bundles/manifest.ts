import type { Finding } from '../model/finding.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { State } from '../model/segment.ts'
import { type BlockEvidence, type Disclosure, disclose } from './disclosure.ts'
import { type CorrectionInput, type CorrectionNotice, correctionNotice, withNotice } from './notices.ts'
import type { Renderer } from './renderer.ts'

/** Goes up with every change that a reader of `bundle.json` could stumble over. */
export const schemaVersion = 2

/** `bundle.json`: what a site needs to know of the localized article beside it. Computed from the evidence records alone. */
export interface BundleManifest {
  readonly schemaVersion: typeof schemaVersion
  /** Path of the source article without its folder and extension: `2026/11/vote`. */
  readonly articleId: string
  /** BCP 47 tag and direction of the localized article. */
  readonly lng: LocaleTag
  readonly dir: 'ltr' | 'rtl'
  /** BCP 47 tag of the original. */
  readonly sourceLng: LocaleTag
  /** Path of the source article in the project, and hash of its text (first 16 hexadecimal digits of SHA-256). */
  readonly sourcePath: string
  readonly sourceHash: string
  /** Name of the article's file beside this one, and hash of its text. */
  readonly file: string
  readonly contentHash: string
  /** Text of the headline and of the standfirst as they ship, without markup; left out where the article has none. */
  readonly title: string | undefined
  readonly description: string | undefined
  /** The newest act in the evidence, of machine or person; ISO 8601. */
  readonly translatedAt: string | undefined
  /** Fingerprint of each engine whose text ships, with its blocks. */
  readonly engines: ReadonlyArray<{ readonly id: string; readonly blocks: number }>
  /** Whether every block ships in `lng`. Where not, do not index the page. */
  readonly complete: boolean
  /** Keys of the blocks that ship in the source language. */
  readonly untranslated: readonly string[]
  /** Keys of the blocks whose text translates an earlier version of the original. */
  readonly stale: readonly string[]
  /** Number of blocks in each state. */
  readonly blocks: Readonly<Record<State, number>>
  /** Words of all targets, and those of them that people have changed. */
  readonly words: { readonly total: number; readonly changedByPeople: number }
  /** Who signed, when last, and how many blocks; most blocks first. Empty where the article counts as unreviewed. */
  readonly reviewers: Disclosure['reviewers']
  readonly checks: {
    /** What checks have found and nobody has dismissed, in document order. */
    readonly open: ReadonlyArray<Finding & { readonly key: string }>
    /** Number of findings that people have dismissed. */
    readonly dismissed: number
  }
  /** How the article was made, to be shown to readers. */
  readonly disclosure: {
    /** See `Disclosure`: what `text` says, for a program. */
    readonly state: Disclosure['state']
    /** A short label, and the line to show under the byline, both in `lng`. */
    readonly badge: string
    readonly text: string
    /** Value of the draft W3C `ai-disclosure` attribute. */
    readonly aiDisclosure: Disclosure['aiDisclosure']
    /** IRI of the IPTC digital source type. */
    readonly digitalSourceType: string
  }
  /** The newest correction of the article, and whether this bundle has it. */
  readonly correction?: CorrectionNotice
  /** Words for the links around the article, in `lng`. */
  readonly labels: { readonly original: string; readonly report: string; readonly readingTime: string }
  /** The article in every locale of the project, itself among them: for `hreflang`. */
  readonly alternates: ReadonlyArray<{ readonly lng: LocaleTag; readonly href: string }>
  /** schema.org, to be put into the page. */
  readonly jsonLd: Readonly<Record<string, unknown>>
  /** What wrote this file. */
  readonly tool: { readonly name: string; readonly version: string }
}

export interface ManifestInput {
  readonly article: string
  readonly from: LocaleTag
  readonly sourcePath: string
  readonly sourceHash: string
  readonly file: string
  readonly contentHash: string
  readonly title: string | undefined
  readonly description: string | undefined
  readonly blocks: readonly ManifestBlock[]
  /** Whether these are all the text of the article. What could not be read ships in the source language. */
  readonly isWhole: boolean
  readonly alternates: BundleManifest['alternates']
  readonly correction: CorrectionInput | undefined
  readonly tool: BundleManifest['tool']
}

export interface ManifestBlock extends BlockEvidence {
  readonly key: string
  /** Whose words the target is; `undefined` for a person's. */
  readonly engine: string | undefined
  /** Whether its target ships; else the source does. */
  readonly isPublished: boolean
  readonly findings: readonly Finding[]
  /** Names of the checks whose findings a person has dismissed here. */
  readonly dismissed?: readonly string[]
}

/** Words a minute that a reader reads. */
const readingSpeed = 200

export function bundleManifest(input: ManifestInput, renderer: Renderer): BundleManifest {
  const { blocks } = input
  const disclosure = disclose(input)
  const correction = input.correction && correctionNotice(input.correction, renderer)
  const words = blocks.reduce((sum, block) => sum + block.words, 0)
  const untranslated = blocks.filter(({ isPublished }) => !isPublished).map(({ key }) => key)
  return {
    schemaVersion,
    articleId: input.article,
    lng: renderer.locale,
    dir: renderer.dir,
    sourceLng: input.from,
    sourcePath: input.sourcePath,
    sourceHash: input.sourceHash,
    file: input.file,
    contentHash: input.contentHash,
    title: input.title,
    description: input.description,
    translatedAt: newest(blocks.map(({ at }) => at)),
    engines: enginesOf(blocks),
    complete: input.isWhole && untranslated.length === 0,
    untranslated,
    stale: blocks.filter(({ state }) => state === 'stale').map(({ key }) => key),
    blocks: countedStates(blocks),
    words: { total: words, changedByPeople: blocks.reduce((sum, block) => sum + block.wordsChanged, 0) },
    reviewers: disclosure.reviewers,
    checks: {
      open: blocks.flatMap(({ key, findings }) => findings.map(finding => ({ key, ...finding }))),
      dismissed: blocks.reduce((sum, { dismissed = [] }) => sum + dismissed.length, 0)
    },
    disclosure: {
      state: disclosure.state,
      badge: renderer.text('badge'),
      text: withNotice(disclosureText(disclosure, blocks, renderer), correction),
      aiDisclosure: disclosure.aiDisclosure,
      digitalSourceType: disclosure.digitalSourceType
    },
    ...(correction ? { correction } : {}),
    labels: labelsOf(words, input.from, renderer),
    alternates: input.alternates,
    jsonLd: jsonLd(input, disclosure, correction, renderer),
    tool: input.tool
  }
}

/** Words for the links around an article of so many words. */
export function labelsOf(words: number, from: LocaleTag, renderer: Renderer): BundleManifest['labels'] {
  return {
    original: renderer.text('original', { language: renderer.language(from) }),
    report: renderer.text('report'),
    readingTime: renderer.text('readingTime', { count: Math.max(1, Math.round(words / readingSpeed)) })
  }
}

/** The line under the byline, computed: nobody types it. */
export function disclosureText(disclosure: Disclosure, blocks: readonly BlockEvidence[], renderer: Renderer): string {
  const reviewer = renderer.list(disclosure.reviewers.map(({ by }) => by))
  const signed = newest(disclosure.reviewers.map(({ at }) => at))
  const date = signed === undefined ? '' : renderer.date(signed)
  const line = renderer.text(disclosure.state, { reviewer, date })
  if (!disclosure.isStale) return line
  const updated = newest(blocks.filter(({ state }) => state === 'stale').map(({ sourceUpdated }) => sourceUpdated))
  return `${line} ${updated === undefined ? renderer.text('staleUndated') : renderer.text('stale', { date: renderer.date(updated) })}`
}

function enginesOf(blocks: readonly ManifestBlock[]): BundleManifest['engines'] {
  const machines = blocks.filter(({ isPublished, engine }) => isPublished && engine !== undefined)
  const groups = Map.groupBy(machines, ({ engine = '' }) => engine)
  return Array.from(groups, ([id, own]) => ({ id, blocks: own.length })).sort((a, b) => (a.id < b.id ? -1 : 1))
}

function countedStates(blocks: readonly ManifestBlock[]): Record<State, number> {
  const counts = { missing: 0, machine: 0, flagged: 0, edited: 0, reviewed: 0, final: 0, stale: 0 }
  for (const { state } of blocks) counts[state]++
  return counts
}

/** Software is no `translator`, which is a person or an organization: it goes into the digital source type. */
function jsonLd(
  input: ManifestInput,
  { reviewers, digitalSourceType }: Disclosure,
  correction: CorrectionNotice | undefined,
  renderer: Renderer
) {
  const href = (lng: LocaleTag) => input.alternates.find(alternate => alternate.lng === lng)?.href
  const own = href(renderer.locale)
  const original = href(input.from)
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    ...(own === undefined ? {} : { '@id': own }),
    inLanguage: renderer.locale,
    ...(input.title === undefined ? {} : { headline: input.title }),
    ...(input.description === undefined ? {} : { description: input.description }),
    translationOfWork: {
      '@type': 'NewsArticle',
      inLanguage: input.from,
      ...(original === undefined ? {} : { '@id': original })
    },
    ...(reviewers.length === 0 ? {} : { editor: reviewers.map(({ by }) => ({ '@type': 'Person', name: by })) }),
    ...(correction && !correction.pending ? { correction: correctionComment(correction) } : {}),
    digitalSourceType
  }
}

function correctionComment({ text, at }: CorrectionNotice) {
  return { '@type': 'CorrectionComment', text, ...(at === undefined ? {} : { datePublished: at }) }
}

function newest(dates: ReadonlyArray<string | undefined>): string | undefined {
  return dates
    .filter(date => date !== undefined)
    .reduce<string | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined)
}
