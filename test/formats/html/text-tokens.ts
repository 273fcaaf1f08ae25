import type { Span, TextToken, Token } from '../../../src/xml/token.ts'
import type { Content } from './parsed-tokens.ts'

/** The tokens of what stands between two tags: text, `</>` that says nothing, and CDATA sections inside SVG and MathML. */
export function* textTokens(source: string, { start, end }: Span, content: Content): Generator<Token> {
  if (content === 'raw') {
    yield { type: 'cdata', start, end, inner: { start, end } }
    return
  }
  let from = start
  while (from < end) {
    const special = content === 'references' ? undefined : nextSpecial(source, from, end, content === 'foreign')
    const textEnd = special?.start ?? end
    if (textEnd > from) yield { type: 'text', start: from, end: textEnd, inner: { start: from, end: textEnd } }
    if (special) yield special
    from = special?.end ?? end
  }
}

function nextSpecial(source: string, from: number, end: number, isForeign: boolean): Token | undefined {
  for (let at = source.indexOf('<', from); at !== -1 && at < end; at = source.indexOf('<', at + 1)) {
    if (source.startsWith('</>', at) && at + 3 <= end) return { type: 'comment', start: at, end: at + 3 }
    if (isForeign && source.startsWith(cdataStart, at)) return cdata(source, at, end)
  }
  return undefined
}

function cdata(source: string, start: number, end: number): TextToken {
  const inner = start + cdataStart.length
  const close = source.indexOf(']]>', inner)
  if (close === -1 || close + 3 > end) return { type: 'cdata', start, end, inner: { start: inner, end } }
  return { type: 'cdata', start, end: close + 3, inner: { start: inner, end: close } }
}

const cdataStart = '<![CDATA['
