import type { Role } from '../../model/document.ts'
import type { LocaleTag } from '../../model/locale.ts'
import { htmlSyntax } from '../html/syntax.ts'
import type { Layer } from '../markup/vocabulary.ts'
import { xhtmlVocabulary } from './xhtml.ts'

/** Text that is HTML, escaped or in a CDATA section. `role`: of what stands in no element. */
export function escapedHtml(text: string, locale: LocaleTag, role: Role = 'p'): Layer {
  return { kind: 'markup', vocabulary: { ...xhtmlVocabulary(text, locale), rootRole: role }, syntax: htmlSyntax }
}

/**
 * How a text is read that is said to be plain, or of which nothing is said: as markup all the same where it holds an element. A lone tag does
 * not count: it may be what the text is about.
 */
export function markupIfAny(locale: LocaleTag, role?: Role): (text: string) => Layer | undefined {
  return text => (holdsElement(text) ? escapedHtml(text, locale, role) : undefined)
}

/** Whether there is an element in a text: a tag that opens with one that closes it, or one that stands alone in HTML. */
export function holdsElement(text: string): boolean {
  if (!text.includes('<')) return false
  const open = new Set<string>()
  for (const [, slash, name = ''] of text.matchAll(/<(\/?)([a-z][\w:.-]*)(?:\s[^<>]*)?\/?>/gi)) {
    const lower = name.toLowerCase()
    if (slash === '' && (lower === 'br' || lower === 'img' || lower === 'hr')) return true
    if (slash === '') open.add(lower)
    else if (open.has(lower)) return true
  }
  return false
}

/** Whether a text of RSS, its references resolved once, is HTML as readers see it: it holds what reads as a tag, or a reference still. */
export function looksLikeHtml(text: string): boolean {
  return tag.test(text) || reference.test(text)
}

/**
 * Plain text where HTML would do as well, as in RSS: a translation that looks like HTML is escaped once more, so that it is read as what
 * it says.
 */
export function plainAmongHtml(role: Role): Layer {
  return {
    kind: 'strings',
    strings(text) {
      const start = text.length - text.trimStart().length
      const value = text.trim()
      const write = (target: string) => (looksLikeHtml(target) ? htmlSyntax.encodeText(target) : target)
      return [{ kind: 'text', role, start, end: start + value.length, value, write }]
    }
  }
}

const tag = /<(?:\/?[a-z][^<>]*>|!--)/i
const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i
