import { isJson } from './referees/difference.ts'
import { htmlItems } from './referees/html.ts'
import type { Item } from './referees/item.ts'
import { jsonItems } from './referees/json.ts'
import { markdownItems } from './referees/markdown.ts'
import { xmlItems } from './referees/xml.ts'

/** What is wrong with the language and direction an article states after it was merged into `to`, a language written from right to left. */
export type LocaleRule = (source: string, result: string, to: string) => Generator<string>

/** The rule of a format, read off the result by a parser of its own. A format that states no language has none. */
export function localeRuleOf(format: string): LocaleRule {
  return rules.find(([names]) => names.test(format))?.[1] ?? nothing
}

/** Front matter says it only where the source's did. */
function* frontMatterRule(_source: string, result: string, to: string): Generator<string> {
  for (const { node, text } of markdownItems(result)) {
    if (/^front matter\/(?:lang|language|locale)$/.test(node) && text !== to) yield expected(node, to, text)
    if (node === 'front matter/dir' && text !== 'rtl') yield expected(node, 'rtl', text)
  }
}

/** On the root of a page, written or not; in `og:locale` and JSON-LD where there are any. A fragment has no root of its own. */
function* htmlRule(source: string, result: string, to: string): Generator<string> {
  const items = htmlItems(result)
  if (/<html[\s>]/i.test(source)) {
    yield* attribute(items, 'html', 'lang', to)
    yield* attribute(items, 'html', 'dir', 'rtl')
  }
  for (const { layer, text = '' } of items) {
    if (layer !== 'json' || !isJson(text)) continue
    for (const { node, text: language } of jsonItems(text)) {
      if (/^(?:\/\d+|\/@graph\/\d+)?\/inLanguage$/.test(node) && language !== to) yield expected(node, to, language)
    }
  }
}

function* nitfRule(_source: string, result: string, to: string): Generator<string> {
  yield* attribute(xmlItems(result), 'nitf', 'baselang', to)
  yield* stated(result, 'nitf', to)
}

/** The root says its language and direction, whatever it said before; a statement deeper down is its own business. */
function* newsmlRule(_source: string, result: string, to: string): Generator<string> {
  const items = xmlItems(result)
  const root = rootOf(items)
  if (!/^(?:\w+:)?newsItem$/.test(root)) return
  yield* attribute(items, root, 'xml:lang', to)
  yield* attribute(items, root, 'dir', 'rtl')
}

/** `<language>` of a channel and `xml:lang` of a root. */
function* feedRule(_source: string, result: string, to: string): Generator<string> {
  const items = xmlItems(result)
  yield* stated(result, rootOf(items), to)
  const languages = items.flatMap(({ node, text }) => (/^<\/(?:dc:)?language>$/.test(node) ? [text?.trim()] : []))
  if (languages[0] !== undefined && languages[0] !== to) yield expected('<language>', to, languages[0])
  const channel = items.findIndex(({ node }) => node === '<channel>')
  const hasChannel = channel >= 0 && items[channel + 1]?.node !== '</channel>'
  if (rootOf(items) === 'rss' && hasChannel && languages.length === 0) yield expected('<language>', to, undefined)
  if (/\/Atom$|purl\.org\/atom/.test(ofFirst(items, 'feed', 'xmlns')?.text ?? ''))
    yield* attribute(items, 'feed', 'xml:lang', to)
}

function* xmlRule(_source: string, result: string, to: string): Generator<string> {
  yield* stated(result, rootOf(xmlItems(result)), to)
}

function* nothing(): Generator<string> {}

const rules: ReadonlyArray<readonly [RegExp, LocaleRule]> = [
  [/^(?:markdown|mdx)/, frontMatterRule],
  [/^html/, htmlRule],
  [/^nitf/, nitfRule],
  [/^newsml-g2/, newsmlRule],
  [/^(?:feed|rss|atom)/, feedRule],
  [/xml|dita/, xmlRule]
]

/** Where the root says its language, it says the new one. */
function* stated(result: string, root: string, to: string): Generator<string> {
  const item = ofFirst(xmlItems(result), root, 'xml:lang')
  if (item && item.text !== to) yield expected(item.node, to, item.text)
}

function* attribute(items: readonly Item[], element: string, name: string, value: string): Generator<string> {
  const actual = ofFirst(items, element, name)?.text
  if (actual !== value) yield expected(`${element}@${name}`, value, actual)
}

/** An attribute of the first element of that name. */
function ofFirst(items: readonly Item[], element: string, name: string): Item | undefined {
  const start = items.findIndex(({ node }) => node === `<${element}>`)
  const rest = start < 0 ? [] : items.slice(start + 1)
  const end = rest.findIndex(({ node }) => !node.startsWith(`${element}@`))
  return rest.slice(0, end < 0 ? rest.length : end).find(({ node }) => node === `${element}@${name}`)
}

function rootOf(items: readonly Item[]): string {
  return /^<([^?!>]+)>$/.exec(items.find(({ node }) => /^<[^?!]/.test(node))?.node ?? '')?.[1] ?? ''
}

function expected(where: Item['node'], value: string, actual: string | undefined): string {
  return `${where}: expected "${value}", got ${actual === undefined ? 'nothing' : `"${actual}"`}`
}
