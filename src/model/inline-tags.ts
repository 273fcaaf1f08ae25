import { type Content, codeKey, content, type InlineCode, isCode } from './content.ts'

/**
 * Content as locale files and the memory hold it: codes are numbered tags, `Read <1>the report</1> <2/> now`.
 * A look-alike in the text gets a backslash, and the backslashes right before a tag or look-alike are doubled, so that
 * `parseTags(formatTags(c), codesOf(c))` equals `c`.
 */
export function formatTags(source: Content): string {
  return source
    .map((part, i) => {
      if (isCode(part)) return tag(part)
      const text = part.replace(/(\\*)(<\/?\d+\/?>)/g, '$1$1\\$2')
      return i + 1 < source.length ? text.replace(/\\+$/, '$&$&') : text
    })
    .join('')
}

/** Reads `formatTags` back. A tag that is none of `codes` stays text: it could not be put into an article. */
export function parseTags(text: string, codes: readonly InlineCode[]): Content {
  const known = new Map(codes.map(code => [codeKey(code), code]))
  const parts: (string | InlineCode)[] = []
  let end = 0
  for (const match of text.matchAll(/(\\*)<(\/?)(\d+)(\/?)>/g)) {
    const [whole, slashes = '', close, id = '', single] = match
    const literal = whole.slice(slashes.length)
    const code =
      close && single ? undefined : known.get(codeKey({ kind: close ? 'close' : single ? 'standalone' : 'open', id }))
    const isText = slashes.length % 2 === 1
    parts.push(text.slice(end, match.index))
    if (isText) parts.push(slashes.slice(0, (slashes.length - 1) / 2), literal)
    else if (code) parts.push(slashes.slice(0, slashes.length / 2), code)
    else parts.push(whole)
    end = match.index + whole.length
  }
  return content([...parts, text.slice(end)])
}

function tag({ kind, id }: InlineCode): string {
  if (kind === 'open') return `<${id}>`
  return kind === 'close' ? `</${id}>` : `<${id}/>`
}
