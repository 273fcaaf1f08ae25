import type { OpenToken, Token } from '../../xml/token.ts'
import type { Plane } from './plane.ts'
import type { ElementAt } from './vocabulary.ts'

/** An element, looked at where it opens. */
export class MarkupElement implements ElementAt {
  readonly name: string
  readonly prefix: string
  readonly parent: ElementAt | undefined
  readonly token: OpenToken
  readonly #plane: Plane
  readonly #tokens: readonly Token[]
  readonly #index: number

  /** `index`: where `token` stands among `tokens`. */
  constructor(plane: Plane, tokens: readonly Token[], index: number, token: OpenToken, parent: ElementAt | undefined) {
    const colon = token.name.indexOf(':')
    this.name = colon < 0 ? token.name : token.name.slice(colon + 1)
    this.prefix = colon < 0 ? '' : token.name.slice(0, colon)
    this.token = token
    this.parent = parent
    this.#plane = plane
    this.#tokens = tokens
    this.#index = index
  }

  attribute(name: string): string | undefined {
    for (const attribute of this.token.attributes) {
      if (attribute.name !== name) continue
      const { value } = attribute
      return value && this.#decoded(value, 'attribute')
    }
    return undefined
  }

  childText(name: string): string | undefined {
    let depth = this.token.isEmpty ? -1 : 0
    let text: string | undefined
    for (let i = this.#index + 1; i < this.#tokens.length && depth >= 0; i++) {
      const token = this.#tokens[i]!
      if (token.type === 'open' && !token.isEmpty) {
        if (depth === 0 && token.name === name) text = ''
        depth++
      } else if (token.type === 'close') {
        depth--
        if (depth === 0 && text !== undefined) return text.trim()
      } else if (text !== undefined && (token.type === 'text' || token.type === 'cdata')) {
        text += this.#decoded(token.inner, token.type === 'text' ? 'text' : 'raw')
      }
    }
    return undefined
  }

  #decoded(
    { start, end }: { readonly start: number; readonly end: number },
    place: 'text' | 'attribute' | 'raw'
  ): string {
    const { text, syntax } = this.#plane
    return syntax.decode(text.slice(start, end), place).text
  }
}
