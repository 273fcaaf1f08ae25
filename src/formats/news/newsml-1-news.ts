import { type Embargo, type NewsStatus, noNews } from '../../model/news.ts'
import type { XmlNode } from '../its/tree.ts'
import { articleElements, attributeOf, below } from './elements.ts'
import { dateOf, embargoUntil, meaningOf, priorityIn, together, withheld } from './statements.ts'

/**
 * What `NewsManagement` says: `Status` may withhold or cancel the item, and `StatusWillChange` says when it will be usable; an
 * `Instruction` makes it a correction. Throws `FormatError`.
 */
export function newsml1News(source: string): NewsStatus {
  if (!/NewsManagement/.test(source)) return noNews
  const items = articleElements(source).filter(({ name }) => name === 'NewsManagement')
  return together(items.map(management => ({ status: statusIn(management), offset: management.token.start })))
}

function statusIn(management: XmlNode): NewsStatus {
  const meaning = meaningOf(formalName(below(management, 'Status')[0]))
  const notice = { note: undefined, at: dateOf(below(management, 'ThisRevisionCreated')[0]?.text.trim()) }
  const isCorrection = below(management, 'Instruction').some(each => /^correct/i.test(formalName(each) ?? ''))
  return {
    embargo: meaning === 'withheld' ? embargoIn(management) : undefined,
    correction: isCorrection ? notice : undefined,
    retraction: meaning === 'retracted' ? notice : undefined,
    priority: priorityIn(formalName(below(management, 'Urgency')[0]))
  }
}

const formalName = (element: XmlNode | undefined) => attributeOf(element, 'FormalName')

function embargoIn(management: XmlNode): Embargo {
  const change = below(management, 'StatusWillChange').find(
    each => meaningOf(formalName(below(each, 'FutureStatus')[0])) === 'usable'
  )
  const [time] = change ? below(change, 'DateAndTime') : []
  return time ? embargoUntil(time.text.trim(), time.token.start) : withheld
}
