import { codePoints } from '../codec/codec.ts'
import { pcTags } from '../codec/pc.ts'
import type { Asked } from './prompt.ts'
import type { Answered } from './read-answer.ts'

/**
 * The answers that belong to what was asked, by id. A model may leave segments out, merge them, shift all of them by one, make
 * ids up or say a thing twice; what is doubtful is left out, to be asked for again. `isAlone`: a segment without its codes, or
 * untranslated, is taken as it is, for the checks to flag; nothing else is.
 */
export function trustedAnswers(
  asked: readonly Asked[],
  answers: readonly Answered[],
  isAlone: boolean
): ReadonlyMap<string, string> {
  const byId = Map.groupBy(answers, ({ id }) => id)
  const found = asked.flatMap(segment => {
    const [answer, ...others] = byId.get(segment.id) ?? []
    return answer && others.every(({ tgt }) => tgt === answer.tgt) ? [{ segment, answer }] : []
  })
  const length = echoLength(asked)
  const drifted = found.filter(({ segment, answer }) => !echoes(answer.src, segment.src, length))
  if (3 * drifted.length > found.length) return new Map()
  const own = found.filter(each => !drifted.includes(each) && isNearest(each, asked, length))
  const merged = besideMissing(asked, own)
  return new Map(
    own
      .filter(({ segment, answer }) => !merged.has(segment.id) && isSound(segment.src, answer.tgt, isAlone))
      .map(({ segment, answer }) => [segment.id, answer.tgt])
  )
}

type Found = { readonly segment: Asked; readonly answer: Answered }

/**
 * How many letters of its beginning tell each segment from all others: 20 will do for most. What is alike for longer than this
 * limit cannot share a request.
 */
export function echoLength(asked: readonly Asked[]): number {
  const starts = [...new Set(asked.map(({ src }) => normalised(src)))].sort()
  const shared = starts.slice(1).map((start, i) => matching(start, starts[i]!))
  return Math.min(longestEcho, Math.max(20, ...shared.map(length => length + 4)))
}

const longestEcho = 80

/** How many characters a model has to copy of each segment for these letters to be among them: signs and tags are not compared. */
export function echoCharacters(asked: readonly Asked[]): number {
  const letters = echoLength(asked)
  return Math.max(letters, ...asked.map(({ src }) => prefixWith(letters, src)))
}

const step = 8

function prefixWith(letters: number, src: string): number {
  let end = letters
  while (end < src.length && normalised(src.slice(0, end)).length < letters) end += step
  return Math.min(end, src.length)
}

function matching(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

/** Whether what the model copied is the beginning of the source, whatever it did to spaces, case and signs. */
function echoes(copied: string, source: string, longest: number): boolean {
  const [copy, start] = [normalised(copied), normalised(source)]
  if (start.length === 0) return true
  const length = Math.min(copy.length, start.length, longest)
  return length >= Math.min(start.length, 4) && same(copy, start, length) >= 0.8 * length
}

/** Whether no other segment that was asked for begins like that too. */
function isNearest({ segment, answer }: Found, asked: readonly Asked[], longest: number): boolean {
  const [copy, own] = [normalised(answer.src), normalised(segment.src)]
  const length = Math.min(copy.length, longest)
  return asked.every(({ src }) => {
    const other = normalised(src)
    return other === own || same(copy, other, length) < same(copy, own, length)
  })
}

/** How many of the first characters are the same, each in its place. An end counts as a character. */
function same(a: string, b: string, length: number): number {
  let count = 0
  for (let i = 0; i < length; i++) if (a[i] === b[i]) count++
  return count + (a.length === b.length ? 1 : 0)
}

function normalised(text: string): string {
  return text
    .replace(/<\/?p[ch]\b[^<>]*(?:>|$)/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** A missing segment often hides in its neighbour, which then is longer than the others. */
function besideMissing(asked: readonly Asked[], found: readonly Found[]): ReadonlySet<string> {
  const ratios = new Map(
    found.map(({ segment, answer }) => [segment.id, codePoints(answer.tgt) / codePoints(segment.src)])
  )
  const suspects = asked.flatMap(({ id }, i) => {
    const isBeside = [asked[i - 1], asked[i + 1]].some(other => other && !ratios.has(other.id))
    const ratio = ratios.get(id)
    if (!isBeside || ratio === undefined) return []
    const others = [...ratios].filter(([other]) => other !== id).map(([, ratio]) => ratio)
    return ratio > 1.5 * (others.length > 0 ? median(others) : 1.1) ? [id] : []
  })
  return new Set(suspects)
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

function isSound(source: string, target: string, isAlone: boolean): boolean {
  if (!/\S/.test(target)) return false
  const length = codePoints(target)
  if (length > 40 && length > 4 * codePoints(source)) return false
  if (unreadable.test(target) && !unreadable.test(source)) return false
  return isAlone || (hasSameTags(source, target) && !isUntranslated(source, target))
}

const unreadable = /(?![\t\n\r])[\p{Cc}\uFFFD]/u

function hasSameTags(source: string, target: string): boolean {
  const [there, here] = [pcTags(source), pcTags(target)]
  return there.length === here.length && there.every((tag, i) => tag === here[i])
}

/** A name of three words may well be the same in both languages. */
function isUntranslated(source: string, target: string): boolean {
  return normalised(source) === normalised(target) && (source.match(/\p{L}+/gu)?.length ?? 0) > 3
}
