import type { Cluster } from './cluster.ts'
import { wordBefore } from './word-before.ts'

/** Companies, programmes and bands in the news that are written with a mark, `Yahoo! Finance`. */
const names: ReadonlySet<string> = new Set('Yahoo Jeopardy Kahoot Joomla Yum Wham Oklahoma Panic E Guess'.split(' '))

/** Whether the mark belongs to a name, so that a capital after it starts no sentence. */
export function endsInName(text: string, { start, end }: Cluster): boolean {
  return end === start + 1 && names.has(wordBefore(text, start).text)
}
