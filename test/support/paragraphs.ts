import type { DocumentFormat } from '../../src/formats/document-format.ts'
import { type Content, plainText } from '../../src/model/content.ts'
import type { Block, Document } from '../../src/model/document.ts'
import { FormatError } from '../../src/model/errors.ts'

/** Markup of the simplest kind, for tests of what is around formats: the text of each `<p>` without markup in it is a block. */
export function paragraphs(): DocumentFormat {
  return {
    name: 'paragraphs',
    extensions: ['.xml'],
    extract(source, locale) {
      const open = source.search(/<p>[^<]*$/)
      if (open !== -1) throw new FormatError('syntax', 'Expected </p>, got the end', { offset: open })
      const skeleton: Document['skeleton'][number][] = []
      const blocks: Block[] = []
      for (const [i, part] of source.split(/(?<=<p>)([^<]*)(?=<\/p>)/).entries()) {
        if (i % 2 === 0) skeleton.push(part)
        else {
          const id = String(blocks.length + 1)
          skeleton.push({ block: id })
          blocks.push({ id, role: 'p', content: [part] })
        }
      }
      return { format: 'paragraphs', locale, skeleton, blocks }
    },
    merge({ skeleton, blocks }: Document, _locale, target: (block: Block) => Content) {
      const byId = new Map(blocks.map(block => [block.id, block]))
      return skeleton.map(part => (typeof part === 'string' ? part : plainText(target(byId.get(part.block)!)))).join('')
    }
  }
}
