import { type Token as Parse5, Tokenizer, TokenizerMode } from 'parse5'
import { foreignContent } from '../../../src/formats/html/foreign.ts'
import type { Attribute, OpenToken, OtherToken, Token } from '../../../src/xml/token.ts'
import { textTokens } from './text-tokens.ts'

/**
 * The tokens of parse5, mended: it splits text wrongly before a reference, so that text is what stands between two tags, and says nothing
 * of what it drops.
 */
export function parsedTokens(source: string): readonly Token[] {
  const tokens: Token[] = []
  const foreign = foreignContent(source)
  let end = 0
  let textEnd = 0
  let content: Content = 'text'

  const textUntil = (start: number) => {
    if (start > end) tokens.push(...textTokens(source, { start: end, end: start }, content))
    content = foreign.isInside ? 'foreign' : 'text'
    end = start
  }
  const add = (token: Token) => {
    tokens.push(token)
    end = token.end
  }
  const addOther = (type: OtherToken['type'], location: Parse5.Location | null) => {
    const start = location!.startOffset
    textUntil(start)
    // An unfinished comment is said to end after the last character.
    add({ type, start, end: Math.min(location!.endOffset, source.length) })
  }
  const characters = ({ location }: Parse5.CharacterToken) => {
    textEnd = location!.endOffset
  }

  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(tag) {
        const { startOffset: start, endOffset } = tag.location!
        textUntil(start)
        const attributes = attributesOf(source, tag)
        const { tagName: name, selfClosing: isSelfClosing } = tag
        const isForeign = foreign.open({ end: endOffset, name, attributes, isSelfClosing })
        const isEmpty = isForeign ? isSelfClosing : voids.has(name)
        add({ type: 'open', start, end: endOffset, name, attributes, isEmpty })
        tokenizer.inForeignNode = foreign.isInside
        content = foreign.isInside ? 'foreign' : 'text'
        const mode = isForeign ? undefined : modes.get(tag.tagName)
        if (mode === undefined) return
        tokenizer.state = mode
        content = mode === TokenizerMode.RCDATA ? 'references' : 'raw'
      },
      onEndTag(tag) {
        const { startOffset: start, endOffset } = tag.location!
        textUntil(start)
        foreign.close(tag.tagName)
        add({ type: 'close', start, end: endOffset, name: tag.tagName })
        tokenizer.inForeignNode = foreign.isInside
        content = foreign.isInside ? 'foreign' : 'text'
      },
      onComment: ({ location }) => addOther('comment', location ?? null),
      onDoctype: ({ location }) => addOther('doctype', location ?? null),
      onCharacter: characters,
      onNullCharacter: characters,
      onWhitespaceCharacter: characters,
      onEof() {
        textUntil(Math.max(end, textEnd))
        if (end < source.length) add({ type: 'comment', start: end, end: source.length })
      },
      onParseError: null
    }
  )
  tokenizer.write(source, true)
  return tokens
}

/** What text may hold: references and tags, references alone, nothing at all, or CDATA sections too. */
export type Content = 'text' | 'references' | 'raw' | 'foreign'

function attributesOf(source: string, { attrs, location }: Parse5.TagToken): readonly Attribute[] {
  if (attrs.length === 0) return none
  return attrs.map(({ name }): Attribute => {
    const { startOffset: start, endOffset: end } = location!.attrs![name]!
    const at = valueStart(source, start + name.length, end)
    if (at === undefined) return { name, start, end, value: undefined, quote: '' }
    const first = source[at]
    if (at < end && (first === '"' || first === "'")) {
      return { name, start, end, value: { start: at + 1, end: end - 1 }, quote: first }
    }
    return { name, start, end, value: { start: at, end }, quote: '' }
  })
}

/** Behind the `=` and the blanks around it. */
function valueStart(source: string, nameEnd: number, end: number): number | undefined {
  let at = nameEnd
  while (at < end && isBlank(source.charCodeAt(at))) at++
  if (at >= end || source[at] !== '=') return undefined
  do at++
  while (at < end && isBlank(source.charCodeAt(at)))
  return at
}

const isBlank = (unit: number) => unit === 32 || (unit >= 9 && unit <= 13 && unit !== 11)
const none: OpenToken['attributes'] = []

const voids: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr'.split(' ')
)

/** Elements whose inside is read otherwise: the tree builder of a browser tells its tokenizer so. */
const modes = new Map([
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT]
])
