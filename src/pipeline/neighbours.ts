import type { Neighbour } from '../backends/translation-backend.ts'
import type { Content } from '../model/content.ts'
import { type BlockPlan, targetContent } from './locale-plan.ts'

/**
 * What stands beside a sentence in its article: `before` sentences, and half as many after it, with the targets they have by now. A
 * block that is not cut into sentences, because its text stands, counts as one.
 */
export function neighbourhood(
  blocks: readonly BlockPlan[],
  before: number
): (sentence: Content) => readonly Neighbour[] {
  if (before === 0) return () => []
  const units = blocks.flatMap(unitsOf)
  const places = new Map(units.map(({ source }, i) => [source, i]))
  const after = Math.ceil(before / 2)
  return sentence => {
    const at = places.get(sentence)
    if (at === undefined) return []
    const near = (from: number, to: number, isBefore: boolean): Neighbour[] =>
      units.slice(from, to).map(({ source, target }) => ({ source, target: target(), isBefore }))
    return [...near(Math.max(0, at - before), at, true), ...near(at + 1, at + 1 + after, false)]
  }
}

interface Unit {
  readonly source: Content
  target(): Content | undefined
}

function unitsOf(plan: BlockPlan): readonly Unit[] {
  const source = plan.block.block.content
  switch (plan.action) {
    case 'omit':
      return [{ source, target: () => undefined }]
    case 'keep':
    case 'adopt':
    case 'conflict':
      return [{ source, target: () => targetContent(plan.block, plan.text) }]
    case 'fill':
    case 'stale': {
      const { fill } = plan
      if (fill.from === 'memory') return [{ source, target: () => fill.match.target }]
      if (fill.from === 'quarantine') return [{ source, target: () => undefined }]
      return fill.sentences.sentences.map(({ content }, i) => ({
        source: content,
        target: () => fill.matches[i]?.target
      }))
    }
  }
}
