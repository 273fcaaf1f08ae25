import { type Embargo, type NewsStatus, noNews } from '../../model/news.ts'
import type { XmlNode } from '../its/tree.ts'
import { articleElements, attributeOf, below } from './elements.ts'
import { dateOf, embargoUntil, meaningOf, priorityIn, together, withheld } from './statements.ts'

/**
 * What `docdata` says: `date.release` is the end of an embargo, `management-status` may cancel the article, `correction` makes it one.
 * `correction@info` and `ed-msg` are for editors. Throws `FormatError`.
 */
export function nitfNews(source: string): NewsStatus {
  if (!/docdata/.test(source)) return noNews
  const items = articleElements(source).filter(({ name }) => name === 'docdata')
  return together(items.map(docdata => ({ status: statusIn(docdata), offset: docdata.token.start })))
}

function statusIn(docdata: XmlNode): NewsStatus {
  const meaning = meaningOf(attributeOf(docdata, 'management-status'))
  const issued = dateOf(attributeOf(below(docdata, 'date.issue')[0], 'norm'))
  const notice = { note: undefined, at: issued }
  return {
    embargo: embargoIn(docdata, meaning),
    correction: below(docdata, 'correction').length > 0 ? notice : undefined,
    retraction: meaning === 'retracted' ? notice : undefined,
    priority: priorityIn(attributeOf(below(docdata, 'urgency')[0], 'ed-urg'))
  }
}

/** Agencies write the date of issue as the date of release where there is no embargo, and many write neither with a zone. */
function embargoIn(docdata: XmlNode, meaning: ReturnType<typeof meaningOf>): Embargo | undefined {
  const [release] = below(docdata, 'date.release')
  const time = attributeOf(release, 'norm')?.trim() ?? ''
  if (!release || time === '') return meaning === 'withheld' ? withheld : undefined
  const embargo = embargoUntil(time, release.token.start)
  const issue = attributeOf(below(docdata, 'date.issue')[0], 'norm')?.trim()
  if (issue === time && meaning !== 'withheld') return undefined
  return embargo
}
