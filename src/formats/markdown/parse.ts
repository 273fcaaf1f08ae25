import type { Definition, Nodes, Root } from 'mdast'
import { type Extension, fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { FormatError } from '../../model/errors.ts'

/** Offsets in the parsed text, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Parsed {
  readonly tree: Root
  /** Between the brackets of a link or image, which mdast does not say. */
  readonly labels: ReadonlyMap<Nodes, Span>
  /** Between the quotes of the title of a link, image or definition. */
  readonly titles: ReadonlyMap<Nodes, Span>
}

/** CommonMark with GFM, every node with its position. */
export function parse(text: string): Parsed {
  const labels = new Map<Nodes, Span>()
  const titles = new Map<Nodes, Span>()
  try {
    const mdastExtensions = [...gfmTree, recorder(labels, titles)]
    return { tree: fromMarkdown(text, { extensions: [gfm()], mdastExtensions }), labels, titles }
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new FormatError('too-deep', 'Expected Markdown nested at most a few hundred deep, got more', { cause })
  }
}

export function spanOf(node: Nodes): Span {
  const { start, end } = node.position ?? {}
  if (start?.offset === undefined || end?.offset === undefined) throw new TypeError(`A ${node.type} without a position`)
  return { start: start.offset, end: end.offset }
}

// Its `transforms` look for addresses in text once more and make nodes without positions.
const gfmTree = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension)

function recorder(labels: Map<Nodes, Span>, titles: Map<Nodes, Span>): Extension {
  const title: NonNullable<Extension['enter']>[string] = function (token) {
    titles.set(this.stack.at(-1) as Definition, { start: token.start.offset, end: token.end.offset })
    this.buffer()
  }
  return {
    enter: {
      labelText(token) {
        // The label is collected apart; its link or image stands below.
        labels.set(this.stack.at(-2) as Nodes, { start: token.start.offset, end: token.end.offset })
      },
      resourceTitleString: title,
      definitionTitleString: title
    }
  }
}
