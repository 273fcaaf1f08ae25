import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/**
 * What parse5 makes of a page or fragment, but for what a translation may change: text, the values of attributes for readers, and what
 * says in which language and direction it is. A line a node.
 */
export function treeOf(source: string): readonly string[] {
  const isPage = /<(?:!doctype|html|head|body)\b/i.test(source)
  const options = { scriptingEnabled: false }
  const lines: string[] = []
  visit(isPage ? parse(source, options) : parseFragment(source, options), 0)
  return lines

  function visit(node: Node, depth: number): void {
    if (node.nodeName === '#text' || isAlternate(node)) return
    if (node.nodeName !== 'bdi') lines.push(`${' '.repeat(depth)}${described(node)}`)
    const within = 'content' in node ? node.content : node
    if ('childNodes' in within) for (const child of within.childNodes) visit(child, depth + 1)
  }
}

function described(node: Node): string {
  if ('data' in node) return `<!--${node.data}-->`
  if (!('attrs' in node)) return node.nodeName
  const attributes = node.attrs.filter(({ name }) => !/^(?:lang|dir|translate|xml:lang)$/.test(name))
  return [node.nodeName, ...attributes.map(({ name, value }) => `${name}=${isFree(node, name) ? '' : value}`)].join(' ')
}

const isFree = ({ nodeName }: Element, name: string) =>
  /^(?:alt|title|placeholder|aria-.*|label|abbr|summary|download|value)$/.test(name) ||
  (nodeName === 'meta' && name === 'content') ||
  (nodeName === 'link' && name === 'href')

/** Links to other locales may have been added. */
const isAlternate = (node: Node) => 'attrs' in node && node.attrs.some(({ name }) => name === 'hreflang')
