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
  /** How many elements are open by their name: of HTML round it all, and of the stack. */
  const around = new Map<string, number>()
  const within = new Map<string, number>()
  const isInside = () => stack.length > 0 && !stack.at(-1)!.isIntegrationPoint
  return {
    get isInside() {
      return isInside()
    },
    open(tag) {
      if (stack.length === 0 && !roots.has(tag.name)) {
        count(around, tag.name, 1)
        return false
      }
      const token = tokenOf(source, tag)
      if (isInside() && rules.causesExit(token)) leave()
      const namespace = isInside() ? stack.at(-1)!.namespace : roots.get(tag.name)
      if (namespace === undefined) return false
      if (!tag.isSelfClosing) {
        const isIntegrationPoint = rules.isIntegrationPoint(token.tagID, namespace, token.attrs)
        stack.push({ name: tag.name, namespace, isIntegrationPoint })
        count(within, tag.name, 1)
      }
      return true
    },
    close(name) {
      if (within.has(name)) {
        while (pop() !== name);
        return
      }
      if (isInside() && (around.has(name) || name === 'p' || name === 'br')) leave()
      if (stack.length === 0 && around.has(name)) count(around, name, -1)
    }
  }

  /** HTML that may not be inside ends it, up to where HTML may. */
  function leave() {
    while (isInside()) pop()
  }

  function pop(): string {
    const { name } = stack.pop()!
    count(within, name, -1)
    return name
  }
}

function count(names: Map<string, number>, name: string, by: 1 | -1): void {
  const left = (names.get(name) ?? 0) + by
  if (left > 0) names.set(name, left)
  else names.delete(name)
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
