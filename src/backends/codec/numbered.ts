import { content, isCode } from '../../model/content.ts'
import { formatTags } from '../../model/inline-tags.ts'
import type { Codec } from './codec.ts'
import { pairsOf, readTags, type Tag } from './tag-reader.ts'

/** Numbered tags as locale files have them: `Read <1>the report</1> <2/> now`, look-alikes after a backslash. */
export const numbered: Codec = {
  encode(source) {
    const paired = pairsOf(source)
    const halves = source.map(part =>
      isCode(part) && !paired.has(part.id) ? { ...part, kind: 'standalone' as const } : part
    )
    return formatTags(content(halves))
  },
  decode: (answer, source, to) => readTags(tokens(answer), source, to)
}

/** As `parseTags` reads them. */
function* tokens(answer: string): Generator<string | Tag> {
  let end = 0
  for (const match of answer.matchAll(/(\\*)<(\/?)(\d{1,6})(\/?)>/g)) {
    const [whole, slashes = '', close, id = '', single] = match
    const raw = whole.slice(slashes.length)
    const isText = slashes.length % 2 === 1
    const before = answer.slice(end, match.index) + slashes.slice(0, Math.floor(slashes.length / 2))
    end = match.index + whole.length
    yield isText ? before + raw : before
    const isClosing = close === '/'
    if (!isText) yield { name: id, id: isClosing ? undefined : id, isClosing, isVoid: single === '/', raw }
  }
  yield answer.slice(end)
}
