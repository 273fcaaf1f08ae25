/** Text as it stands between tags. `>` is escaped everywhere, so that `]]>` cannot come about. A carriage return would be read as a line feed. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, mark => escapes[mark]!)
}

/** Text as it stands in an attribute with this quote; blanks but the space are written so that a parser does not make spaces of them. */
export function escapeAttribute(text: string, quote: '"' | "'"): string {
  return text.replace(quote === '"' ? /[&<"\t\n\r]/g : /[&<'\t\n\r]/g, mark => escapes[mark]!)
}

/** Text as it stands inside a CDATA section. */
export function escapeCdata(text: string): string {
  return text.replaceAll(']]>', ']]]]><![CDATA[>')
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;'
}
