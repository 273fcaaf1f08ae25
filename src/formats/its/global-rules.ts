import { type Selector, selectors } from './selector.ts'
import type { XmlNode } from './tree.ts'

export const itsNamespace = 'http://www.w3.org/2005/11/its'

export type WithinText = 'yes' | 'no' | 'nested'

/** What a rule of a document says of the nodes it selects. */
export interface GlobalRule {
  readonly selector: Selector
  readonly translate?: boolean
  readonly withinText?: WithinText
  readonly isPreformatted?: boolean
  readonly isForNobody?: boolean
}

/** The rules in the `its:rules` of a document, in order: of those that select a node, the last one holds. */
export function globalRules(nodes: readonly XmlNode[]): readonly GlobalRule[] {
  return nodes.filter(isRules).flatMap(rules => {
    const parameters = new Map(
      rules.children
        .filter(({ name }) => name === 'param')
        .map(node => [attributeOf(node, 'name') ?? '', node.text.trim()])
    )
    return rules.children.flatMap(node => {
      const said = categories.get(node.name)?.(node)
      const selected =
        said &&
        selectors(attributeOf(node, 'selector') ?? '', { namespaceOf: prefix => node.namespaceOf(prefix), parameters })
      return (selected ?? []).map((selector): GlobalRule => ({ selector, ...said }))
    })
  })
}

const isRules = ({ name, namespace }: XmlNode) => name === 'rules' && namespace === itsNamespace

export function attributeOf(node: XmlNode, name: string): string | undefined {
  return node.attributes.find(attribute => attribute.namespace === '' && attribute.name === name)?.value
}

type Category = (node: XmlNode) => Omit<GlobalRule, 'selector'>

const categories: ReadonlyMap<string, Category> = new Map<string, Category>([
  ['translateRule', node => ({ translate: attributeOf(node, 'translate') === 'yes' })],
  ['withinTextRule', node => ({ withinText: withinTextOf(attributeOf(node, 'withinText')) ?? 'no' })],
  ['preserveSpaceRule', node => ({ isPreformatted: attributeOf(node, 'space') === 'preserve' })],
  [
    'localeFilterRule',
    node => ({ isForNobody: isForNobody(attributeOf(node, 'localeFilterList'), attributeOf(node, 'localeFilterType')) })
  ]
])

export function withinTextOf(value: string | undefined): WithinText | undefined {
  return value === 'yes' || value === 'no' || value === 'nested' ? value : undefined
}

/** Whether a locale filter lets no locale through. Others are left to whoever builds the page for one locale. */
export function isForNobody(list: string | undefined, type: string | undefined): boolean {
  return type === 'exclude' ? list?.trim() === '*' : list?.trim() === ''
}
