import { isCode } from '../../model/content.ts'
import type { Codec } from './codec.ts'
import { decodeEntities, escapeHtml } from './entities.ts'
import { withoutRawText } from './raw-text.ts'
import { pairsOf, readTags, type Tag } from './tag-reader.ts'

/**
 * Well-formed XML: text escaped, pairs as `<g1>…</g1>`, standalone codes as `<x2/>`. Without attributes, whose values engines
 * translate, and with names that are no words.
 */
export const xml: Codec = {
  encode(source) {
    const paired = pairsOf(source)
    return source
      .map(part => {
        if (!isCode(part)) return escapeHtml(part.replace(notXml, ''))
        if (part.kind === 'standalone' || !paired.has(part.id)) return `<x${part.id}/>`
        return part.kind === 'open' ? `<g${part.id}>` : `</g${part.id}>`
      })
      .join('')
  },
  decode: (answer, source, to) => readTags(tokens(withoutRawText(answer)), source, to)
}

/** Characters that XML 1.0 has no way to write. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

function* tokens(answer: string): Generator<string | Tag> {
  let end = 0
  for (const match of answer.matchAll(/<(\/?)([a-zA-Z][^\s<>/]*)[^<>]*>|<[!?][^<>]*>/g)) {
    const [raw, slash, name] = match
    if (match.index > end) yield decodeEntities(answer.slice(end, match.index))
    end = match.index + raw.length
    if (name === undefined) continue
    const isClosing = slash === '/'
    const id = isClosing ? undefined : /^[gx](\d{1,6})$/i.exec(name)?.[1]
    yield { name: name.toLowerCase(), id, isClosing, isVoid: raw.endsWith('/>'), raw }
  }
  if (end < answer.length) yield decodeEntities(answer.slice(end))
}
