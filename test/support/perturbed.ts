import type { AlignedTexts } from '../../src/memory/align/align-texts.ts'
import type { AlignBlock, AlignText } from '../../src/memory/align/passage.ts'
import type { Content } from '../../src/model/content.ts'
import type { LocaleTag } from '../../src/model/locale.ts'

/** A sentence of a pair of articles whose alignment is known. `truth`: its number among all articles. */
export interface KnownSentence {
  readonly truth: number
  readonly source: string
  readonly target: string
}

/** How often each thing befalls a sentence, or the end of a paragraph, of one side or the other. */
export interface Damage {
  readonly drop: number
  /** A sentence of another article comes in. */
  readonly insert: number
  /** A sentence of the target gives way to one of another article. */
  readonly exchange: number
  /** Two sentences become one. */
  readonly merge: number
  /** A paragraph ends on one side alone, or goes on on one side alone. */
  readonly paragraph: number
}

/** A side as aligned, and which known sentences stand behind each sentence of it; those of other articles as `-1 - truth`. */
interface Side {
  readonly text: AlignText
  readonly truths: ReadonlyMap<Content, readonly number[]>
}

export interface Perturbed {
  readonly source: Side
  readonly target: Side
  /** What an aligner should find: sets of known sentences, as `1` or `1,2`, that stand on both sides. */
  readonly wanted: Set<string>
}

export interface Languages {
  readonly from: LocaleTag
  readonly to: LocaleTag
}

interface Piece {
  readonly text: string
  readonly truths: readonly number[]
}

/** Both sides damaged, each on its own. `chance` gives numbers from 0 up to 1, not with it. */
export function perturbed(
  paragraphs: ReadonlyArray<readonly KnownSentence[]>,
  strangers: readonly KnownSentence[],
  { from, to }: Languages,
  damage: Damage,
  chance: () => number
): Perturbed {
  const stranger = (textOf: (sentence: KnownSentence) => string): Piece => {
    const sentence = strangers[Math.floor(chance() * strangers.length)]!
    return { text: textOf(sentence), truths: [-1 - sentence.truth] }
  }
  const damaged = (textOf: (sentence: KnownSentence) => string, exchange: number): readonly Piece[][] => {
    const result: Piece[][] = []
    for (const paragraph of paragraphs) {
      const pieces = paragraph.flatMap((sentence): Piece[] => {
        if (chance() < damage.drop) return []
        const own = chance() < exchange ? stranger(textOf) : { text: textOf(sentence), truths: [sentence.truth] }
        return chance() < damage.insert ? [own, stranger(textOf)] : [own]
      })
      const merged: Piece[] = []
      for (const piece of pieces) {
        const last = merged.at(-1)
        if (last && chance() < damage.merge) {
          merged[merged.length - 1] = {
            text: `${last.text.replace(/[.。।۔]\s*$/, '')}, ${piece.text}`,
            truths: [...last.truths, ...piece.truths]
          }
        } else merged.push(piece)
      }
      const cut = chance() < damage.paragraph && merged.length > 1 ? 1 + Math.floor(chance() * (merged.length - 1)) : 0
      const parts = cut > 0 ? [merged.slice(0, cut), merged.slice(cut)] : [merged]
      if (cut === 0 && result.length > 0 && chance() < damage.paragraph) result.at(-1)!.push(...merged)
      else result.push(...parts.filter(({ length }) => length > 0))
    }
    return result
  }
  const source = damaged(({ source }) => source, 0)
  const target = damaged(({ target }) => target, damage.exchange)
  return { source: sideOf(source, from), target: sideOf(target, to), wanted: wantedOf(source.flat(), target.flat()) }
}

function sideOf(paragraphs: readonly Piece[][], locale: LocaleTag): Side {
  const truths = new Map<Content, readonly number[]>()
  const blocks = paragraphs.map((pieces): AlignBlock => {
    const sentences = pieces.map(({ text, truths: known }): Content => {
      const sentence = [text]
      truths.set(sentence, known)
      return sentence
    })
    const gaps = [[], ...pieces.slice(1).map((): Content => [' ']), []]
    return { role: 'p', content: [pieces.map(({ text }) => text).join(' ')], sentences, gaps }
  })
  return { text: { locale, blocks }, truths }
}

/** Beads of one sentence with one, or one with two, in which both sides hold the same known sentences and nothing else. */
function wantedOf(source: readonly Piece[], target: readonly Piece[]): Set<string> {
  const [ours, theirs] = [singles(source), singles(target)]
  const [ourDoubles, theirDoubles] = [doubles(source), doubles(target)]
  const both = [...ours].filter(key => theirs.has(key) || theirDoubles.has(key))
  return new Set([...both, ...[...theirs].filter(key => ourDoubles.has(key))])
}

const isKnown = (truths: readonly number[]): boolean => truths.every(truth => truth >= 0)

const singles = (pieces: readonly Piece[]): Set<string> =>
  new Set(pieces.flatMap(({ truths }) => (isKnown(truths) ? [String(truths)] : [])))

const doubles = (pieces: readonly Piece[]): Set<string> =>
  new Set(
    pieces.slice(1).flatMap(({ truths }, i) => {
      const all = [...pieces[i]!.truths, ...truths]
      return isKnown(all) ? [String(all)] : []
    })
  )

export interface Tally {
  kept: number
  right: number
  wanted: number
  found: number
}

export const emptyTally = (): Tally => ({ kept: 0, right: 0, wanted: 0, found: 0 })

/** Adds up the sentence pairs that were kept, and how many are right. */
export function tally({ source, target, wanted }: Perturbed, aligned: AlignedTexts, total: Tally): readonly string[] {
  const wrong: string[] = []
  const ours = truthsByText(source)
  const theirs = truthsByText(target)
  const found = new Set<string>()
  for (const pair of aligned.pairs) {
    if (pair.of !== 'sentences') continue
    total.kept++
    const partners = theirs.get(String(pair.target))
    const right = [...(ours.get(String(pair.source)) ?? [])].filter(key => partners?.has(key))
    if (right.length === 0) wrong.push(`${pair.source} ||| ${pair.target}`)
    else total.right++
    for (const key of right) found.add(key)
  }
  total.wanted += wanted.size
  total.found += [...wanted].filter(key => found.has(key)).length
  return wrong
}

/** Known sentences by the text of one sentence, or of two neighbours. Articles say some things more than once. */
function truthsByText({ text, truths }: Side): ReadonlyMap<string, Set<string>> {
  const known = new Map<string, Set<string>>()
  const add = (words: string, numbers: readonly number[]) => {
    const key = String(numbers.map(truth => (truth < 0 ? -1 - truth : truth)))
    known.set(words, (known.get(words) ?? new Set()).add(key))
  }
  for (const { sentences } of text.blocks) {
    for (const [i, sentence] of sentences.entries()) {
      const next = sentences[i + 1]
      add(String(sentence), truths.get(sentence)!)
      if (next) add(`${sentence} ${next}`, [...truths.get(sentence)!, ...truths.get(next)!])
    }
  }
  return known
}
