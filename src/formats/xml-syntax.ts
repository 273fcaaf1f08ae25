import { escapeAttribute, escapeCdata, escapeText } from '../xml/escape.ts'
import { tokens } from '../xml/lexer.ts'
import { decode } from '../xml/references.ts'
import { checkStructure } from '../xml/structure.ts'
import type { Syntax } from './markup/vocabulary.ts'

/** How XML is read and written: by our own lexer, with fast-xml-parser as the second opinion. */
export const xmlSyntax: Syntax = {
  tokens,
  check: checkStructure,
  decode: (raw, place) => (place === 'raw' ? { text: raw, map: undefined, opaque: [] } : decode(raw)),
  encodeText: escapeText,
  encodeAttribute: (text, quote) => escapeAttribute(text, quote === "'" ? "'" : '"'),
  encodeRaw: escapeCdata
}
