import { exactForm } from '../memory/exact-form.ts'
import type { Content, InlineCode } from '../model/content.ts'
import type { Block } from '../model/document.ts'
import type { LocalePair } from '../model/locale.ts'
import { normalForm, restoreCodes } from '../segmentation/normal-form.ts'
import { join, type Split, split } from '../segmentation/split.ts'
import { styled } from '../style/house-style.ts'
import type { Project } from './project.ts'

/** A sentence as the memory and backends see it, and the way back. */
export interface Sentence {
  readonly content: Content
  /** The variant of its block, in a sentence that an engine is shown an example of it in; any other is the same in all variants. */
  readonly variant: string | undefined
  /** Equal for sentences that are one to the memory. */
  readonly form: string
  readonly original: readonly InlineCode[]
}

/** A block cut into the sentences that can be translated apart. */
export interface Sentences {
  readonly sentences: readonly Sentence[]
  readonly gaps: Split['gaps']
}

export function sentencesOf(
  { segmenter, from }: Pick<Project, 'segmenter' | 'from'>,
  block: Pick<Block, 'content'> & { readonly variant?: Block['variant'] | undefined }
): Sentences {
  const { segments, gaps } = split(block.content, segmenter, from)
  return {
    gaps,
    sentences: segments.map(segment => {
      const { content, original } = normalForm(segment)
      const isExample = original.some(({ id }) => block.variant?.codes.includes(id))
      const variant = isExample ? block.variant?.name : undefined
      return { content, variant, form: exactForm(content, variant), original }
    })
  }
}

/** The block's target from a machine's targets of its sentences, in order, in the house's style. */
export function joined(
  { style }: Pick<Project, 'style'>,
  { sentences, gaps }: Sentences,
  targets: readonly Content[],
  pair: LocalePair
): Content {
  const target = join(
    sentences.map(({ original }, i) => restoreCodes(targets[i]!, original)),
    gaps,
    pair
  )
  return styled(target, pair, style(pair.to))
}
