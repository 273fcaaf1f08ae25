import type { LocaleTag } from '../model/locale.ts'
import { type BundleManifest, labelsOf, schemaVersion } from './manifest.ts'
import { dated, type RetractionNotice } from './notices.ts'
import type { Renderer } from './renderer.ts'

/** What stands in place of a retracted article, in the language of the bundle. */
export interface TombstoneWords {
  readonly title: string
  readonly text: string
}

export interface TombstoneInput
  extends Pick<
    BundleManifest,
    'articleId' | 'sourceLng' | 'sourcePath' | 'sourceHash' | 'file' | 'contentHash' | 'alternates' | 'tool'
  > {
  readonly at: string | undefined
  readonly note: string | undefined
}

/** `bundle.json` of a retracted article: nothing is left of its text, nor of how it was made. */
export interface TombstoneManifest extends Omit<BundleManifest, 'disclosure' | 'correction'> {
  readonly disclosure: { readonly state: 'retracted'; readonly badge: string; readonly text: string }
  readonly retraction: RetractionNotice
}

export function tombstoneWords(at: string | undefined, renderer: Renderer): TombstoneWords {
  return { title: renderer.text('retracted'), text: dated('retractedText', at, renderer) }
}

export function tombstoneManifest({ at, note, ...bundle }: TombstoneInput, renderer: Renderer): TombstoneManifest {
  const { title, text } = tombstoneWords(at, renderer)
  return {
    schemaVersion,
    articleId: bundle.articleId,
    lng: renderer.locale,
    dir: renderer.dir,
    sourceLng: bundle.sourceLng,
    sourcePath: bundle.sourcePath,
    sourceHash: bundle.sourceHash,
    file: bundle.file,
    contentHash: bundle.contentHash,
    title,
    description: text,
    translatedAt: undefined,
    engines: [],
    complete: false,
    untranslated: [],
    stale: [],
    blocks: { missing: 0, machine: 0, flagged: 0, edited: 0, reviewed: 0, final: 0, stale: 0 },
    words: { total: 0, changedByPeople: 0 },
    reviewers: [],
    checks: { open: [], dismissed: 0 },
    disclosure: { state: 'retracted', badge: title, text },
    retraction: {
      ...(at === undefined ? {} : { at }),
      ...(note === undefined ? {} : { note, noteLng: bundle.sourceLng }),
      text
    },
    labels: labelsOf(0, bundle.sourceLng as LocaleTag, renderer),
    alternates: bundle.alternates,
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      inLanguage: renderer.locale,
      headline: title,
      description: text,
      creativeWorkStatus: 'Retracted'
    },
    tool: bundle.tool
  }
}
