import type { Renderer } from './renderer.ts'

/** What a bundle says of the newest correction of its article. */
export interface CorrectionNotice {
  /** The same for one correction in every locale, another for the next. */
  readonly id: string
  /** ISO 8601, where the article says so. */
  readonly at?: string
  /** What the newsroom says of it, in the bundle's language; left out where that has no text for it. */
  readonly note?: string
  /** Whether the text is still of before the correction. */
  readonly pending: boolean
  /** The notice to show, in the bundle's language; it ends `disclosure.text` too. */
  readonly text: string
}

/** What a bundle says of a retraction: it is all that is left. */
export interface RetractionNotice {
  readonly at?: string
  /** What the newsroom says of it, in `noteLng`, the language of the original: nothing of it is translated. */
  readonly note?: string
  readonly noteLng?: string
  readonly text: string
}

export interface CorrectionInput {
  readonly id: string
  readonly at: string | undefined
  readonly note: string | undefined
  readonly isPending: boolean
}

export function correctionNotice({ id, at, note, isPending }: CorrectionInput, renderer: Renderer): CorrectionNotice {
  const line = dated(isPending ? 'correctionPending' : 'corrected', at, renderer)
  return {
    id,
    ...(at === undefined ? {} : { at }),
    ...(note === undefined ? {} : { note }),
    pending: isPending,
    text: note === undefined || isPending ? line : `${line} ${note}`
  }
}

/** The string of a key with its date, or without one where none is known. */
export function dated(key: string, at: string | undefined, renderer: Renderer): string {
  return at === undefined ? renderer.text(`${key}Undated`) : renderer.text(key, { date: renderer.date(at) })
}

/** The line under the byline with a notice at its end. */
export function withNotice(line: string, notice: CorrectionNotice | undefined): string {
  return notice ? `${line} ${notice.text}` : line
}
