import { demandKey } from './chain.ts'
import type { Demand, DemandOf, Wanted } from './demand.ts'
import { neighbourhood } from './neighbours.ts'
import { missingOrMatched, type OpenArticle } from './plan.ts'

/** Sentences to send, and articles, that a page stops at: enough to fill requests, few enough to hold in memory. */
const mostSentences = 4_000
const mostArticles = 200

/** Articles in pages that are asked for and written together: of one rank, so that none waits for another below it. */
export async function* pages(
  articles: AsyncIterable<OpenArticle>,
  rankOf: (article: OpenArticle) => string
): AsyncGenerator<readonly OpenArticle[]> {
  let page: OpenArticle[] = []
  let sentences = 0
  for await (const article of articles) {
    if (page[0] && rankOf(page[0]) !== rankOf(article)) {
      yield page
      page = []
      sentences = 0
    }
    page.push(article)
    for (const { blocks } of article.locales) for (const block of blocks) sentences += missing(block)
    if (sentences < mostSentences && page.length < mostArticles) continue
    yield page
    page = []
    sentences = 0
  }
  if (page.length > 0) yield page
}

function missing(block: Parameters<typeof missingOrMatched>[0]): number {
  let count = 0
  for (const { match } of missingOrMatched(block)) if (!match) count++
  return count
}

/** What a page needs from the backend: each sentence once per locale and chain, in document order. */
export function demandOf(page: readonly OpenArticle[]): Demand {
  const demand = new Map<string, Omit<DemandOf, 'wanted'> & { readonly wanted: Map<string, Wanted> }>()
  for (const { article, locales } of page) {
    for (const { locale, chain, blocks } of locales) {
      const key = demandKey(locale, chain)
      const wanted = demand.get(key)?.wanted ?? new Map<string, Wanted>()
      demand.set(key, { locale, chain, wanted })
      const neighbours = neighbourhood(blocks, Math.max(...chain.links.map(({ engine }) => engine.neighbours ?? 0)))
      for (const block of blocks) {
        for (const { match, ...sentence } of missingOrMatched(block)) {
          if (match || wanted.has(sentence.form)) continue
          const { id } = article.file
          wanted.set(sentence.form, { sentence, article: id, neighbours: neighbours(sentence.content) })
        }
      }
    }
  }
  return [...demand.values()]
}
