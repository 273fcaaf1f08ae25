import { pseudoLocalizer } from '../../src/backends/mock/pseudo-text.ts'
import { content, type InlineCode, isCode } from '../../src/model/content.ts'
import { localeTag } from '../../src/model/locale.ts'

/** Words in the target's script, with what `kept` matches left as it is. References are read before and written after. */
export function taggedTranslation(text: string, from: string, to: string, kept: RegExp): string {
  return translatedAround(text, from, to, kept, unescaped, escaped)
}

/** The same, of text where nothing is escaped. */
export function plainTranslation(text: string, from: string, to: string, kept: RegExp): string {
  const same = (text: string) => text
  return translatedAround(text, from, to, kept, same, same)
}

function translatedAround(
  text: string,
  from: string,
  to: string,
  kept: RegExp,
  read: (text: string) => string,
  write: (text: string) => string
): string {
  const parts: (string | InlineCode)[] = []
  let end = 0
  for (const { 0: data, index } of text.matchAll(kept)) {
    const id = String(parts.length)
    parts.push(read(text.slice(end, index)), { kind: 'standalone', id, data, equiv: '', deletable: false })
    end = index + data.length
  }
  const localize = pseudoLocalizer({ from: localeTag(from), to: localeTag(to) })
  const target = localize(content([...parts, read(text.slice(end))]))
  return target.map(part => (isCode(part) ? part.data : write(part))).join('')
}

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, character => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '&quot;')

export const unescaped = (text: string): string =>
  text.replace(/&(?:lt|gt|amp|quot);/g, name => ({ '&lt;': '<', '&gt;': '>', '&quot;': '"' })[name] ?? '&')
