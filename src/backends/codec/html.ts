import { type InlineCode, isCode } from '../../model/content.ts'
import type { Codec } from './codec.ts'
import { decodeEntities, escapeHtml } from './entities.ts'
import { withoutRawText } from './raw-text.ts'
import { type Pair, pairsOf, readTags, type Tag } from './tag-reader.ts'

/**
 * Inline HTML: text escaped, pairs as `<b id="1">…</b>`, standalone codes as `<span id="2" translate="no">npm ci</span>`, or
 * `<br id="2">` when they show nothing. Tags are short because they are billed, and hold no words because engines translate words.
 *
 * An answer is read by its ids alone; other attributes and tags go, their text stays. Of a code that came twice, the first with
 * something in it stays; pairs that cross are closed where the outer one ends; half a pair goes.
 */
export const html: Codec = htmlCodec('translate="no"')

/** The same, with `class="notranslate"` for what engines are to leave alone. */
export const htmlByClass: Codec = htmlCodec('class="notranslate"')

function htmlCodec(kept: string): Codec {
  return {
    encode(source) {
      const paired = pairsOf(source)
      return source.map(part => (isCode(part) ? tag(part, paired, kept) : escapeHtml(part))).join('')
    },
    decode: (answer, source, to) => readTags(tokens(withoutRawText(answer)), source, to)
  }
}

function tag(code: InlineCode, paired: ReadonlyMap<string, Pair>, kept: string): string {
  if (code.kind !== 'standalone' && paired.has(code.id)) return code.kind === 'open' ? `<b id="${code.id}">` : '</b>'
  if (code.equiv === '' || code.kind !== 'standalone') return `<br id="${code.id}">`
  return `<span id="${code.id}" ${kept}>${escapeHtml(code.equiv)}</span>`
}

/** Text decoded, tags taken apart; comments and declarations left out. In linear time: no tag reaches over another's `<`. */
function* tokens(answer: string): Generator<string | Tag> {
  let end = 0
  for (const match of answer.matchAll(/<(\/?)([a-zA-Z][^\s<>/]*)([^<>]*)>|<[!?][^<>]*>/g)) {
    const [raw, slash, name, attributes = ''] = match
    if (match.index > end) yield decodeEntities(answer.slice(end, match.index))
    end = match.index + raw.length
    if (name === undefined) continue
    const id = /(?:^|\s)id\s*=\s*["'“”„«]?\s*(\d{1,6})(?!\d)/i.exec(attributes)?.[1]
    const isVoid = /^(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i.test(name)
    yield { name: name.toLowerCase(), id, isClosing: slash === '/', isVoid, raw }
  }
  if (end < answer.length) yield decodeEntities(answer.slice(end))
}
