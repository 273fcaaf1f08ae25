import { referenced } from '../../xml/references.ts'

/** Text without tags, its references resolved; one that stands for nothing known, or a bare `&`, is given to `unknown`. */
export function resolveText(raw: string, unknown: (reference: string) => string): string {
  let text = ''
  let end = 0
  for (let amp = raw.indexOf('&'); amp >= 0; amp = raw.indexOf('&', end)) {
    const close = raw.indexOf(';', amp)
    const name = close < 0 ? '' : raw.slice(amp + 1, close)
    const character = name.startsWith('#X') ? undefined : referenced(name)
    text +=
      raw.slice(end, amp) +
      (character ?? unknown(character === undefined && close < 0 ? '&' : `&${name};`.slice(0, 20)))
    end = character === undefined && close < 0 ? amp + 1 : close + 1
  }
  return end === 0 ? raw : text + raw.slice(end)
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
