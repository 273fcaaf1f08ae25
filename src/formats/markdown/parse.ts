import { createRequire } from 'node:module'
import type { Definition, Nodes, Root } from 'mdast'
import { type Extension, fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { FormatError } from '../../model/errors.ts'
import type { Dialect } from './settings.ts'

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

/** The tree of an article, every node with its position. Throws `FormatError`: no MDX, or nested too deep. */
export function parse(text: string, dialect: Dialect): Parsed {
  const labels = new Map<Nodes, Span>()
  const titles = new Map<Nodes, Span>()
  try {
    const { extensions, trees } = dialect === 'mdx' ? mdx() : markdown
    const mdastExtensions = [...trees, recorder(labels, titles)]
    return { tree: fromMarkdown(text, { extensions, mdastExtensions }), labels, titles }
  } catch (cause) {
    if (isSyntaxMessage(cause)) throw noMdx(cause)
    // The parser as developers get it asserts what the other refuses a step later: an element that a heading cuts in two.
    if (dialect === 'mdx' && cause instanceof Error && 'code' in cause && cause.code === 'ERR_ASSERTION')
      throw new FormatError('syntax', 'Expected MDX, got an element that is not closed where it was opened', {
        offset: 0,
        cause
      })
    if (!(cause instanceof RangeError)) throw cause
    throw new FormatError('too-deep', 'Expected Markdown nested at most a few hundred deep, got more', {
      offset: 0,
      cause
    })
  }
}

export function spanOf(node: Nodes): Span {
  const { start, end } = node.position ?? {}
  if (start?.offset === undefined || end?.offset === undefined) throw new TypeError(`A ${node.type} without a position`)
  return { start: start.offset, end: end.offset }
}

// Its `transforms` look for addresses in text once more and make nodes without positions.
const gfmTree = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension)

const markdown = { extensions: [gfm()], trees: gfmTree }

let loaded: typeof markdown | undefined

/** Loaded with the first article in MDX: its parser brings one of JavaScript along. */
function mdx(): typeof markdown {
  const load = createRequire(import.meta.url)
  loaded ??= withMdx(load('micromark-extension-mdxjs'), load('mdast-util-mdx'))
  return loaded
}

function withMdx(
  { mdxjs }: typeof import('micromark-extension-mdxjs'),
  { mdxFromMarkdown }: typeof import('mdast-util-mdx')
): typeof markdown {
  return { extensions: [gfm(), mdxjs({ addResult: false })], trees: [...gfmTree, ...mdxFromMarkdown()] }
}

interface Point {
  readonly line: number
  readonly offset?: number | undefined
}

/** What the parser of MDX throws: of a package that is not ours to import. */
interface SyntaxMessage extends Error {
  readonly reason: string
  readonly place?: Point | { readonly start: Point } | undefined
}

function isSyntaxMessage(error: unknown): error is SyntaxMessage {
  return error instanceof Error && 'reason' in error && typeof error.reason === 'string'
}

function noMdx(cause: SyntaxMessage): FormatError {
  const { place } = cause
  const { line, offset = 0 } = place && 'start' in place ? place.start : (place ?? { line: 1 })
  const remedy = cause.reason.includes('import/exports')
    ? 'mend the code, or start a line of text with another word'
    : 'write "{" and "<" that are text as "\\{" and "\\<", or name the article .md'
  return new FormatError('syntax', `Expected MDX, got what is none in line ${line} (${cause.reason}): ${remedy}`, {
    offset,
    cause
  })
}

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
