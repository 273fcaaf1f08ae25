import { codePoints } from '../codec/codec.ts'
import { pcTags } from '../codec/pc.ts'
import type { Asked } from './prompt.ts'
import type { Answered } from './read-answer.ts'

/**
 * The answers that belong to what was asked, by id. A model may leave segments out, merge them, shift all of them by one, make
 * ids up or say a thing twice; what is doubtful is left out, to be asked for again. `isLast`: a segment without its codes, or
 * untranslated, is taken as it is, for the checks to flag; nothing else is.
 */
export function trustedAnswers(
  asked: readonly Asked[],
  answers: readonly Answered[],
  isLast: boolean
): ReadonlyMap<string, string> {
  const byId = Map.groupBy(answers, ({ id }) => id)
  const found = asked.flatMap(segment => {
    const [answer, ...others] = byId.get(segment.id) ?? []
    return answer && others.every(({ tgt }) => tgt === answer.tgt) ? [{ segment, answer }] : []
  })
  const drifted = found.filter(({ segment, answer }) => !echoes(answer.src, segment.src))
  if (3 * drifted.length > found.length) return new Map()
  const own = found.filter(each => !drifted.includes(each))
  const merged = besideMissing(asked, own)
  return new Map(
    own
      .filter(({ segment, answer }) => !merged.has(segment.id) && isSound(segment.src, answer.tgt, isLast))
      .map(({ segment, answer }) => [segment.id, answer.tgt])
  )
}

type Found = { readonly segment: Asked; readonly answer: Answered }

/** Whether what the model copied is the beginning of the source: about 20 characters, whatever it did to spaces, case and signs. */
function echoes(copied: string, source: string): boolean {
  const [copy, start] = [normalised(copied), normalised(source)]
  if (start.length === 0) return true
  const length = Math.min(copy.length, start.length, 20)
  if (length < Math.min(start.length, 4)) return false
  let same = 0
  for (let i = 0; i < length; i++) if (copy[i] === start[i]) same++
  return same >= 0.8 * length
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

function isSound(source: string, target: string, isLast: boolean): boolean {
  if (!/\S/.test(target)) return false
  const length = codePoints(target)
  if (length > 40 && length > 4 * codePoints(source)) return false
  if (unreadable.test(target) && !unreadable.test(source)) return false
  return isLast || (hasSameTags(source, target) && !isUntranslated(source, target))
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
