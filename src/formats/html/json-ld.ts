import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import type { LocaleTag } from '../../model/locale.ts'
import type { StringSpan } from '../markup/vocabulary.ts'
import { languageIn, type OwnLanguages } from './protection.ts'

/** The strings for readers in JSON-LD, and those that name its language. None where it is no JSON. */
export function jsonLdStrings(text: string, own: OwnLanguages): readonly StringSpan[] {
  if (nesting(text) > deepest) return []
  const errors: unknown[] = []
  const root = parseTree(text, errors as [], { disallowComments: true })
  return root && errors.length === 0 ? [...stringsIn(root, text, own)] : []
}

/** The parser goes as deep as its text; nobody's metadata does. */
const deepest = 500

function nesting(text: string): number {
  let depth = 0
  let most = 0
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1
    if (depth > most) most = depth
  }
  return most
}

function* stringsIn(root: Node, source: string, own: OwnLanguages): Generator<StringSpan> {
  const waiting = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'property') yield* propertyStrings(node, source, own)
    for (const child of (node.children ?? []).toReversed()) waiting.push(child)
  }
}

function* propertyStrings({ parent, children }: Node, source: string, own: OwnLanguages): Generator<StringSpan> {
  const [key, value] = children ?? []
  if (!key || !value || !parent) return
  if (key.value === 'inLanguage') {
    for (const node of stringsOf(value)) if (own.has(languageIn(node.value) ?? '')) yield language(node)
  } else if (texts.has(key.value) || isNamed(parent, key.value)) {
    for (const node of stringsOf(value)) yield* paragraphs(node, source)
  }
}

const stringsOf = (node: Node): readonly Node[] =>
  [node, ...(node.type === 'array' ? (node.children ?? []) : [])].filter(({ type }) => type === 'string')

const texts: ReadonlySet<string> = new Set(['headline', 'alternativeHeadline', 'description', 'articleBody', 'caption'])

/** Names and texts are read where they are titles and answers; those of people and companies stay. */
function isNamed(object: Node, key: string): boolean {
  const pattern = key === 'name' ? titled : key === 'text' ? worded : undefined
  const type = findNodeAtLocation(object, ['@type'])
  return pattern !== undefined && type !== undefined && stringsOf(type).some(({ value }) => pattern.test(value))
}

const titled = /(?:Article|BlogPosting|Report|WebPage|ImageObject|VideoObject|AudioObject|ListItem|Question|HowTo\w*)$/
const worded = /^(?:Answer|HowTo\w+)$/

function language({ offset, length }: Node): StringSpan {
  return { kind: 'localized', start: offset, end: offset + length, write: (to: LocaleTag) => literal(to) }
}

/** Each line of a string is a text of its own, as it is on the page. */
function* paragraphs({ offset, length }: Node, source: string): Generator<StringSpan> {
  const raw = source.slice(offset, offset + length)
  let start = 1
  for (const { index, 0: end } of [...raw.matchAll(lineEnds), { index: raw.length - 1, 0: '' }]) {
    if (/^\\[^nr]/.test(end)) continue
    const piece = raw.slice(start, index)
    const span = { start: offset + start, end: offset + index }
    if (piece !== '') yield { kind: 'text', role: 'meta', ...span, value: JSON.parse(`"${piece}"`), write: inside }
    start = index + end.length
  }
}

/** Escapes are met one by one: `\\n` is a backslash and an `n`. */
const lineEnds = /(?:\\[nr])+|\\[^nr]/g

/** Neither `</script>` nor `]]>` may end what the JSON stands in. */
const literal = (text: string) =>
  JSON.stringify(text).replace(/[<>\u2028\u2029]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
const inside = (text: string) => literal(text).slice(1, -1)
