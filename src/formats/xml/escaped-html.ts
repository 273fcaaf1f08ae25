import type { Role } from '../../model/document.ts'
import type { LocaleTag } from '../../model/locale.ts'
import { htmlSyntax } from '../html/syntax.ts'
import { htmlVocabulary } from '../html/vocabulary.ts'
import type { Layer } from '../markup/vocabulary.ts'

/** Text that is HTML, escaped or in a CDATA section. `role`: of what stands in no element. */
export function escapedHtml(text: string, locale: LocaleTag, role: Role = 'p'): Layer {
  return { kind: 'markup', vocabulary: { ...htmlVocabulary(text, locale), rootRole: role }, syntax: htmlSyntax }
}

/** Whether a text, its references resolved once, is HTML and not plain: it holds a tag of HTML, or a reference still. */
export function looksLikeHtml(text: string): boolean {
  return tag.test(text) || reference.test(text)
}

const tag =
  /<\/?(?:a|abbr|acronym|article|aside|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|embed|figcaption|figure|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|object|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|th|thead|time|tr|tt|u|ul|var|video)(?=[\s/>])[^<>]*>/i
const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i
