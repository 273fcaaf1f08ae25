import { type Content, content, type InlineCode, isCode } from '../model/content.ts'

/** Stands in the text for what no style may touch: an inline code, each character of an address, placeholder or phone number. */
export const untouchable = '\uFFFC'

/** A piece of the running text and what is to stand there. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What a style sees of a content. */
export function runningText(target: Content): string {
  const text = target.map(part => (isCode(part) ? untouchable : part)).join('')
  return mayHoldUntouchable.test(text) ? text.replace(untouched, found => untouchable.repeat(found.length)) : text
}

const mayHoldUntouchable = /[@#{}%$\\]|:\/\/|\.[a-z]|\p{Nd}[-‑–. ]\p{Nd}|\p{Nd}{10}/iu

/** What is no prose. Each part is bounded or stops at a space, so that this stays linear. */
const untouched = new RegExp(
  [
    // Web addresses, mail, handles and hashtags, domains and file names.
    /\b[a-z][a-z+.-]{1,20}:\/\/\S*[^\s.,;:!?…)»”\x22'،؛؟]/u,
    /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/u,
    /(?<![\p{L}\p{N}])[@#][\p{L}\p{M}\p{N}_]+/u,
    /(?<![\w.-])(?:[a-z0-9-]{1,64}\.){1,8}[a-z]{2,12}(?:[/:?#]\S*[^\s.,;:!?…)»”\x22'،؛؟])?(?![\w-])/u,
    // Placeholders and escapes.
    /\$t\([^()]*\)|\{\{[^{}]*\}\}|\$?\{[^{}]*\}|%\([^()\s]+\)[a-z]|\\\S+/u,
    /(?<![\p{Nd}%]\s?)%(?:\d\$)?[-+#0-9.]{0,9}[sdifuxcg@](?![\p{L}\p{M}])/u,
    // Phone numbers, versions, dates with hyphens, long ids.
    /\+\p{Nd}[\p{Nd} ().‑–/-]{4,24}\p{Nd}|\(\p{Nd}{2,5}\) ?\p{Nd}[\p{Nd} .‑–-]{3,20}\p{Nd}/u,
    /(?<![a-z\p{Nd}])(?:\p{Nd}{1,8}(?:[-‑.–]\p{Nd}{1,8}){2,8}|\p{Nd}{2,5}(?: \p{Nd}{2,4}){2,6}(?!\p{Nd}))|\p{Nd}{10,}/u
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu'
)

/** The content with the edits made, which are in order, do not overlap and do not touch codes. */
export function edited(target: Content, edits: readonly Edit[]): Content {
  if (edits.length === 0) return target
  const parts: (string | InlineCode)[] = []
  let from = 0
  let next = 0
  for (const part of target) {
    const to = from + (isCode(part) ? 1 : part.length)
    if (isCode(part)) parts.push(part)
    else {
      let at = from
      for (; next < edits.length && edits[next]!.end <= to; next++) {
        const { start, end, text } = edits[next]!
        parts.push(part.slice(at - from, start - from), text)
        at = end
      }
      parts.push(part.slice(at - from))
    }
    from = to
  }
  return content(parts)
}

/** An edit for each match that `write` writes otherwise. */
export function edits(text: string, pattern: RegExp, write: (found: string) => string): readonly Edit[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    text: write(found)
  })).filter(({ start, end, text: written }) => text.slice(start, end) !== written)
}
