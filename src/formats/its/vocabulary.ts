import type { LocaleTag } from '../../model/locale.ts'
import type { OpenToken, Token } from '../../xml/token.ts'
import type { ElementAt, Rule, Vocabulary } from '../markup/vocabulary.ts'
import { markupIfAny } from '../xml/escaped-html.ts'
import { xhtmlNamespace } from '../xml/namespaces.ts'
import { isForeign, ownLanguages } from '../xml/own-languages.ts'
import { statedLocale, withAttributes } from '../xml/stated-locale.ts'
import { xhtmlVocabulary } from '../xml/xhtml.ts'
import { type Decision, decisionsOf } from './decisions.ts'
import { ditaRule, isDita } from './dita.ts'
import { type GlobalRule, itsNamespace } from './global-rules.ts'
import { inlineElements } from './mixed-content.ts'
import { elementsOf, type XmlNode } from './tree.ts'

interface Article {
  readonly source: string
  readonly locale: LocaleTag
  readonly tokens: readonly Token[]
}

/**
 * What the elements of any XML mean: by ITS 2.0 where it speaks, by the tables of DITA and XHTML, else all text is for readers, a block for
 * each element that is not among text. `common`: rules before those of the article.
 */
export function xmlVocabulary({ source, locale, tokens }: Article, common: readonly GlobalRule[] = []): Vocabulary {
  const own = ownLanguages(source, tokens, locale)
  const nodes = elementsOf(source, tokens)
  const nodeOf = new Map(nodes.map(node => [node.token, node]))
  const decisions = decisionsOf(nodes, common)
  const isTopic = isDita(source, nodes[0])
  const isTold = isTopic || decisions.values().some(({ withinText }) => withinText !== undefined)
  const inline = isTold ? new Set<XmlNode>() : inlineElements(nodes)
  const xhtml = xhtmlVocabulary(source, locale)
  const layer = markupIfAny(locale)
  const isOn = translatedNodes(nodes, decisions, node => isForeign(languageOf(node), own))
  const holdsText = nodesHolding(nodes, isOn)

  return {
    rootRole: 'p',
    rule(element) {
      const node = nodeOf.get(element.token)
      if (!node) return { flow: 'inline' }
      const decision = decisions.get(element.token)!
      if (isAboutText(node) || decision.isForNobody === true) return { flow: 'skip' }
      const rule = withDecision(baseRule(element, node, decision), decision)
      const isRead = isOn.has(node)
      const { flow } = placeOf(rule, node, isRead)
      const isText = rule.isText === false ? false : isRead
      const placed = { ...rule, flow, isText, ...(flow === 'block' && isText && !isKnown(node) ? { layer } : {}) }
      return isRead ? withAttributes(placed, statedLocale(element)) : placed
    }
  }

  function baseRule(element: ElementAt, node: XmlNode, { withinText }: Decision): Rule {
    if (isTopic) return ditaRule(element)
    if (node.namespace === xhtmlNamespace) return xhtml.rule(element)
    if (withinText !== undefined) return withinFlows[withinText]
    const isSpan = node.namespace === itsNamespace
    return isSpan || inline.has(node) ? { flow: 'inline' } : { flow: 'block' }
  }

  /** In DITA and XHTML what looks like markup is written about. */
  function isKnown({ namespace }: XmlNode): boolean {
    return isTopic || namespace === xhtmlNamespace
  }

  /** Only whole elements can be left out of a line, and nothing of a line can be in an element that has none. */
  function placeOf({ flow }: Rule, node: XmlNode, isRead: boolean): Pick<Rule, 'flow'> {
    if (flow === 'skip' || flow === 'block') return { flow }
    if (node.parent && !isOn.has(node.parent)) return { flow: 'block' }
    if (isRead || flow === 'atom') return { flow }
    return { flow: holdsText.has(node) ? 'nested' : 'atom' }
  }
}

const withinFlows = {
  yes: { flow: 'inline' },
  nested: { flow: 'nested' },
  no: { flow: 'block' }
} as const satisfies Record<NonNullable<Decision['withinText']>, Rule>

function withDecision(rule: Rule, { withinText, isPreformatted, attributes }: Decision): Rule {
  const named = attributes.map(name => ({ name, role: 'meta' as const }))
  return {
    ...rule,
    ...(withinText === undefined ? {} : withinFlows[withinText]),
    ...(isPreformatted === undefined ? {} : { isPreformatted }),
    ...(named.length === 0 ? {} : { attributes: [...(rule.attributes ?? []), ...named] })
  }
}

/** Rules, and what is said of text from afar. */
const isAboutText = ({ name, namespace }: XmlNode) => namespace === itsNamespace && name !== 'span'

const languageOf = ({ attributes }: XmlNode) => attributes.find(({ qualified }) => qualified === 'xml:lang')?.value

/** The elements whose text is for readers: what an element says holds for all in it that says nothing else. */
function translatedNodes(
  nodes: readonly XmlNode[],
  decisions: ReadonlyMap<OpenToken, Decision>,
  isInOther: (node: XmlNode) => boolean
): ReadonlySet<XmlNode> {
  const on = new Set<XmlNode>()
  for (const node of nodes) {
    const said = decisions.get(node.token)?.translate ?? plainTranslate(node)
    const own = said ?? (isInOther(node) ? false : undefined)
    if (own ?? (node.parent === undefined || on.has(node.parent))) on.add(node)
  }
  return on
}

/** The attribute that DITA, DocBook and XHTML have without a prefix. */
function plainTranslate({ attributes }: XmlNode): boolean | undefined {
  const value = attributes.find(({ qualified }) => qualified === 'translate')?.value
  return value === 'yes' || value === 'no' ? value === 'yes' : undefined
}

/** The elements that have one of `some` somewhere in them. */
function nodesHolding(nodes: readonly XmlNode[], some: ReadonlySet<XmlNode>): ReadonlySet<XmlNode> {
  const holding = new Set<XmlNode>()
  for (const node of nodes.toReversed())
    if (node.parent && (some.has(node) || holding.has(node))) holding.add(node.parent)
  return holding
}
