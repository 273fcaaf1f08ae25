import type { Content } from '../../src/model/content.ts'
import type { Block } from '../../src/model/document.ts'
import type { LocaleTag } from '../../src/model/locale.ts'
import type { Extracted } from './measure-file.ts'
import { refusal } from './read.ts'

export interface Merged {
  readonly text: string
  /** What stands in each hole, in the order of the blocks. */
  readonly contents: readonly Content[]
  /** Blocks whose target was refused: they have their source. */
  readonly refused: ReadonlyArray<{ readonly block: Block; readonly message: string }>
}

/** The article with these targets, one for each block in order; a block whose target is refused keeps its source. */
export function mergedWith({ format, document }: Extracted, locale: LocaleTag, targets: readonly Content[]): Merged {
  const contents = new Map(document.blocks.map(({ id }, i) => [id, targets[i]!]))
  const refused: { block: Block; message: string }[] = []
  for (;;) {
    try {
      const text = format.merge(document, locale, ({ id }) => contents.get(id)!)
      return { text, contents: [...contents.values()], refused }
    } catch (error) {
      const { block: id, message } = refusal(error)
      const block = document.blocks.find(block => block.id === id)
      if (!block || refused.some(({ block }) => block.id === id)) throw error
      refused.push({ block, message })
      contents.set(id, block.content)
    }
  }
}
