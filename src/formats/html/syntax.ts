import type { Syntax } from '../markup/vocabulary.ts'
import { decodeReferences } from './references.ts'
import { htmlTokens } from './tokenizer.ts'

/** HTML as browsers read it: any text is HTML. Raw text is that of CDATA sections in SVG; what is in a script is written by nobody. */
export const htmlSyntax: Syntax = {
  tokens: htmlTokens,
  decode(raw, place) {
    return place === 'raw' ? { text: raw, map: undefined, opaque: [] } : decodeReferences(raw, place)
  },
  encodeText: text => text.replace(/[&<>]/g, escaped),
  encodeAttribute(text, quote) {
    const written = text.replace(quote === "'" ? /[&<>']/g : /[&<>"]/g, escaped)
    return quote === '' ? `"${written}"` : written
  },
  encodeRaw: text => text.replaceAll(']]>', ']]]]><![CDATA[>'),
  isolate: { open: '<bdi>', close: '</bdi>' }
}

const escaped = (character: string) => escapes[character]!
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}
