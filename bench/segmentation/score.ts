import type { Case } from './cases.ts'

export interface Score {
  readonly cases: number
  readonly exact: number
}

/** Exact matches by language: segments trimmed, white space collapsed, empty ones dropped, then all equal. */
export function scoresOf(
  cases: readonly Case[],
  of: (language: string) => (text: string) => readonly string[]
): ReadonlyMap<string, Score> {
  const byLanguage = Map.groupBy(cases, ({ lang }) => lang)
  return new Map(
    [...byLanguage]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([language, cases]) => {
        const cut = of(language)
        const exact = cases.filter(one => isExact(one, cut)).length
        return [language, { cases: cases.length, exact }]
      })
  )
}

export function isExact({ input, expected }: Case, cut: (text: string) => readonly string[]): boolean {
  return JSON.stringify(tidy(cut(input))) === JSON.stringify(tidy(expected))
}

export function tidy(segments: readonly string[]): readonly string[] {
  return segments.map(segment => segment.replace(/\s+/g, ' ').trim()).filter(segment => segment !== '')
}

export function sum(scores: Iterable<Score>): Score {
  let cases = 0
  let exact = 0
  for (const score of scores) {
    cases += score.cases
    exact += score.exact
  }
  return { cases, exact }
}

export function percent({ cases, exact }: Score): string {
  return cases === 0 ? '–' : ((100 * exact) / cases).toFixed(1)
}
