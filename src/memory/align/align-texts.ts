import type { Content } from '../../model/content.ts'
import { content } from '../../model/content.ts'
import { alignPassages } from './align-passages.ts'
import type { Bead, BeadPriors } from './beads.ts'
import type { Learned } from './learned.ts'
import type { PassagePair } from './lexicon.ts'
import { commonness } from './links.ts'
import { type AlignBlock, type AlignText, type Passage, passageOf } from './passage.ts'

/** A source and its translation, as a sure bead has them. */
export interface AlignedPair {
  readonly of: 'block' | 'sentences'
  readonly source: Content
  readonly target: Content
  /** Of the source block it is, or is in. */
  readonly block: number
  /** Sentences of each side; `[1, 1]` of a block. */
  readonly sentences: readonly [source: number, target: number]
  /** From 0 to 1. */
  readonly confidence: number
}

/** Sentences of the source that are in no pair, by why. `alone`: the translation has none for it. */
export interface Unpaired {
  readonly alone: number
  readonly unsure: number
}

export interface AlignedTexts {
  /** In document order, a block before its sentences. */
  readonly pairs: readonly AlignedPair[]
  readonly sentences: number
  readonly unpaired: Unpaired
}

/** Paragraphs are merged and split more rarely than sentences, and left out oftener. */
const blockPriors: BeadPriors = { one: Math.log(0.9), merge: Math.log(0.01), skip: Math.log(0.03) }
const sentencePriors: BeadPriors = { one: Math.log(0.89), merge: Math.log(0.045), skip: Math.log(0.01) }

/** What makes a bead sure: next to no other way to align, and more than its length in its favour. */
const surest = { posterior: 0.95, block: 0.5, sentence: 0.5, merge: 2.5 }

interface Sentence {
  readonly content: Content
  readonly passage: Passage
  readonly block: number
  /** Its place in the block. */
  readonly place: number
}

/** Aligns blocks, then the sentences of blocks that are sure partners, and those of what lies between such blocks. */
export function alignTexts(source: AlignText, target: AlignText, learned: Learned): AlignedTexts {
  const ours = source.blocks.map((_, i) => sentencesOf(source, i))
  const theirs = target.blocks.map((_, i) => sentencesOf(target, i))
  const common = {
    source: commonness(ours.flat().map(({ passage }) => passage)),
    target: commonness(theirs.flat().map(({ passage }) => passage))
  }
  const pairs: AlignedPair[] = []
  const unpaired = { alone: 0, unsure: 0 }
  for (const group of groupsOf(source, target, learned)) {
    const from = ours.slice(group.source.start, group.source.end).flat()
    const to = theirs.slice(group.target.start, group.target.end).flat()
    const beads = alignPassages(
      { sources: from.map(passageIn), targets: to.map(passageIn), common, lexicon: learned.lexicon },
      learned.lengths,
      sentencePriors
    )
    if (group.isPair && beads.every(isWhole)) {
      const { start } = group.source
      pairs.push({
        of: 'block',
        source: source.blocks[start]!.content,
        target: target.blocks[group.target.start]!.content,
        block: start,
        sentences: [1, 1],
        confidence: group.posterior
      })
    }
    for (const bead of beads) {
      const count = bead.source.end - bead.source.start
      if (count === 0) continue
      const isSure = (group.isPair && beads.length === 1 && isOneToOne(bead)) || isSureSentence(bead)
      const sides = isSure && {
        source: joined(source.blocks, from.slice(bead.source.start, bead.source.end)),
        target: joined(target.blocks, to.slice(bead.target.start, bead.target.end))
      }
      if (sides && sides.source && sides.target) {
        pairs.push({
          of: 'sentences',
          source: sides.source,
          target: sides.target,
          block: from[bead.source.start]!.block,
          sentences: [count, bead.target.end - bead.target.start],
          confidence: group.posterior * bead.posterior
        })
      } else if (isWhole(bead)) unpaired.unsure += count
      else unpaired.alone += count
    }
  }
  return { pairs, sentences: ours.flat().length, unpaired }
}

/** Pairs of sentences to learn from, as passages. */
export function passagePairs(aligned: AlignedTexts, source: AlignText, target: AlignText): readonly PassagePair[] {
  return aligned.pairs
    .filter(pair => pair.of === 'sentences')
    .map(pair => ({
      source: passageOf(pair.source, source.locale),
      target: passageOf(pair.target, target.locale)
    }))
}

interface Group {
  readonly source: { readonly start: number; readonly end: number }
  readonly target: { readonly start: number; readonly end: number }
  /** One block and its partner. */
  readonly isPair: boolean
  readonly posterior: number
}

/** Sure pairs of blocks, and what lies between them. */
function groupsOf(source: AlignText, target: AlignText, learned: Learned): readonly Group[] {
  const groups: Group[] = []
  for (const bead of blockBeads(source, target, learned)) {
    const isPair = isOneToOne(bead) && bead.posterior >= surest.posterior && bead.evidence >= surest.block
    const last = groups.at(-1)
    if (isPair || last === undefined || last.isPair) groups.push({ ...bead, isPair, posterior: isPair ? bead.posterior : 1 })
    else {
      groups[groups.length - 1] = {
        isPair: false,
        posterior: 1,
        source: { start: last.source.start, end: bead.source.end },
        target: { start: last.target.start, end: bead.target.end }
      }
    }
  }
  return groups
}

function blockBeads(source: AlignText, target: AlignText, { lengths, lexicon }: Learned): readonly Bead[] {
  const sources = source.blocks.map(({ content, role }) => passageOf(content, source.locale, role))
  const targets = target.blocks.map(({ content, role }) => passageOf(content, target.locale, role))
  const common = { source: commonness(sources), target: commonness(targets) }
  return alignPassages({ sources, targets, common, lexicon }, lengths, blockPriors)
}

function sentencesOf({ blocks, locale }: AlignText, block: number): readonly Sentence[] {
  return blocks[block]!.sentences.map((content, place) => ({ content, passage: passageOf(content, locale), block, place }))
}

const passageIn = ({ passage }: Sentence): Passage => passage

/** Whether it has both sides. */
const isWhole = ({ source, target }: Bead): boolean => source.end > source.start && target.end > target.start

const isOneToOne = ({ source, target }: Bead): boolean =>
  source.end - source.start === 1 && target.end - target.start === 1

function isSureSentence(bead: Bead): boolean {
  const least = isOneToOne(bead) ? surest.sentence : surest.merge
  return isWhole(bead) && bead.posterior >= surest.posterior && bead.evidence >= least
}

/** Neighbouring sentences with what stands between them; nothing where they are in different blocks. */
function joined(blocks: readonly AlignBlock[], sentences: readonly Sentence[]): Content | undefined {
  const [first, ...more] = sentences
  if (first === undefined || more.some(({ block }) => block !== first.block)) return undefined
  const { gaps } = blocks[first.block]!
  return content([...first.content, ...more.flatMap(({ content: next, place }) => [...(gaps[place] ?? []), ...next])])
}
