import type { XmlAttribute, XmlNode } from './tree.ts'

/** What a selector of an ITS rule picks: elements, or attributes of them. */
export interface Selector {
  matches(node: XmlNode): boolean
  /** `undefined` for one that picks the elements themselves. */
  readonly attribute: ((attribute: XmlAttribute) => boolean) | undefined
}

export interface SelectorContext {
  namespaceOf(prefix: string): string
  /** Values of `$name`. */
  readonly parameters: ReadonlyMap<string, string>
}

/**
 * Reads the part of XPath 1.0 that ITS rules are written in: absolute paths of names, `*` and attributes, with predicates `[@a]`, `[@a='b']`,
 * `[@a=$p]`, `[n]` and `[a]`, joined by `|`. `undefined` for anything else: such a rule is as if it were not there.
 */
export function selectors(text: string, context: SelectorContext): readonly Selector[] | undefined {
  const paths = text.split('|').map(path => selector(path.trim(), context))
  return paths.every(path => path !== undefined) ? paths : undefined
}

interface Step {
  readonly isDeep: boolean
  matches(node: XmlNode): boolean
}

function selector(path: string, context: SelectorContext): Selector | undefined {
  const steps: Step[] = []
  let attribute: Selector['attribute']
  let isDeepAttribute = false
  let at = 0
  while (at < path.length) {
    stepPattern.lastIndex = at
    const found = stepPattern.exec(path)
    if (!found || attribute) return undefined
    const [whole, axis, mark, name = '', predicates = ''] = found
    at += whole.length
    const test = nameTest(name, context)
    if (mark === '@') {
      if (predicates !== '') return undefined
      attribute = test
      isDeepAttribute = axis === '//'
      continue
    }
    const conditions = predicatesOf(predicates, test, context)
    if (!conditions) return undefined
    steps.push({ isDeep: axis === '//', matches: node => test(node) && conditions.every(condition => condition(node)) })
  }
  if (attribute && isDeepAttribute) return { matches: node => isInOrAt(node, steps), attribute }
  return steps.length === 0 ? undefined : { matches: node => matchesFrom(node, steps, steps.length - 1), attribute }
}

/** Whether the path leads to `node` or to something it is in: `//` before an attribute. */
function isInOrAt(node: XmlNode, steps: readonly Step[]): boolean {
  if (steps.length === 0) return true
  for (let at: XmlNode | undefined = node; at; at = at.parent) if (matchesFrom(at, steps, steps.length - 1)) return true
  return false
}

const name = String.raw`(?:[\p{L}_][\p{L}\p{M}\p{N}_.-]*:)?(?:\*|[\p{L}_][\p{L}\p{M}\p{N}_.-]*)`
const predicate = String.raw`\[[^\[\]]*\]`
const stepPattern = new RegExp(String.raw`(//?)(@?)(${name})((?:\s*${predicate})*)`, 'uy')

/** Whether the path up to its step `last` leads to `node`. */
function matchesFrom(node: XmlNode, steps: readonly Step[], last: number): boolean {
  const step = steps[last]!
  if (!step.matches(node)) return false
  if (last === 0) return step.isDeep || node.parent === undefined
  if (!step.isDeep) return node.parent !== undefined && matchesFrom(node.parent, steps, last - 1)
  for (let above = node.parent; above; above = above.parent) if (matchesFrom(above, steps, last - 1)) return true
  return false
}

type Test = (named: { readonly name: string; readonly namespace: string }) => boolean

/** Names without a prefix are in no namespace, as in XPath 1.0. */
function nameTest(text: string, { namespaceOf }: SelectorContext): Test {
  const colon = text.indexOf(':')
  const local = text.slice(colon + 1)
  const namespace = colon < 0 ? '' : namespaceOf(text.slice(0, colon))
  if (text === '*') return () => true
  return named => (local === '*' || named.name === local) && named.namespace === namespace
}

type Condition = (node: XmlNode) => boolean

function predicatesOf(text: string, test: Test, context: SelectorContext): readonly Condition[] | undefined {
  const conditions = Array.from(text.matchAll(/\[([^[\]]*)\]/g), ([, inner = '']) =>
    condition(inner.trim(), test, context)
  )
  return conditions.every(each => each !== undefined) ? conditions : undefined
}

function condition(text: string, test: Test, context: SelectorContext): Condition | undefined {
  if (/^\d+$/.test(text)) return node => placeOf(node, test) === Number(text)
  const found = conditionPattern.exec(text)
  if (!found) return undefined
  const [, mark, name = '', double, single, parameter] = found
  const wanted = double ?? single ?? (parameter === undefined ? undefined : context.parameters.get(parameter))
  if (parameter !== undefined && wanted === undefined) return () => false
  const named = nameTest(name, context)
  const values = (node: XmlNode) =>
    mark === '@'
      ? node.attributes.filter(named).map(({ value }) => value)
      : node.children.filter(named).map(({ text }) => text)
  return node => values(node).some(value => wanted === undefined || value === wanted)
}

const conditionPattern = new RegExp(
  String.raw`^(@?)(${name})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|\$([\p{L}_][\p{L}\p{N}_.-]*)))?$`,
  'u'
)

/** Where it stands among its siblings that pass the test, from 1. */
function placeOf(node: XmlNode, test: Test): number {
  return node.parent === undefined ? 1 : node.parent.children.filter(test).indexOf(node) + 1
}
