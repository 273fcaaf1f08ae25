import type { Content } from '../../model/content.ts'
import { content } from '../../model/content.ts'
import { alignPassages, type TellingBead } from './align-passages.ts'
import { type BeadPriors, isOneToOne, isWhole } from './beads.ts'
import type { Learned } from './learned.ts'
import type { PassagePair } from './lexicon.ts'
import { commonness } from './links.ts'
import { type AlignBlock, type AlignText, type Passage, passageOf } from './passage.ts'
import { isLikely, type Structure, sureBeads } from './sure-beads.ts'

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

/** Evidence of a name. */
const certain = 10

interface Sentence {
  readonly content: Content
  readonly passage: Passage
  readonly block: number
  /** Its place in the block. */
  readonly place: number
}

/** Aligns blocks, then the sentences of blocks that are sure partners, and those of what lies between such blocks. */
export function alignTexts(source: AlignText, target: AlignText, learned: Learned): AlignedTexts {
  const aligned = alignGroups(source, target, learned)
  const verdicts = sureBeads(aligned.flatMap(({ beads }) => beads)).values()
  const pairs: AlignedPair[] = []
  const unpaired = { alone: 0, unsure: 0 }
  for (const { group, from, to, beads } of aligned) {
    const sure = beads.map(() => verdicts.next().value!)
    if (group.isPair && beads.every(isWhole) && sure.some(Boolean)) pairs.push(blockPair(source, target, group))
    for (const [k, bead] of beads.entries()) {
      const count = bead.source.end - bead.source.start
      const left = sure[k] && joined(source.blocks, from.slice(bead.source.start, bead.source.end))
      const right = sure[k] && joined(target.blocks, to.slice(bead.target.start, bead.target.end))
      if (left && right) {
        pairs.push({
          of: 'sentences',
          source: left,
          target: right,
          block: from[bead.source.start]!.block,
          sentences: [count, bead.target.end - bead.target.start],
          confidence: group.posterior * bead.posterior
        })
      } else if (isWhole(bead)) unpaired.unsure += count
      else unpaired.alone += count
    }
  }
  const sentences = source.blocks.reduce((sum, block) => sum + block.sentences.length, 0)
  return { pairs, sentences, unpaired }
}

function blockPair(
  { blocks }: AlignText,
  target: AlignText,
  { source, target: { start }, posterior }: Group
): AlignedPair {
  const block = source.start
  const sides = { source: blocks[block]!.content, target: target.blocks[start]!.content }
  return { of: 'block', ...sides, block, sentences: [1, 1], confidence: posterior }
}

/** The only sentences of two blocks are as sure as the blocks, which know their roles and their place. */
function withBlock(bead: TellingBead, { isPair, evidence }: Group, beads: number): TellingBead {
  return isPair && beads === 1 && isOneToOne(bead) ? { ...bead, evidence: Math.max(bead.evidence, evidence) } : bead
}

/** Pairs to learn from: more than are sure, for what a few wrong ones teach does not come twice. */
export function likelyPairs(source: AlignText, target: AlignText, learned: Learned): readonly PassagePair[] {
  return alignGroups(source, target, learned).flatMap(({ from, to, beads }) =>
    beads
      .filter(bead => isOneToOne(bead) && isLikely(bead))
      .map(bead => ({ source: from[bead.source.start]!.passage, target: to[bead.target.start]!.passage }))
  )
}

interface AlignedGroup {
  readonly group: Group
  readonly from: readonly Sentence[]
  readonly to: readonly Sentence[]
  readonly beads: ReadonlyArray<TellingBead & { readonly structure: Structure }>
}

function alignGroups(source: AlignText, target: AlignText, learned: Learned): readonly AlignedGroup[] {
  const ours = source.blocks.map((_, i) => sentencesOf(source, i))
  const theirs = target.blocks.map((_, i) => sentencesOf(target, i))
  const common = {
    source: commonness(ours.flat().map(passageIn)),
    target: commonness(theirs.flat().map(passageIn))
  }
  const groups = groupsOf(source, target, learned)
  const isParallel = groups.every(({ isPair }) => isPair)
  return groups.map(group => {
    const from = ours.slice(group.source.start, group.source.end).flat()
    const to = theirs.slice(group.target.start, group.target.end).flat()
    const sides = { sources: from.map(passageIn), targets: to.map(passageIn), common, lexicon: learned.lexicon }
    const beads = alignPassages(sides, learned.lengths, sentencePriors)
    const structure = { blocks: isParallel, sentences: group.isPair && beads.every(isOneToOne) }
    return { group, from, to, beads: beads.map(bead => ({ ...withBlock(bead, group, beads.length), structure })) }
  })
}

interface Group {
  readonly source: { readonly start: number; readonly end: number }
  readonly target: { readonly start: number; readonly end: number }
  /** One block and its partner. */
  readonly isPair: boolean
  readonly posterior: number
  readonly evidence: number
}

/** Sure pairs of blocks, and what lies between them. */
function groupsOf(source: AlignText, target: AlignText, learned: Learned): readonly Group[] {
  if ([...source.blocks, ...target.blocks].every(({ name }) => name !== undefined)) return namedGroups(source, target)
  const groups: Group[] = []
  const beads = blockBeads(source, target, learned)
  const isParallel = beads.every(isOneToOne)
  for (const bead of beads) {
    const isPair = isOneToOne(bead) && isLikely(bead, isParallel)
    const last = groups.at(-1)
    if (isPair) groups.push({ ...bead, isPair })
    else if (last === undefined || last.isPair) groups.push({ ...bead, isPair, posterior: 1, evidence: 0 })
    else {
      groups[groups.length - 1] = {
        ...last,
        source: { start: last.source.start, end: bead.source.end },
        target: { start: last.target.start, end: bead.target.end }
      }
    }
  }
  return groups
}

/** Where the blocks have names, the same name is the same block, wherever it stands. */
function namedGroups(source: AlignText, target: AlignText): readonly Group[] {
  const places = new Map(target.blocks.map(({ name }, i) => [name, i]))
  return source.blocks.map(({ name }, i): Group => {
    const at = places.get(name)
    const partner = at === undefined ? { start: 0, end: 0 } : { start: at, end: at + 1 }
    const source = { start: i, end: i + 1 }
    return { source, target: partner, isPair: at !== undefined, posterior: 1, evidence: at === undefined ? 0 : certain }
  })
}

function blockBeads(source: AlignText, target: AlignText, { lengths, lexicon }: Learned): readonly TellingBead[] {
  const sources = source.blocks.map(({ content, role }) => passageOf(content, source.locale, role))
  const targets = target.blocks.map(({ content, role }) => passageOf(content, target.locale, role))
  const common = { source: commonness(sources), target: commonness(targets) }
  return alignPassages({ sources, targets, common, lexicon }, lengths, blockPriors)
}

function sentencesOf({ blocks, locale }: AlignText, block: number): readonly Sentence[] {
  return blocks[block]!.sentences.map((content, place) => ({
    content,
    passage: passageOf(content, locale),
    block,
    place
  }))
}

const passageIn = ({ passage }: Sentence): Passage => passage

/** Neighbouring sentences with what stands between them; nothing where they are in different blocks. */
function joined(blocks: readonly AlignBlock[], sentences: readonly Sentence[]): Content | undefined {
  const [first, ...more] = sentences
  if (first === undefined || more.some(({ block }) => block !== first.block)) return undefined
  const { gaps } = blocks[first.block]!
  return content([...first.content, ...more.flatMap(({ content: next, place }) => [...(gaps[place] ?? []), ...next])])
}
