import type { Problem } from '../model/finding.ts'
import { type LocaleTag, writesWithoutSpaces } from '../model/locale.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import type { CheckContext } from './quality-check.ts'
import { seenText } from './seen-text.ts'

/**
 * The target is not twice as long as the longest translations are, nor half as long as the shortest: it holds more than its source, or
 * lacks most of it. Bounds are the 0.5th and 99.5th percentiles of eight languages' news (facts of 1,997 sentences each), the widest
 * of all, by the length of the source.
 */
export function* length({ source, target }: TranslatedSegment, { from, to }: CheckContext): Generator<Problem> {
  const [ours, theirs] = [size(seenText(source)), size(seenText(target))]
  if (theirs === 0) return
  const [low, high] = bounds(ours, from, to)
  if (theirs > high * ours + spare) {
    yield { severity: 'error', message: `Target is too long: ${theirs} characters for ${ours}` }
  } else if (ours >= fewest && theirs < low * ours) {
    yield { severity: 'error', message: `Target is too short: ${theirs} characters for ${ours}` }
  }
}

/** Characters of a source from which too short says anything. */
const fewest = 30
/** What any target may have beyond its share: a short source says little of its translation's length. */
const spare = 20

/** What is lost between words that have no spaces, and what words written in signs gain in letters. */
const denser = 2.6

function bounds(ours: number, from: LocaleTag, to: LocaleTag): readonly [low: number, high: number] {
  const [low, high] = ours <= 40 ? [0.48, 2.64] : ours <= 120 ? [0.59, 1.89] : [0.65, 1.61]
  const density = (writesWithoutSpaces(from) ? denser : 1) / (writesWithoutSpaces(to) ? denser : 1)
  return [(low / 2) * Math.min(density, 1), high * 2 * Math.max(density, 1)]
}

const size = (text: string): number => [...text.trim()].length
