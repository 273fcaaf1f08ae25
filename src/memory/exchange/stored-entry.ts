import type { Content } from '../../model/content.ts'
import { exactForm, targetToText } from '../exact-form.ts'
import { textContent } from '../text-content.ts'

/** Two texts and their languages. */
export interface TextPair {
  readonly from: string
  readonly to: string
  /** The source's exact form without its variant. */
  readonly source: string
  readonly target: string
}

/** A row of the memory as files hold it: a pair with all that is known of it. */
export interface StoredEntry extends TextPair {
  readonly variant: string | undefined
  /** Hashes of the neighbours' forms, 0 at the edge of an article; `undefined` where the context is not known. */
  readonly previous: number | undefined
  readonly next: number | undefined
  readonly engine: string | undefined
  readonly author: string | undefined
  readonly isReviewed: boolean
  /** Article id; `''` for a translation from elsewhere. */
  readonly article: string
  /** Name of the collection it came with from elsewhere; `undefined` for what this project's people and engines wrote. */
  readonly collection: string | undefined
  readonly isAligned: boolean
  /** JSON of what else is known of a translation from elsewhere. */
  readonly extra: string | undefined
  /** Milliseconds since 1970; 0 where it is not known. */
  readonly created: number
  readonly updated: number
}

/** Whether a person wrote or approved it. */
export function isPersons({ author, isReviewed }: StoredEntry): boolean {
  return author !== undefined || isReviewed
}

/** The form the memory keeps a source by: with its variant on a line before it. */
export function formOf({ source, variant }: Pick<StoredEntry, 'source' | 'variant'>): string {
  return variant === undefined ? source : `${variant}\n${source}`
}

/** `formOf` taken apart. A form itself has no line break. */
export function partsOfForm(form: string): Pick<StoredEntry, 'source' | 'variant'> {
  const at = form.lastIndexOf('\n')
  return at < 0 ? { source: form, variant: undefined } : { source: form.slice(at + 1), variant: form.slice(0, at) }
}

/** Source and target as the memory keeps them. Codes are numbered in order of first appearance in the source. */
export function texts(source: Content, target: Content): Pick<StoredEntry, 'source' | 'target'> {
  const [text] = target
  // Of most there is nothing to number and nothing to escape.
  const isBare = target.length === 1 && typeof text === 'string' && !text.includes('<')
  return { source: exactForm(source), target: isBare ? text.toWellFormed() : targetToText(source, target) }
}

/** `texts` of texts that are in the memory's own spelling, or that a person has changed since. */
export function formatOwnTexts(source: string, target: string): Pick<StoredEntry, 'source' | 'target'> {
  return texts(textContent(source), textContent(target))
}
