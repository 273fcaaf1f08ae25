import { type Content, content, type InlineCode, isCode } from '../../model/content.ts'
import { creditsIn, type Span } from './credits.ts'

/** Text with its URLs, e-mail addresses and picture credits as codes no translation may lose. */
export function contentOf(text: string): Content {
  const spans = [...addressesIn(text)]
  for (const credit of creditsIn(text)) if (!spans.some(span => overlap(span, credit))) spans.push(credit)
  spans.sort((a, b) => a.start - b.start)
  const parts: (string | InlineCode)[] = []
  let end = 0
  for (const [i, span] of spans.entries()) {
    const data = text.slice(span.start, span.end)
    parts.push(text.slice(end, span.start))
    parts.push({ kind: 'standalone', id: String(i + 1), data, equiv: data, deletable: false })
    end = span.end
  }
  return content([...parts, text.slice(end)])
}

/** `contentOf` backwards; a blank parts a code from text that would be read as part of it. */
export function textOf(source: Content): string {
  let text = ''
  for (const [i, part] of source.entries()) {
    const previous = source[i - 1]
    const isApart =
      previous === undefined ||
      (isCode(part) ? /[\s([{"'«“‘（「『【《、。，！？；：]$/.test(text) : startsApart.test(part))
    text += isApart ? '' : ' '
    text += isCode(part) ? part.data : part
  }
  return text
}

const startsApart = /^(?:\s|[)\]}"'»”’.,;:!?…]*(?:\s|$)|[）」』】》、。，！？；：…])/
const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end

function* addressesIn(text: string): Generator<Span> {
  const address =
    /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"«»“”„‘、。，！？；：（）「」『』【】《》…]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/gu
  for (const { 0: run, index } of text.matchAll(address)) {
    const length = withoutTail(run).length
    if (length > 4) yield { start: index, end: index + length }
  }
}

/** A URL without the punctuation of its sentence; a closing bracket stays if it was opened inside. */
function withoutTail(url: string): string {
  let opened = url.split('(').length - url.split(')').length
  let end = url.length
  for (; end > 0; end--) {
    const last = url.charAt(end - 1)
    if (last === ')' && opened < 0) opened++
    else if (!/[.,;:!?'’*_\]}]/.test(last)) break
  }
  return url.slice(0, end)
}
