import { content, plainText } from '../../model/content.ts'
import type { Codec } from './codec.ts'
import { mendText } from './mend-text.ts'

/** Plain text, for sources without codes. Codes would be lost. */
export const text: Codec = {
  encode: plainText,
  decode(answer, source, to) {
    const mend = mendText(source, to)
    const [start = '', end = ''] = edges(plainText(source))
    return content([start + mend(answer).trim() + end])
  }
}

function edges(text: string): [start: string, end: string] {
  const rest = text.trimStart()
  return [text.slice(0, text.length - rest.length), rest.slice(rest.trimEnd().length)]
}
