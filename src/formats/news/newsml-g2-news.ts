import { type Embargo, type NewsStatus, noNews } from '../../model/news.ts'
import type { XmlNode } from '../its/tree.ts'
import { articleElements, attributeOf, below } from './elements.ts'
import { dateOf, embargoUntil, meaningOf, priorityIn, together, withheld } from './statements.ts'

/**
 * What `itemMeta` says: `embargoed` with a time ends then, an empty one when a later version has none; `pubStatus` may withhold or
 * cancel the item, `signal` makes it a correction. `edNote` is for editors. Throws `FormatError`.
 */
export function newsmlG2News(source: string): NewsStatus {
  if (!/itemMeta/.test(source)) return noNews
  const items = articleElements(source).filter(({ name, parent }) => name === 'itemMeta' && parent)
  const articles = items.filter(({ parent }) => articleItems.has(parent?.name ?? ''))
  return together(
    (articles.length > 0 ? articles : items).map(meta => ({ status: statusIn(meta), offset: meta.token.start }))
  )
}

/** Concepts that come along in a message have a life of their own. */
const articleItems: ReadonlySet<string> = new Set(['newsItem', 'packageItem', 'planningItem'])

function statusIn(meta: XmlNode): NewsStatus {
  const [status] = below(meta, 'pubStatus')
  const meaning = meaningOf(codeOf(status))
  const signals = below(meta, 'signal').map(codeOf)
  const notice = { note: undefined, at: dateOf(below(meta, 'versionCreated')[0]?.text.trim()) }
  const isKilled = signals.some(signal => meaningOf(signal) === 'retracted')
  const [urgency] = meta.parent ? below(meta.parent, 'contentMeta', 'urgency') : []
  return {
    embargo: meaning === 'withheld' ? withheld : embargoIn(meta),
    correction: signals.some(signal => /[:/]correction$/i.test(signal ?? '')) ? notice : undefined,
    retraction: meaning === 'retracted' || isKilled ? notice : undefined,
    priority: priorityIn(urgency?.text)
  }
}

const codeOf = (element: XmlNode | undefined) => attributeOf(element, 'qcode') ?? attributeOf(element, 'uri')

function embargoIn(meta: XmlNode): Embargo | undefined {
  const [embargoed] = below(meta, 'embargoed')
  if (!embargoed) return undefined
  const time = embargoed.text.trim()
  return time === '' ? withheld : embargoUntil(time, embargoed.token.start)
}
