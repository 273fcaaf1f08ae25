import { type Node, Parser } from 'commonmark'
import { isMap, parseDocument } from 'yaml'
import type { Item } from './item.ts'
import { jsonItems } from './json.ts'

/**
 * The structure of an article as another parser sees it: every node but its text, with addresses, code and raw HTML; the alt text of an
 * image is text. The parser knows CommonMark alone: marks of GFM are text to it, and footnotes must not be links. Front matter is
 * read as YAML.
 */
export function markdownItems(source: string): readonly Item[] {
  for (const { fence, items } of frontMatters) {
    const [front = '', inside] = fence.exec(source) ?? []
    const found = inside === undefined ? undefined : items(inside)
    if (found) return [...found, ...bodyItems(source.slice(front.length))]
  }
  return bodyItems(source)
}

interface FrontMatterKind {
  readonly fence: RegExp
  /** `undefined` where the lines are no front matter after all. */
  readonly items: (inside: string) => readonly Item[] | undefined
}

const frontMatters: readonly FrontMatterKind[] = [
  {
    fence: /^\uFEFF?---[ \t]*\r?\n((?:[\s\S]*?\r?\n)?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/,
    items: yamlItems
  },
  { fence: /^\uFEFF?\+\+\+[ \t]*\r?\n([\s\S]*?\r?\n)\+\+\+[ \t]*(?:\r?\n|$)/, items: tomlItems },
  { fence: /^\uFEFF?(\{[ \t]*\r?\n[\s\S]*?\r?\n\})[ \t]*(?:\r?\n|$)/, items: jsonFrontMatterItems }
]

function bodyItems(body: string): readonly Item[] {
  const walker = new Parser().parse(body.replace(/\[\^(?=[^\s\]]+\](?!\())/g, `${bracket}^`)).walker()
  const items: Item[] = []
  let images = 0
  for (let step = walker.next(); step; step = walker.next()) {
    if (step.node.type === 'image') images += step.entering ? 1 : -1
    const isOutside = images === (step.node.type === 'image' && step.entering ? 1 : 0)
    const item = isOutside ? itemOf(step.node) : undefined
    if (item) items.push(step.entering ? item : { ...item, node: `/${item.node}` })
  }
  return items
}

/** Stands for the bracket of a footnote, which would be a link's. */
const bracket = '\uE002'

const restored = (text: string | null) => text?.replaceAll(bracket, '[') ?? ''

function itemOf(node: Node): Item | undefined {
  const { type, level, destination, literal } = node
  switch (type) {
    case 'text':
    case 'softbreak':
      return undefined
    case 'heading':
      return { node: `heading ${level}` }
    case 'link':
      // A bare address may have been given its brackets.
      return node.firstChild?.type === 'text' && isAddress(node) ? undefined : { node: `link ${destination}` }
    case 'image':
      return { node: `image ${destination}` }
    case 'code':
    case 'code_block':
      return { node: `${type} ${literal}` }
    case 'html_block':
      return { node: type, text: restored(literal), layer: 'html' }
    case 'html_inline':
      return inlineHtml(restored(literal))
    default:
      return { node: type }
  }
}

/** `<em>` and `<strong>` are other spellings of what stars say, and the parser does not know `~~`. */
function inlineHtml(tag: string): Item | undefined {
  if (/^<\/?(?:del|bdi)>$/.test(tag)) return undefined
  const [, slash = '', name] = /^<(\/?)(em|strong)>$/.exec(tag) ?? []
  if (name) return { node: slash + (name === 'em' ? 'emph' : name) }
  return { node: 'html_inline', text: tag, layer: 'html' }
}

function isAddress({ destination, firstChild }: Node): boolean {
  const address = destination?.replace(/(?:%[89A-F][0-9A-F])+/g, encoded => decodeURIComponent(encoded))
  return address === firstChild?.literal || address === `mailto:${firstChild?.literal}`
}

/** Keys and values; `undefined` where these lines are no map of keys, and so no front matter. */
function yamlItems(yaml: string): readonly Item[] | undefined {
  // Quoted values that go on at the margin are no YAML, but common.
  const folded = yaml.replace(/^[\w.-]+: "(?:[^"\\]|\\[\s\S])*"$/gm, value => value.replace(/\n(?=\S)/g, ' '))
  const document = parseDocument(folded, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false })
  if (document.errors.length > 0) return startsWithKey.test(yaml) ? [{ node: 'front matter', text: yaml }] : undefined
  if (document.contents !== null && !isMap(document.contents)) return undefined
  return [...leaves(document.toJS({ maxAliasCount: 1000 }), 'front matter', new Set())]
}

const startsWithKey = /^(?:[ \t]*(?:#.*)?\r?\n)*["']?[\p{L}_][\p{L}\p{N}_. -]*["']?[ \t]*:(?=\s)/u

function* leaves(value: unknown, path: string, above: ReadonlySet<unknown>): Generator<Item> {
  if (typeof value === 'string') yield { node: path, text: value }
  else if (value === null || typeof value !== 'object' || above.has(value)) yield { node: `${path} ${typeof value}` }
  else if (value instanceof Date) yield { node: `${path} ${value.toISOString()}` }
  else {
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, `${path}/${key}`, new Set([...above, value]))
  }
}

/** Line by line: what is in quotes, of either kind, may be text. */
function tomlItems(toml: string): readonly Item[] {
  return toml.split(/\r?\n/).map(line => {
    const [, key, quote, text] = /^([^"'=:]*[=:]\s*)(["'])(.*)\2[^"']*$/s.exec(line) ?? []
    if (key === undefined) return { node: line }
    return { node: `front matter ${key}`, text: quote === '"' ? text!.replace(/\\(["\\])/g, '$1') : text! }
  })
}

function jsonFrontMatterItems(text: string): readonly Item[] | undefined {
  try {
    return jsonItems(text).map(item => ({ ...item, node: `front matter${item.node}` }))
  } catch {
    return undefined
  }
}
