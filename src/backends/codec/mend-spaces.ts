import { type Content, codeKey, content, type InlineCode, isCode, plainText } from '../../model/content.ts'
import { type LocaleTag, languageOf, writesWithoutSpaces } from '../../model/locale.ts'

/**
 * Gives the space around each code back as the source has it, where an engine added or lost some: `le <1> rapport </1> , et`
 * becomes `le <1>rapport</1>, et`. Where the language may well want what is there, it stays: no space is put between letters in
 * languages that write prefixes or endings on to a word.
 */
export function mendSpaces(target: Content, source: Content, to: LocaleTag): Content {
  const parts = [...target]
  trimEdges(parts, source)
  const model = new Map(source.flatMap((part, i) => (isCode(part) ? [[codeKey(part), i] as const] : [])))
  for (const mend of [moveOutward, dropAdded, dropBetweenIdeographs, addLost]) {
    for (let i = 0; i < parts.length; i++) {
      const code = parts[i]!
      const at = isCode(code) ? model.get(codeKey(code)) : undefined
      if (at !== undefined) for (const step of sides) mend({ parts, i, source, at, step, to })
    }
  }
  return content(parts)
}

/** One side of one code: index `i` of the target, index `at` of the source, looking left (-1) or right (1). */
interface Side {
  readonly parts: (string | InlineCode)[]
  readonly i: number
  readonly source: Content
  readonly at: number
  readonly step: -1 | 1
  readonly to: LocaleTag
}

const sides = [-1, 1] as const

/** A space just inside a pair that has none in the source goes outside, or away. */
function moveOutward({ parts, i, source, at, step }: Side): void {
  const isInside = (parts[i] as InlineCode).kind === (step === 1 ? 'open' : 'close')
  if (!isInside || !hasSpace(parts, i, step) || hasSpace(source, at, step)) return
  trimSide(parts, i + step, step)
  const out = step === 1 ? -1 : 1
  const outside = nextText(parts, i, out)
  if (outside === undefined || hasSpaceAt(parts[outside], out)) return
  const [left, right] = touching(parts, i, step)
  if (/[([{“‘]/.test(left) || /[,.;:!?)\]}”’…،؛؟。，、]/.test(right)) return
  parts[outside] = step === 1 ? `${parts[outside]} ` : ` ${parts[outside]}`
}

/** A space between a code and punctuation that leans on it in the source goes away. */
function dropAdded({ parts, i, source, at, step, to }: Side): void {
  if (!hasSpace(parts, i, step) || hasSpace(source, at, step)) return
  const leaning = step === 1 ? (languageOf(to) === 'fr' ? /^[,.)\]}]/ : /^[,.;:!?)\]}،؛؟。，、]/) : /[([{“‘]$/
  const there = source[at + step]
  const here = parts[i + step] as string
  const trimmed = step === 1 ? here.trimStart() : here.trimEnd()
  if (typeof there === 'string' && leaning.test(there) && leaning.test(trimmed)) parts[i + step] = trimmed
}

/** Chinese and Japanese put no space between characters of their own, whatever the source does. */
function dropBetweenIdeographs({ parts, i, source, step, to }: Side): void {
  if (!writesWithoutSpaces(to) || !hasSpace(parts, i, step) || isIdeograph(plainText(source))) return
  const here = parts[i + step] as string
  const trimmed = [...parts]
  trimmed[i + step] = step === 1 ? here.trimStart() : here.trimEnd()
  if (touching(trimmed, i, step).every(isIdeograph)) parts[i + step] = trimmed[i + step]!
}

/** Where the source has a space and the target runs two words together, the space comes back. */
function addLost({ parts, i, source, at, step, to }: Side): void {
  const here = parts[i + step]
  if (typeof here !== 'string' || here === '' || hasSpace(parts, i, step) || !hasSpace(source, at, step)) return
  if (writesWithoutSpaces(to)) return
  const [left, right] = touching(parts, i, step)
  if (!mayPart(left, right) || (isWord(left) && attaching.has(languageOf(to)))) return
  // A short ending after a code is a case ending: `<1>Merkel</1>s`.
  const ending = step === 1 ? (/^\p{L}*/u.exec(here)?.[0].length ?? 0) : Number.POSITIVE_INFINITY
  if (ending > 0 && ending < 3) return
  parts[i + step] = step === 1 ? ` ${here}` : `${here} `
}

function trimEdges(parts: (string | InlineCode)[], source: Content): void {
  if (!hasSpaceAt(source[0], 1)) trimSide(parts, 0, 1)
  if (!hasSpaceAt(source.at(-1), -1)) trimSide(parts, parts.length - 1, -1)
}

/** Takes the white space off the start (1) or the end (-1) of the text at `i`. */
function trimSide(parts: (string | InlineCode)[], i: number, step: -1 | 1): void {
  const part = parts[i]
  if (typeof part === 'string') parts[i] = step === 1 ? part.trimStart() : part.trimEnd()
}

const hasSpace = (parts: Content, i: number, step: -1 | 1): boolean => hasSpaceAt(parts[i + step], step)

/** Whether the text starts (1) or ends (-1) with white space. */
function hasSpaceAt(part: string | InlineCode | undefined, step: -1 | 1): boolean {
  return typeof part === 'string' && (step === 1 ? /^\s/ : /\s$/).test(part)
}

/** Index of the nearest text on that side, over codes that show nothing. */
function nextText(parts: Content, i: number, step: -1 | 1): number | undefined {
  for (let k = i + step; k >= 0 && k < parts.length; k += step) {
    const part = parts[k]!
    if (isCode(part) ? part.equiv !== '' : part !== '') return isCode(part) ? undefined : k
  }
  return undefined
}

/** The characters a reader sees on that side of the code, `''` at an edge. */
function touching(parts: Content, i: number, step: -1 | 1): [left: string, right: string] {
  const { equiv } = parts[i] as InlineCode
  const left = (step === 1 && equiv) || shown(parts, i, -1)
  const right = (step === -1 && equiv) || shown(parts, i, 1)
  return [lastCharacter(left), firstCharacter(right)]
}

function shown(parts: Content, i: number, step: -1 | 1): string {
  for (let k = i + step; k >= 0 && k < parts.length; k += step) {
    const part = parts[k]!
    const text = isCode(part) ? part.equiv : part
    if (text !== '') return text
  }
  return ''
}

const firstCharacter = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 32).trim()
const lastCharacter = (text: string): string => firstCharacter([...text.slice(-2)].at(-1) ?? '')
const isIdeograph = (text: string): boolean => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character)

/** Whether a space between the two characters can only be right. */
function mayPart(left: string, right: string): boolean {
  return /[\p{L}\p{N}\p{M},;:.!?)،؛؟]/u.test(left) && /[\p{L}\p{N}(]/u.test(right)
}

/** Languages that write prefixes or endings on to words, so that letters may well touch a code. */
const attaching = new Set(
  'ar he fa ur ps ckb ug yi sd fi et hu tr az kk ky uz tk tt mn eu ka ta te kn ml si ko ja zu xh'.split(' ')
)
