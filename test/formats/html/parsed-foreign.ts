import { html, foreignContent as rules, type Token } from 'parse5'

/** Whether the tokenizer is inside SVG or MathML, where CDATA sections and `<path/>` mean what they mean in XML. */
export interface ForeignContent {
  readonly isInside: boolean
  /** Whether the element that opens is itself foreign. */
  open(tag: Token.TagToken): boolean
  close(name: string): void
}

export function foreignContent(): ForeignContent {
  const stack: Foreign[] = []
  const isInside = () => stack.length > 0 && !stack.at(-1)!.isIntegrationPoint
  return {
    get isInside() {
      return isInside()
    },
    open(tag) {
      const { tagName: name, tagID, attrs, selfClosing } = tag
      if (isInside() && rules.causesExit(tag)) leave()
      const namespace = isInside() ? stack.at(-1)!.namespace : roots[name]
      if (namespace === undefined) return false
      if (!selfClosing) {
        stack.push({
          name,
          namespace,
          isIntegrationPoint: rules.isIntegrationPoint(integrating(name, tagID), namespace, attrs)
        })
      }
      return true
    },
    close(name) {
      const at = stack.findLastIndex(element => element.name === name)
      if (at !== -1) stack.length = at
      else if (isInside()) leave()
    }
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

const roots: Readonly<Record<string, html.NS>> = Object.assign(Object.create(null), {
  svg: html.NS.SVG,
  math: html.NS.MATHML
})

/** The tokenizer gives names in lower case. */
const integrating = (name: string, id: html.TAG_ID) => (name === 'foreignobject' ? html.TAG_ID.FOREIGN_OBJECT : id)
