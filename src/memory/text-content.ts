import { type Content, codeKey, type InlineCode } from '../model/content.ts'
import { parseTags } from '../model/inline-tags.ts'

/** A text of the memory as content: every tag in it is a code, and its markup, since the memory does not know the native one. */
export function textContent(text: string): Content {
  if (!text.includes('<')) return text === '' ? [] : [text]
  const codes = new Map<string, InlineCode>()
  for (const [data, close, id = '', single] of text.matchAll(/<(\/?)(\d+)(\/?)>/g)) {
    if (close && single) continue
    const kind = close ? 'close' : single ? 'standalone' : 'open'
    codes.set(codeKey({ kind, id }), { kind, id, data, equiv: '', deletable: false })
  }
  return parseTags(text, [...codes.values()])
}
