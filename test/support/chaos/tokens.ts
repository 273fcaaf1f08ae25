/** Markup of an answer, as one engine writes it or as the pipeline holds it. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'standalone'
  readonly id: string
  readonly raw: string
}

/** An answer taken apart: text, as it is written there, and tags. */
export type Tokens = ReadonlyArray<string | Tag>

/** How an engine writes text and tags. */
export interface Dialect {
  read(written: string): Tokens
  /** As text is escaped there once; where nothing is, as HTML. */
  escaped(text: string): string
  /** A tag of the engine's kind. */
  forge(kind: Tag['kind'], id: string): string
}

export const written = (tokens: Tokens): string =>
  tokens.map(token => (typeof token === 'string' ? token : token.raw)).join('')

export const isTag = (token: string | Tag): token is Tag => typeof token !== 'string'

/** The tokens with each text rewritten. */
export function overTexts(tokens: Tokens, rewrite: (text: string) => string): Tokens {
  return tokens.map(token => (isTag(token) ? token : rewrite(token)))
}

const referenced: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

export const escapedHtml = (text: string): string => text.replace(/[&<>"']/g, sign => referenced[sign]!)

export function unescapedHtml(text: string): string {
  return text.replace(
    /&(?:amp|lt|gt|quot|#39);/g,
    name => Object.keys(referenced).find(sign => referenced[sign] === name)!
  )
}

/** A dialect whose tags a pattern finds: its groups are the slash of a closing tag, its id, and the slash of a single one. */
export function dialect(tags: RegExp, forge: Dialect['forge'], isEscaped: boolean): Dialect {
  return {
    read(written) {
      const tokens: (string | Tag)[] = []
      const open: string[] = []
      let end = 0
      for (const match of written.matchAll(tags)) {
        const { close, id = '', single } = match.groups ?? {}
        if (match.index > end) tokens.push(written.slice(end, match.index))
        end = match.index + match[0].length
        const kind = single ? 'standalone' : close ? 'close' : 'open'
        if (kind === 'open') open.push(id)
        tokens.push({ kind, id: kind === 'close' ? id || (open.pop() ?? '') : id, raw: match[0] })
      }
      if (end < written.length) tokens.push(written.slice(end))
      return tokens
    },
    escaped: isEscaped ? escapedHtml : text => text,
    forge
  }
}
