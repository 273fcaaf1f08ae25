/** The entities every XML document has. No other is ever expanded. */
const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"]
])

/** Text without tags, its references resolved; one that stands for nothing known, or a bare `&`, is given to `unknown`. */
export function resolveText(raw: string, unknown: (reference: string) => string): string {
  let text = ''
  let end = 0
  for (let amp = raw.indexOf('&'); amp >= 0; amp = raw.indexOf('&', end)) {
    const close = raw.indexOf(';', amp)
    const name = close < 0 ? '' : raw.slice(amp + 1, close)
    const character = entities.get(name) ?? numbered(name)
    text +=
      raw.slice(end, amp) +
      (character ?? unknown(character === undefined && close < 0 ? '&' : `&${name};`.slice(0, 20)))
    end = character === undefined && close < 0 ? amp + 1 : close + 1
  }
  return end === 0 ? raw : text + raw.slice(end)
}

function numbered(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([\da-fA-F]{1,8})|(\d{1,8}))$/.exec(name) ?? []
  if (hex === undefined && decimal === undefined) return undefined
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return isXml(code) ? String.fromCodePoint(code) : undefined
}

/** Whether XML 1.0 allows a character. */
function isXml(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff && code <= 0x10ffff
}

/** Of an attribute, a property or a note: references that are not known stay as they are spelled. */
export function resolve(raw: string): string {
  if (!raw.includes('<')) return resolveText(raw, reference => reference)
  return raw
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)/)
    .map((part, i) =>
      i % 2 === 0 ? resolve(part.replaceAll('<', '')) : part.startsWith('<![') ? part.slice(9, -3) : ''
    )
    .join('')
}
