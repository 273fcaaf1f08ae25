import { type Node, Parser } from 'commonmark'

/**
 * The structure of an article as another parser sees it: every node but its text, with addresses, code and raw HTML; the alt text of an
 * image is text. The parser knows CommonMark alone: marks of GFM are text to it, and footnotes must not be links.
 */
export function structureOf(source: string): readonly string[] {
  const walker = new Parser().parse(source.replace(/\[\^(?=[^\s\]]+\](?!\())/g, '(^')).walker()
  const structure: string[] = []
  let images = 0
  for (let step = walker.next(); step; step = walker.next()) {
    if (step.node.type === 'image') images += step.entering ? 1 : -1
    const name = described(step.node)
    const isOutside = images === (step.node.type === 'image' && step.entering ? 1 : 0)
    if (name !== undefined && isOutside) structure.push(`${step.entering ? '' : '/'}${name}`)
  }
  return structure
}

function described(node: Node): string | undefined {
  switch (node.type) {
    case 'text':
    case 'softbreak':
      return undefined
    case 'heading':
      return `heading ${node.level}`
    case 'link':
      // A bare address may have been given its brackets.
      return node.firstChild?.type === 'text' && isAddress(node) ? undefined : `link ${node.destination}`
    case 'image':
      return `image ${node.destination}`
    case 'code':
    case 'code_block':
      return `${node.type} ${node.literal}`
    case 'html_block':
      return `html_block ${tagsOf(node.literal ?? '')}`
    case 'html_inline':
      if (/^<\/?del>$/.test(node.literal ?? '')) return undefined
      return tags.get(node.literal ?? '') ?? `html ${tagsOf(node.literal ?? '')}`
    default:
      return node.type
  }
}

/** HTML without its text, nor the attributes readers see; what isolates a run of text is text too. */
function tagsOf(html: string): string {
  return html
    .split(/(<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\2>|$))/i)
    .map((part, i) => (i % 3 === 0 ? tagsAlone(part) : (part ?? '')))
    .join('')
}

function tagsAlone(html: string): string {
  return html
    .replace(/<\/?bdi>/g, '')
    .replace(
      /(?<=\s(?:alt|title|placeholder|label|summary|abbr|download|value|aria-[a-z]+)\s*=\s*)(?:"[^"]*"|'[^']*'|[^\s>"']+)/gi,
      '""'
    )
    .replace(/(?<=^|>)[^<>]+(?=<|$)/g, '')
}

function isAddress({ destination, firstChild }: Node): boolean {
  const address = destination?.replace(/(?:%[89A-F][0-9A-F])+/g, encoded => decodeURIComponent(encoded))
  return address === firstChild?.literal || address === `mailto:${firstChild?.literal}`
}

const tags = new Map([
  ['<em>', 'emph'],
  ['</em>', '/emph'],
  ['<strong>', 'strong'],
  ['</strong>', '/strong']
])
