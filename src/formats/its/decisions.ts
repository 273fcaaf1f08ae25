import type { OpenToken } from '../../xml/token.ts'
import {
  attributeOf,
  type GlobalRule,
  globalRules,
  isForNobody,
  itsNamespace,
  type WithinText,
  withinTextOf
} from './global-rules.ts'
import type { XmlAttribute, XmlNode } from './tree.ts'

/** What ITS 2.0 says of an element by itself. What is left out holds as it does round the element. */
export interface Decision {
  readonly translate?: boolean | undefined
  readonly withinText?: WithinText | undefined
  readonly isPreformatted?: boolean | undefined
  readonly isForNobody?: boolean | undefined
  /** Names, as written, of its attributes that are read by readers. */
  readonly attributes: readonly string[]
}

/** The decisions of a document: by `common` rules, those of its own, and over all by each element itself. */
export function decisionsOf(
  nodes: readonly XmlNode[],
  common: readonly GlobalRule[]
): ReadonlyMap<OpenToken, Decision> {
  const rules = [...common, ...globalRules(nodes)]
  const ofElements = rules.filter(({ selector }) => !selector.attribute)
  const ofAttributes = rules.filter(({ selector }) => selector.attribute)
  return new Map(
    nodes.map(node => {
      const said = ofElements.filter(({ selector }) => selector.matches(node))
      const attributes = node.attributes.filter(each => isRead(node, each, ofAttributes))
      return [node.token, { ...Object.assign({}, ...said), ...byItself(node), attributes: attributes.map(nameOf) }]
    })
  )
}

const nameOf = ({ qualified }: XmlAttribute) => qualified

function isRead(node: XmlNode, attribute: XmlAttribute, rules: readonly GlobalRule[]): boolean {
  const last = rules.findLast(
    ({ selector, translate }) => translate !== undefined && selector.attribute!(attribute) && selector.matches(node)
  )
  return last?.translate === true && attribute.namespace !== itsNamespace
}

function byItself(node: XmlNode): Omit<Decision, 'attributes'> {
  const { attributes } = node
  if (attributes.length === 0) return {}
  const isSpan = node.namespace === itsNamespace && node.name === 'span'
  const local = (name: string) =>
    attributes.find(each => each.namespace === itsNamespace && each.name === name)?.value ??
    (isSpan ? attributeOf(node, name) : undefined)
  const translate = local('translate')
  const withinText = withinTextOf(local('withinText'))
  const filter = local('localeFilterList')
  const space = attributes.find(({ qualified }) => qualified === 'xml:space')?.value
  return {
    ...(translate === undefined ? {} : { translate: translate === 'yes' }),
    ...(withinText === undefined ? {} : { withinText }),
    ...(space === undefined ? {} : { isPreformatted: space === 'preserve' }),
    ...(filter === undefined ? {} : { isForNobody: isForNobody(filter, local('localeFilterType')) })
  }
}
