import { type Content, codeKey, codesOf, content, type InlineCode, isCode } from '../../model/content.ts'
import type { Block } from '../../model/document.ts'
import type { SharedFile } from '../document-format.ts'
import { piecesOf } from './codes.ts'
import { nameOf, type Path } from './names.ts'
import { put } from './put.ts'
import { type JsonNode, readTree } from './tree.ts'

/** A catalogue that people edit in the folder of its locale. */
export const sharedCatalogue: SharedFile = {
  texts: file => new Map(textsIn(readTree(file), [])),
  content: contentOf,
  put
}

function* textsIn(node: JsonNode, path: Path): Generator<[string, string]> {
  if (node.kind === 'string') yield [nameOf(path), node.text]
  if (node.kind === 'array') for (const [i, item] of node.items.entries()) yield* textsIn(item, [...path, i])
  if (node.kind === 'object') for (const { key, value } of node.members) yield* textsIn(value, [...path, key])
}

function contentOf(text: string, block: Block): Content {
  const words = text.trim()
  const read = piecesOf(words, 0, words.length).map(({ part }) => part)
  const known = knownCodes(read, block)
  return content(read.map(part => (isCode(part) ? (known.get(codeKey(part)) ?? part.data) : part)))
}

/** The block's code for each code of the text that is spelled the same, pairs only whole, each of the block's once. */
function knownCodes(read: Content, block: Block): ReadonlyMap<string, InlineCode> {
  const own = Map.groupBy(elementsOf(block.content), spellingOf)
  const known = new Map<string, InlineCode>()
  for (const element of elementsOf(read)) {
    const match = own.get(spellingOf(element))?.shift()
    for (const [i, code] of element.entries()) if (match) known.set(codeKey(code), match[i]!)
  }
  return known
}

/** Standalone codes, and pairs. */
function elementsOf(parts: Content): readonly (readonly InlineCode[])[] {
  return [...Map.groupBy(codesOf(parts), ({ id }) => id).values()]
}

const spellingOf = (element: readonly InlineCode[]): string =>
  JSON.stringify(element.map(({ kind, data }) => [kind, data]))
