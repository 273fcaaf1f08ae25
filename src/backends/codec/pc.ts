import { isCode } from '../../model/content.ts'
import type { Codec } from './codec.ts'
import { pairsOf, readTags, type Tag } from './tag-reader.ts'

/**
 * For language models: text as it is, pairs as `<pc id="1">…</pc>`, standalone codes as `<ph id="2"/>`, as XLIFF has them. Nothing
 * is escaped, so that text which reads like these tags cannot be sent with them.
 */
export const pc: Codec = {
  encode(source) {
    const paired = pairsOf(source)
    return source
      .map(part => {
        if (!isCode(part)) return part
        if (part.kind === 'standalone' || !paired.has(part.id)) return `<ph id="${part.id}"/>`
        return part.kind === 'open' ? `<pc id="${part.id}">` : '</pc>'
      })
      .join('')
  },
  decode: (answer, source, to) => readTags(tokens(answer), source, to)
}

/** Whether the text reads like tags of the codec. */
export function readsLikePc(text: string): boolean {
  return /<\/?p[ch]\b/i.test(text)
}

/** The tags in a text, the opening ones with their ids, in the order of the alphabet: what source and target compare by. */
export function pcTags(text: string): readonly string[] {
  return Array.from(text.matchAll(tags), ([, slash, name, id = '']) => (slash ? '/' : `${name}${id}`)).sort()
}

const tags = /<(\/?)(p[ch])\b(?:\s+id\s*=\s*["']?(\d{1,6})["']?)?[^<>]*>/gi

function* tokens(answer: string): Generator<string | Tag> {
  let end = 0
  for (const match of answer.matchAll(tags)) {
    const [raw, slash, name = '', id] = match
    if (match.index > end) yield answer.slice(end, match.index)
    end = match.index + raw.length
    const isClosing = slash === '/'
    yield { name: name.toLowerCase(), id: isClosing ? undefined : id, isClosing, isVoid: raw.endsWith('/>'), raw }
  }
  if (end < answer.length) yield answer.slice(end)
}
