/** The desk that pays for an article: the first folder of its id, `sport` of `sport/2026/final`; empty for one in no folder. */
export function deskOf(article: string): string {
  return article.slice(0, Math.max(0, article.indexOf('/')))
}
