import type { XmlNode } from './tree.ts'

/**
 * Tells elements that stand in a line of text, where no rule says so: what is among readable text and is not itself a list or a table of
 * other elements, with all that is in it.
 */
export function inlineElements(nodes: readonly XmlNode[]): ReadonlySet<XmlNode> {
  const structures = new Set<XmlNode>()
  for (const node of nodes.toReversed()) {
    const holdsOnlyElements = node.children.length > 1 && !node.hasText
    if (holdsOnlyElements || node.children.some(child => structures.has(child))) structures.add(node)
  }
  const inline = new Set<XmlNode>()
  for (const node of nodes) {
    const { parent } = node
    if (parent && (inline.has(parent) || (parent.hasText && !structures.has(node)))) inline.add(node)
  }
  return inline
}
