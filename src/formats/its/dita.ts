import type { Role } from '../../model/document.ts'
import type { ElementAt, Rule } from '../markup/vocabulary.ts'
import type { XmlNode } from './tree.ts'

/** Whether a document is a DITA topic, map or glossary: its root or its document type says so. */
export function isDita(source: string, root: XmlNode | undefined): boolean {
  if (root === undefined || root.namespace !== '') return false
  const start = source.slice(0, root.token.start)
  return (
    root.attributes.some(({ name, value }) => name === 'class' && /^[-+] (?:topic|map)\//.test(value)) ||
    /<!DOCTYPE[^>]*\bDITA\b/.test(start)
  )
}

/** What an element of DITA is by its name. */
export function ditaRule(element: ElementAt): Rule {
  const { name, parent } = element
  if (skipped.has(name)) return skip
  if (atoms.has(name)) return atom
  if (name === 'image') return { flow: 'nested', isText: false, attributes: [{ name: 'alt', role: 'alt' }] }
  if (name === 'fn') return { flow: 'nested', role: 'fn' }
  if (name === 'indexterm') return { flow: isAmongIndex(parent) ? 'block' : 'nested', role: 'meta' }
  if (name === 'alt') return { flow: 'block', isText: true, role: 'alt' }
  if (name === 'title') return { flow: 'block', role: titleRole(parent) }
  if (name === 'keyword' && parent?.name === 'keywords') return { flow: 'block', role: 'meta' }
  if (emphasis.has(name)) return { flow: 'inline', isDeletable: true }
  if (phrases.has(name)) return element.token.isEmpty ? atom : inline
  const attributes = readAttributes.get(name)
  const role = name === 'p' && parent && ['li', 'lq'].includes(parent.name) ? roles.get(parent.name) : roles.get(name)
  return { flow: 'block', ...(role === undefined ? {} : { role }), ...(attributes ? { attributes } : {}) }
}

const skip: Rule = { flow: 'skip' }
const atom: Rule = { flow: 'atom' }
const inline: Rule = { flow: 'inline' }

const isAmongIndex = (parent: ElementAt | undefined) => parent?.name === 'keywords' || parent?.name === 'indexterm'

function titleRole(parent: ElementAt | undefined): Role {
  if (parent?.parent === undefined) return 'title'
  return ['fig', 'table', 'simpletable', 'equation-figure'].includes(parent.name) ? 'cap' : 'h'
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const skipped = words(
  'draft-comment required-cleanup coords shape data data-about foreign unknown author authorinformation copyright critdates permissions publisher source prodinfo resourceid ux-window vrmlist codeblock msgblock screen syntaxdiagram index-base'
)
const atoms = words(
  'apiname boolean cmdname codeph delim filepath markupname msgnum oper option param parmname sep state synph systemoutput text-ref textentity userinput varname xmlatt xmlelement xmlnsname xmlpi numcharref parameterentity'
)
const emphasis = words('b i u sup sub tt line-through overline strong em')
const phrases = words(
  'abbreviated-form cite keyword menucascade mathph ph q shortcut term text tm uicontrol wintitle xref link-text foreign-ph equation-inline'
)

const roles: ReadonlyMap<string, Role> = new Map([
  ['shortdesc', 'dek'],
  ['abstract', 'dek'],
  ['navtitle', 'h'],
  ['titlealt', 'h'],
  ['searchtitle', 'meta'],
  ['linktext', 'meta'],
  ['li', 'li'],
  ['sli', 'li'],
  ['dt', 'li'],
  ['dd', 'li'],
  ['pt', 'li'],
  ['pd', 'li'],
  ['cmd', 'li'],
  ['entry', 'cell'],
  ['stentry', 'cell'],
  ['lq', 'quote'],
  ['desc', 'cap']
])

const readAttributes: ReadonlyMap<string, NonNullable<Rule['attributes']>> = new Map([
  ['topicref', [{ name: 'navtitle', role: 'h' }]],
  ['topichead', [{ name: 'navtitle', role: 'h' }]],
  ['topicgroup', [{ name: 'navtitle', role: 'h' }]],
  ['othermeta', [{ name: 'content', role: 'meta' }]],
  ['lq', [{ name: 'reftitle', role: 'meta' }]]
])
