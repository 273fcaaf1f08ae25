import { type Content, content, type InlineCode, isCode, plainText } from '../model/content.ts'
import { type LocalePair, type LocaleTag, writesWithoutSpaces } from '../model/locale.ts'
import { insidesOf } from './pairs.ts'
import { isLineBreak, reading } from './reading.ts'
import type { Segmenter } from './segmenter.ts'
import { strip } from './strip.ts'

/** A block cut into sentences. `gaps[i]` stands before segment `i`, the last gap after the last one: `join(split(c))` equals `c`. */
export interface Split {
  /** None is empty or without a letter or digit, and the halves of a pair of codes are never in two of them. */
  readonly segments: readonly Content[]
  /** One more than `segments`: white space, codes around whole segments, and text without a letter or digit. */
  readonly gaps: readonly Content[]
}

/** Cuts a block into sentences, but not inside a pair of codes, unless the pair wraps the whole block. */
export function split(block: Content, segmenter: Segmenter, locale: LocaleTag): Split {
  const whole = strip(content(block), { isBlock: true })
  const segments: Content[] = []
  const gaps: Content[] = []
  let gap: Content = whole.before
  for (const piece of cut(whole.inner, segmenter, locale)) {
    const { before, inner, after } = strip(piece, { isBlock: false })
    if (/[\p{L}\p{N}]/u.test(plainText(inner))) {
      gaps.push(content([...gap, ...before]))
      segments.push(inner)
      gap = after
    } else gap = content([...gap, ...piece])
  }
  gaps.push(content([...gap, ...whole.after]))
  return { segments, gaps }
}

/**
 * Puts target segments where the source's stood. White space between sentences follows the target: none in Chinese,
 * Japanese or Thai, a space where the source had none and the target wants one.
 */
export function join(segments: readonly Content[], gaps: readonly Content[], { from, to }: LocalePair): Content {
  if (gaps.length !== segments.length + 1) {
    throw new RangeError(`Expected one gap more than segments, got ${segments.length} segments and ${gaps.length} gaps`)
  }
  const spacing = spacingOf(writesWithoutSpaces(from), writesWithoutSpaces(to))
  return content(
    gaps.flatMap((gap, i) => {
      const isBetween = i > 0 && i < segments.length
      return [...(isBetween ? spacing(gap) : gap), ...(segments[i] ?? [])]
    })
  )
}

function spacingOf(fromWithout: boolean, toWithout: boolean): (gap: Content) => Content {
  if (fromWithout === toWithout) return gap => gap
  return toWithout ? withoutSpaces : withSpace
}

function withoutSpaces(gap: Content): Content {
  const isWhiteSpace = gap.every(part => (isCode(part) ? !isLineBreak(part) : part.trim() === ''))
  return isWhiteSpace ? gap.filter(isCode) : gap
}

/** The space goes outside of the pairs that end and start at the gap. */
function withSpace(gap: Content): Content {
  if (gap.some(part => (isCode(part) ? isLineBreak(part) : /\s/.test(part)))) return gap
  const closing = gap.findIndex(part => !isCode(part) || part.kind !== 'close')
  const at = closing < 0 ? gap.length : closing
  return content([...gap.slice(0, at), ' ', ...gap.slice(at)])
}

/** The parts between the segmenter's breaks, as far as these stand outside of every pair. */
function* cut(block: Content, segmenter: Segmenter, locale: LocaleTag): Generator<Content> {
  const { text, starts } = reading(block)
  const insides = insidesOf(block)
  let piece: (string | InlineCode)[] = []
  let part = 0
  let from = 0
  for (const at of segmenter.breaks(text, locale)) {
    while (
      part < block.length &&
      endOf(block, starts, text, part) <= at &&
      !startsAt(block[part]!, starts[part]!, at)
    ) {
      piece.push(rest(block[part]!, from))
      part++
      from = 0
    }
    const current = block[part]
    if (current === undefined || insides[part]) continue
    const offset = at - starts[part]!
    if (typeof current === 'string' && offset > from) {
      piece.push(current.slice(from, offset))
      from = offset
    }
    yield content(piece)
    piece = []
  }
  while (part < block.length) {
    piece.push(rest(block[part]!, from))
    part++
    from = 0
  }
  yield content(piece)
}

const rest = (part: string | InlineCode, from: number): string | InlineCode => (isCode(part) ? part : part.slice(from))

function endOf(block: Content, starts: readonly number[], text: string, part: number): number {
  return part + 1 < block.length ? starts[part + 1]! : text.length
}

/** A code right at the break opens the next sentence, unless it closes a pair of the one before. */
function startsAt(part: string | InlineCode, start: number, at: number): boolean {
  return start === at && isCode(part) && part.kind !== 'close'
}
