/** Where a file says what it is encoded in. */
export interface Declaration {
  readonly markup: 'xml' | 'html'
  readonly label: string
  /** Of the label, in the text. */
  readonly start: number
  readonly end: number
}

/**
 * The declarations in the first `limit` characters of a text: that of XML, then the `<meta>` of an HTML page; the first one counts. None in
 * a text that does not begin with markup.
 */
export function declarationsIn(text: string, limit: number): readonly Declaration[] {
  const head = text.slice(0, limit)
  if (!/^\ufeff?\s*</.test(head)) return []
  const xml = xmlDeclaration(head)
  const isPage = !/^\ufeff?\s*<\?xml\s/.test(head) || /<html[\s>]/i.test(head)
  return [...(xml ? [xml] : []), ...(isPage ? metas(head) : [])]
}

function xmlDeclaration(head: string): Declaration | undefined {
  const found = /^\ufeff?\s*<\?xml\s[^>]*?\sencoding\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/d.exec(head)
  const [start, end] = found?.indices?.[1] ?? found?.indices?.[2] ?? []
  return start === undefined || end === undefined ? undefined : declaration('xml', head, start, end)
}

/** Comments too, which may hold a `<meta>` that is none. */
const commentOrMeta = /<!--[\s\S]*?(?:-->|$)|<meta(?=[\s/])((?:"[^"]*"|'[^']*'|[^'">])*)>/dgi
const attribute = /([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/dg

function metas(head: string): readonly Declaration[] {
  return Array.from(head.matchAll(commentOrMeta), ({ 1: inside, indices }) =>
    inside === undefined ? undefined : meta(head, inside, indices![1]![0])
  ).filter(found => found !== undefined)
}

/** `<meta charset="…">` or `<meta http-equiv="content-type" content="…; charset=…">`; `inside` begins at `offset`. */
function meta(head: string, inside: string, offset: number): Declaration | undefined {
  const spans = new Map<string, readonly [number, number]>()
  for (const { 1: name, indices } of inside.matchAll(attribute)) {
    const span = indices![2] ?? indices![3] ?? indices![4]!
    const key = name!.toLowerCase()
    if (!spans.has(key)) spans.set(key, span)
  }
  const charset = spans.get('charset')
  if (charset) return trimmed(head, offset + charset[0], offset + charset[1])
  const [equiv, content] = [spans.get('http-equiv'), spans.get('content')]
  if (
    !equiv ||
    !content ||
    inside
      .slice(...equiv)
      .trim()
      .toLowerCase() !== 'content-type'
  )
    return undefined
  const found = /charset\s*=\s*["']?([^\s"';,]+)/di.exec(inside.slice(...content))
  const label = found?.indices?.[1]
  return label && declaration('html', head, offset + content[0] + label[0], offset + content[0] + label[1])
}

function trimmed(head: string, start: number, end: number): Declaration | undefined {
  const value = head.slice(start, end)
  const from = start + value.length - value.trimStart().length
  return value.trim() === '' ? undefined : declaration('html', head, from, from + value.trim().length)
}

const declaration = (markup: Declaration['markup'], head: string, start: number, end: number): Declaration => ({
  markup,
  label: head.slice(start, end),
  start,
  end
})

/** The text with every declaration in its first `limit` characters saying UTF-8, in upper case where the label was. */
export function declaringUtf8(text: string, limit: number): string {
  let edited = text
  for (const { label, start, end } of declarationsIn(text, limit).toReversed()) {
    const name = label === label.toUpperCase() ? 'UTF-8' : 'utf-8'
    edited = `${edited.slice(0, start)}${name}${edited.slice(end)}`
  }
  return edited
}
