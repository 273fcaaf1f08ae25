import { type Content, codesOf, plainText, visibleText } from '../../model/content.ts'
import type { Role } from '../../model/document.ts'
import type { LocaleTag } from '../../model/locale.ts'
import { scriptOf } from '../../model/locale.ts'
import { type TokenKind, tokensOf } from './tokens.ts'

/** A block of an article, cut into its sentences. `gaps[i]` stands before sentence `i`, the last gap after the last one. */
export interface AlignBlock {
  readonly role: Role
  readonly content: Content
  /** Its key, in a format whose texts have names of their own. */
  readonly name?: string | undefined
  readonly sentences: readonly Content[]
  readonly gaps: readonly Content[]
}

/** One side of a pair of articles. */
export interface AlignText {
  readonly locale: LocaleTag
  readonly blocks: readonly AlignBlock[]
}

export type Ending = 'question' | 'exclamation' | 'colon' | 'stop' | 'none'

/** A block or a sentence as alignment sees it. */
export interface Passage {
  /** Characters that a reader sees. */
  readonly length: number
  /** Each once. */
  readonly tokens: ReadonlyMap<string, TokenKind>
  readonly ending: Ending
  /** Of a block. */
  readonly role: Role | undefined
}

export function passageOf(source: Content, locale: LocaleTag, role?: Role): Passage {
  const text = visibleText(source)
  const tokens = tokensOf(plainText(source), codesOf(source), scriptOf(locale))
  return { length: Math.max(1, text.trim().length), tokens, ending: endingOf(text), role }
}

const closing = /[\s"'”’»›)\]」』\p{Bidi_Control}]+$/u

function endingOf(text: string): Ending {
  const last = text.slice(-40).replace(closing, '').at(-1) ?? ''
  if ('?؟？'.includes(last)) return last === '' ? 'none' : 'question'
  if ('!！'.includes(last)) return 'exclamation'
  if (':：'.includes(last)) return 'colon'
  return '.。।۔…'.includes(last) ? 'stop' : 'none'
}
