import { type Content, isCode } from '../../model/content.ts'
import { type Codec, codePoints, isTranslatable } from './codec.ts'
import { html } from './html.ts'
import { text } from './text.ts'

/** Plain text for a source without codes, else HTML: the cheapest that carries the source. */
export function codecOf(source: Content): Codec {
  return source.some(isCode) ? html : text
}

/** Code points that are sent, and billed, for a source. */
export function characters(source: Content): number {
  return isTranslatable(source) ? codePoints(codecOf(source).encode(source)) : 0
}
