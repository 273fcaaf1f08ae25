/** `<`, `>` and `&` as references. Quotes stay: engines translate `&quot;` worse, and it is billed as six characters. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, character => escapes[character]!)
}

/** References to characters, and the named ones an engine may write. Any other name stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(reference, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named.get(name) ?? named.get(name.toLowerCase()) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number.parseInt(decimal, 10)
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : '\uFFFD'
  })
}

/** Whether the text holds what reads as a reference, such as `&#39;`. */
export function hasEntities(text: string): boolean {
  return text.includes('&') && text.search(reference) >= 0
}

const reference = /&(?:#(\d{1,8})|#[xX]([\da-fA-F]{1,7})|([a-zA-Z]{2,8}));/g

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const named = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00A0',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    shy: '\u00AD',
    zwnj: '\u200C',
    zwj: '\u200D',
    lrm: '\u200E',
    rlm: '\u200F',
    ndash: '\u2013',
    mdash: '\u2014',
    lsquo: '\u2018',
    rsquo: '\u2019',
    sbquo: '\u201A',
    ldquo: '\u201C',
    rdquo: '\u201D',
    bdquo: '\u201E',
    laquo: '\u00AB',
    raquo: '\u00BB',
    lsaquo: '\u2039',
    rsaquo: '\u203A',
    hellip: '\u2026',
    bull: '\u2022',
    middot: '\u00B7',
    iexcl: '\u00A1',
    iquest: '\u00BF',
    deg: '\u00B0',
    times: '\u00D7',
    euro: '\u20AC',
    pound: '\u00A3',
    yen: '\u00A5',
    cent: '\u00A2',
    sect: '\u00A7',
    copy: '\u00A9',
    reg: '\u00AE',
    trade: '\u2122'
  })
)
