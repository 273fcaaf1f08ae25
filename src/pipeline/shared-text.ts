import type { SharedFile } from '../formats/document-format.ts'
import { FormatError, ReviewError } from '../model/errors.ts'
import { formatTags } from '../model/inline-tags.ts'
import type { LocaleTag } from '../model/locale.ts'
import { type EvidenceRecord, hashText } from '../review/evidence.ts'
import { readTextIfAny } from '../store/files.ts'
import { cataloguePath } from './paths.ts'
import type { Project } from './project.ts'
import { type KeyedBlock, localeFileLimit, type SourceArticle } from './source-article.ts'

/** The localized file of an article where people write in it too: a catalogue beside those of other locales. */
export interface SharedText {
  readonly format: SharedFile
  readonly path: string
  readonly before: string | undefined
  /** Its texts by the names of blocks, decoded. */
  readonly texts: ReadonlyMap<string, string>
}

/** Nothing for an article that is published as a bundle. Throws `FormatError` on a file that cannot be read: it is left as it is. */
export function readShared(project: Project, { file }: SourceArticle, locale: LocaleTag): SharedText | undefined {
  const { catalogue, format } = file
  if (!catalogue || !format.shared) return undefined
  const path = cataloguePath(catalogue, locale)
  const before = readTextIfAny(project.root, path, localeFileLimit)
  return {
    format: format.shared,
    path,
    before,
    texts: before === undefined ? new Map() : textsOf(format.shared, path, before)
  }
}

function textsOf(format: SharedFile, path: string, text: string): ReadonlyMap<string, string> {
  try {
    return format.texts(text)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    const message = `${error.message} (${path}): nothing is written over it, mend it by hand`
    throw new ReviewError('syntax', path, message, { cause: error })
  }
}

/** Which text of a block stands, where two files have one. */
export type Standing =
  | { readonly text: string | undefined; readonly path: string }
  /** People have changed both, to different texts. */
  | { readonly text: string; readonly conflict: ReviewError }

/**
 * The text of the locale file, unless somebody has written another in the shared file since we last wrote there. Where both have been
 * edited neither gives way.
 */
export function standingText(
  block: KeyedBlock,
  record: EvidenceRecord | undefined,
  own: { readonly text: string | undefined; readonly path: string },
  shared: SharedText | undefined
): Standing {
  const found = shared && sharedText(block, shared)
  if (!shared || found === undefined || isOurs(block, record, shared) || found === own.text) return own
  if (own.text === undefined || isKnown(record, own.text)) return { text: found, path: shared.path }
  const message = `Expected one text for "${block.key}", got two that people have written: in "${own.path}" and in "${shared.path}"; keep one of them, in either file, and delete the other`
  return { text: own.text, conflict: new ReviewError('conflict', shared.path, message) }
}

/** The shared file's text of a block with numbered tags; nothing where it is blank. */
export function sharedText({ key, block }: KeyedBlock, { format, texts }: SharedText): string | undefined {
  const text = texts.get(key)
  return text === undefined || !/\S/.test(text) ? undefined : formatTags(format.content(text, block))
}

/** Whether the shared file holds what was last written there, to the letter. */
export function isOurs({ key }: KeyedBlock, record: EvidenceRecord | undefined, { texts }: SharedText): boolean {
  const text = texts.get(key)
  return text !== undefined && record?.written === hashText(text)
}

function isKnown(record: EvidenceRecord | undefined, text: string): boolean {
  const hash = hashText(text)
  return record !== undefined && (hash === record.machine || hash === record.person || hash === record.approved)
}
