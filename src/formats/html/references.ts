import { Tokenizer, TokenizerMode } from 'parse5'
import type { Decoded } from '../../xml/references.ts'

/**
 * Text with its character references resolved, by the rules for text between tags or for attribute values: `&copy=1` is `©=1` in a text
 * and itself in an attribute. What looks like a reference and is none is text. Control characters, and halves of surrogate pairs, are
 * opaque: no translation may hold them.
 */
export function decodeReferences(raw: string, place: 'text' | 'attribute'): Decoded {
  if (!special.test(raw) && raw.isWellFormed()) return { text: raw, map: undefined, opaque: none }
  const map: number[] = []
  let text = ''
  const copy = (start: number, end: number) => {
    text += raw.slice(start, end)
    for (let at = start; at < end; at++) map.push(at)
  }
  let end = 0
  for (const { index, 0: spelled } of raw.matchAll(candidate)) {
    const reference = resolve(spelled, place, raw[index + spelled.length] === '=')
    if (!reference) continue
    copy(end, index)
    text += reference.text
    for (let unit = 0; unit < reference.text.length; unit++) map.push(index)
    end = index + reference.length
  }
  copy(end, raw.length)
  map.push(raw.length)
  return { text, map, opaque: opaqueIn(text) }
}

const candidate = /&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+)|[a-zA-Z][a-zA-Z0-9]*);?/g

interface Reference {
  readonly text: string
  /** Of what it is spelled with: `&not` in `&notit;`. */
  readonly length: number
}

function resolve(spelled: string, place: 'text' | 'attribute', isAssigned: boolean): Reference | undefined {
  if (place === 'attribute' && isAssigned && !spelled.endsWith(';')) return undefined
  const key = `${place} ${spelled}`
  if (!known.has(key)) {
    if (known.size >= 10_000) known.clear()
    known.set(key, read(spelled, place))
  }
  return known.get(key)
}

/** There are 2,231 names, each asked for again and again; the tokenizer knows them. */
const known = new Map<string, Reference | undefined>()

function read(spelled: string, place: 'text' | 'attribute'): Reference | undefined {
  const text = place === 'text' ? asText(spelled) : asAttribute(spelled)
  if (text === spelled) return undefined
  if (spelled[1] === '#') return { text, length: spelled.length }
  let rest = 0
  while (rest < text.length && text.at(-1 - rest) === spelled.at(-1 - rest)) rest++
  return { text: text.slice(0, text.length - rest), length: spelled.length - rest }
}

function asText(spelled: string): string {
  let text = ''
  const add = ({ chars }: { readonly chars: string }) => {
    text += chars
  }
  const tokenizer = new Tokenizer({}, { ...ignore, onCharacter: add, onNullCharacter: add, onWhitespaceCharacter: add })
  tokenizer.state = TokenizerMode.RCDATA
  tokenizer.write(spelled, true)
  return text
}

function asAttribute(spelled: string): string {
  let text = ''
  const tokenizer = new Tokenizer({}, { ...ignore, onStartTag: ({ attrs }) => (text = attrs[0]!.value) })
  tokenizer.write(`<a b="${spelled}">`, true)
  return text
}

const nothing = () => {}
const ignore = {
  onComment: nothing,
  onDoctype: nothing,
  onStartTag: nothing,
  onEndTag: nothing,
  onEof: nothing,
  onCharacter: nothing,
  onNullCharacter: nothing,
  onWhitespaceCharacter: nothing,
  onParseError: null
}

function opaqueIn(text: string): Decoded['opaque'] {
  return Array.from(text.matchAll(unwritable), ({ index }) => ({ start: index, end: index + 1 }))
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unwritable = /[\0-\x08\x0B\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const special = /[&\0-\x08\x0B\x0E-\x1F\uFFFE\uFFFF]/
const none: Decoded['opaque'] = []
