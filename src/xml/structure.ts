import { createRequire } from 'node:module'
import { FormatError } from '../model/errors.ts'
import type { OpenToken, Token } from './token.ts'

/**
 * Compares the elements of `tokens` with those that fast-xml-parser, another reader, finds at the same offsets. Throws `FormatError` of
 * type `syntax` where the two disagree: then one of them is wrong about the document, and splicing into it would be a gamble.
 */
export function checkStructure(source: string, tokens: readonly Token[]): void {
  const expected = tokens.filter(token => token.type === 'open')
  let count = 0
  const compare = (name: string, start: number) => {
    const token = expected[count++]
    if (token?.name === name && token.start === start) return
    throw disagreement(token?.start ?? start)
  }
  walk(parsed(source, tokens), compare)
  if (count !== expected.length) throw disagreement(expected[count]?.start ?? source.length)
}

type Library = typeof import('fast-xml-parser')

/** Loaded with the first article in XML: it takes longer than all of ours. */
const library = once(() => createRequire(import.meta.url)('fast-xml-parser') as Library)

const parser = once(() => {
  const { XMLParser } = library()
  return new XMLParser({
    preserveOrder: true,
    ignoreAttributes: true,
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    captureMetaData: true,
    maxNestedTags: 1001
  })
})

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

type Tree = ReadonlyArray<Readonly<Record<string | symbol, unknown>>>

function parsed(source: string, tokens: readonly Token[]): Tree {
  try {
    return parser().parse(masked(source, tokens), false)
  } catch (cause) {
    const refused = tokens.find(isRefused)
    if (refused === undefined) {
      const message = 'Expected XML that two parsers read, got some that fast-xml-parser refuses: simplify it'
      throw new FormatError('syntax', message, { offset: 0, cause })
    }
    const message = `Expected another name for an element than "${refused.name}", which means something in JavaScript: rename it`
    throw new FormatError('syntax', message, { offset: refused.start, cause })
  }
}

/** What is no element covered with blanks of equal length: it has none in it, and offsets hold. */
function masked(source: string, tokens: readonly Token[]): string {
  let text = ''
  let end = 0
  for (const token of tokens) {
    if (token.type !== 'instruction' && token.type !== 'doctype' && token.type !== 'comment' && token.type !== 'cdata')
      continue
    text += source.slice(end, token.start) + ' '.repeat(token.end - token.start)
    end = token.end
  }
  return text + source.slice(end)
}

function isRefused(token: Token): token is OpenToken {
  return token.type === 'open' && /^(?:__proto__|constructor|prototype)$/.test(token.name)
}

function walk(root: Tree, visit: (name: string, start: number) => void): void {
  const metadata = library().XMLParser.getMetaDataSymbol() as unknown as symbol
  const waiting: { readonly nodes: Tree; at: number }[] = [{ nodes: root, at: 0 }]
  for (let level = waiting.at(-1); level; level = waiting.at(-1)) {
    const node = level.nodes[level.at++]
    if (node === undefined) {
      waiting.pop()
      continue
    }
    const name = Object.keys(node).find(key => key !== ':@' && key !== '#text')
    if (name === undefined || name.startsWith('?')) continue
    const { startIndex } = node[metadata] as { readonly startIndex: number }
    visit(name, startIndex)
    waiting.push({ nodes: node[name] as Tree, at: 0 })
  }
}

function disagreement(offset: number): FormatError {
  return new FormatError('syntax', 'Expected XML that two parsers read alike, got an element they do not agree on', {
    offset
  })
}
