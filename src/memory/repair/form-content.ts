import { type Content, codeKey, type InlineCode } from '../../model/content.ts'
import { parseTags } from '../../model/inline-tags.ts'

/** The content of a stored text: its tags are codes, though the memory does not know their native markup. */
export function formContent(text: string): Content {
  if (!text.includes('<')) return text === '' ? [] : [text]
  const codes = new Map<string, InlineCode>()
  for (const [, close, id = '', single] of text.matchAll(/<(\/?)(\d+)(\/?)>/g)) {
    if (close && single) continue
    const kind = close ? 'close' : single ? 'standalone' : 'open'
    codes.set(codeKey({ kind, id }), { kind, id, data: '', equiv: '', deletable: false })
  }
  return parseTags(text, [...codes.values()])
}
