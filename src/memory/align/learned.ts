import type { LocaleTag } from '../../model/locale.ts'
import { type LengthModel, lengthModel } from './lengths.ts'
import { emptyLexicon, type Lexicon, learnLexicon, type PassagePair } from './lexicon.ts'

/** What the articles of a folder themselves teach about their two languages. */
export interface Learned {
  readonly lengths: LengthModel
  readonly lexicon: Lexicon
}

/** Before anything has been read. */
export function unlearned(from: LocaleTag, to: LocaleTag): Learned {
  return { lengths: lengthModel(from, to), lexicon: emptyLexicon }
}

/** From fewer pairs no ratio of lengths is taken: the general one is better. */
const fewest = 20

/** From pairs of sentences that are likely translations of each other; a few wrong ones do no harm. */
export function learn(from: LocaleTag, to: LocaleTag, pairs: readonly PassagePair[]): Learned {
  return { lengths: lengthModel(from, to, medianRatio(pairs)), lexicon: learnLexicon(pairs) }
}

function medianRatio(pairs: readonly PassagePair[]): number | undefined {
  const ratios = pairs
    .filter(({ source, target }) => Math.min(source.length, target.length) >= 10)
    .map(({ source, target }) => Math.log(target.length / source.length))
    .sort((a, b) => a - b)
  return ratios.length < fewest ? undefined : ratios[ratios.length >> 1]
}
