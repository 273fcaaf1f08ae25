import { type DefaultTreeAdapterTypes, html, parse, parseFragment } from 'parse5'
import type { Item } from './item.ts'

type Node = DefaultTreeAdapterTypes.Node

/** A page or a fragment as the tree a browser builds. `<bdi>` is looked through: it is put round text of another direction. */
export function htmlItems(text: string): readonly Item[] {
  return itemsIn(parse(text, { scriptingEnabled: false }))
}

export function htmlFragmentItems(text: string): readonly Item[] {
  return itemsIn(parseFragment(text, { scriptingEnabled: false }))
}

/** Elements whose text is no text of the page. */
const raw = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext'])

/** Without recursion: a tree may be deeper than the stack. */
function itemsIn(root: Node): readonly Item[] {
  const items: Item[] = []
  const steps: (Node | string)[] = [root]
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === 'string') items.push({ node: step })
    else steps.push(...stepsOf(step, items).reverse())
  }
  return items
}

/** What is to be looked at inside and after a node; its own items are added. */
function stepsOf(node: Node, items: Item[]): (Node | string)[] {
  if (node.nodeName === '#documentType' && 'publicId' in node) {
    items.push({ node: `doctype ${node.name} ${node.publicId} ${node.systemId}` })
  }
  if ('data' in node) items.push({ node: 'comment', text: node.data })
  if (!('tagName' in node)) return 'childNodes' in node ? [...node.childNodes] : []
  const { tagName: name, attrs, childNodes } = node
  const content: readonly Node[] = 'content' in node ? node.content.childNodes : childNodes
  if (name === 'bdi') return [...content]
  items.push({ node: `<${name}>` })
  for (const attribute of attrs.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    items.push({
      node: `${name}@${attribute.prefix ? `${attribute.prefix}:` : ''}${attribute.name}`,
      text: attribute.value
    })
  }
  if (!raw.has(name) || node.namespaceURI !== html.NS.HTML) return [...content, `</${name}>`]
  const text = content.map(child => ('value' in child ? child.value : '')).join('')
  const isData = attrs.some(({ name, value }) => name === 'type' && /\bjson\b/.test(value))
  items.push({ node: name, text, ...(isData ? { layer: 'json' } : {}) })
  return []
}
