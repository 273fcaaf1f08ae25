import { html, foreignContent as rules, Token as tokens } from 'parse5'
import type { Tag } from './tag.ts'

/** Whether the tokenizer is inside SVG or MathML, where CDATA sections and `<path/>` mean what they mean in XML. */
export interface ForeignContent {
  readonly isInside: boolean
  /** Whether the element that opens is itself foreign. */
  open(tag: Tag): boolean
  close(name: string): void
}

export function foreignContent(source: string): ForeignContent {
  const stack: Foreign[] = []
  /** How many elements of HTML are open, by their name. */
  const around = new Map<string, number>()
  const isInside = () => stack.length > 0 && !stack.at(-1)!.isIntegrationPoint
  return {
    get isInside() {
      return isInside()
    },
    open(tag) {
      if (stack.length === 0 && !roots.has(tag.name)) {
        around.set(tag.name, (around.get(tag.name) ?? 0) + 1)
        return false
      }
      const token = tokenOf(source, tag)
      if (isInside() && rules.causesExit(token)) leave()
      const namespace = isInside() ? stack.at(-1)!.namespace : roots.get(tag.name)
      if (namespace === undefined) return false
      if (!tag.isSelfClosing) {
        const isIntegrationPoint = rules.isIntegrationPoint(token.tagID, namespace, token.attrs)
        stack.push({ name: tag.name, namespace, isIntegrationPoint })
      }
      return true
    },
    close(name) {
      if (stack.length > 0) {
        const at = stack.findLastIndex(element => element.name === name)
        if (at !== -1) stack.length = at
        else if (endsForeign(name)) leave()
        else return
      }
      around.set(name, Math.max(0, (around.get(name) ?? 0) - 1))
    }
  }

  function endsForeign(name: string): boolean {
    return name === 'p' || name === 'br' || (around.get(name) ?? 0) > 0
  }

  /** HTML that may not be inside ends it, up to where HTML may. */
  function leave() {
    while (isInside()) stack.pop()
  }
}

interface Foreign {
  readonly name: string
  readonly namespace: html.NS
  /** HTML is read inside, as in `<foreignObject>`. */
  readonly isIntegrationPoint: boolean
}

const roots: ReadonlyMap<string, html.NS> = new Map([
  ['svg', html.NS.SVG],
  ['math', html.NS.MATHML]
])

/** A tag as the rules of parse5 want it. */
function tokenOf(source: string, { name, attributes, isSelfClosing }: Tag): tokens.TagToken {
  return {
    type: tokens.TokenType.START_TAG,
    tagName: name,
    tagID: name === 'foreignobject' ? html.TAG_ID.FOREIGN_OBJECT : html.getTagID(name),
    selfClosing: isSelfClosing,
    ackSelfClosing: false,
    attrs: attributes.map(({ name, value }) => ({ name, value: value ? source.slice(value.start, value.end) : '' })),
    location: null
  }
}
