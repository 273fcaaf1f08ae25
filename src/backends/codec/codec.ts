import { type Content, plainText } from '../../model/content.ts'
import type { LocaleTag } from '../../model/locale.ts'

/** Version of all codecs together. Part of each fingerprint: raise it whenever the same source is sent otherwise. */
export const codecVersion = 1

/** How content looks to an engine, and the way back. */
export interface Codec {
  encode(source: Content): string
  /**
   * Reads an engine's answer, whatever it is: never throws, and gives codes of `source` only, each at most once, pairs whole and
   * nested. What the engine did to entities, white space and tags is mended where the source shows how it should be.
   */
  decode(answer: string, source: Content, to: LocaleTag): Content
}

/** Whether there is anything for an engine to translate. What has nothing is never sent. */
export function isTranslatable(source: Content): boolean {
  return /\S/.test(plainText(source))
}

/** Unicode code points: what engines bill by. Half a surrogate pair counts as one, as it does when it is sent. */
export function codePoints(text: string): number {
  let count = text.length
  for (let i = 0; i + 1 < text.length; i++) {
    if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) {
      count--
      i++
    }
  }
  return count
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
