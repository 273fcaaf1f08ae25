import { contestants } from './contestants.ts'

/** About 200,000 characters each that make work of the wrong order explode. */
export const hostile: Readonly<Record<string, string>> = {
  'one word': 'a'.repeat(200_000),
  'full stops': '.'.repeat(200_000),
  'quotes that never close': '"a. '.repeat(50_000),
  'brackets that never close': `${'('.repeat(100_000)}${'a. B '.repeat(20_000)}`,
  'curly quotes that never close': '“A b. '.repeat(33_000),
  initials: 'A. B. '.repeat(33_000),
  'white space': `a.${' '.repeat(200_000)}B`,
  titles: 'Mr. '.repeat(50_000),
  apostrophes: " 'x".repeat(66_000),
  'single quotes': '‘x. '.repeat(50_000),
  'footnote marks': 'A.[1]'.repeat(40_000),
  'spaced dots': '. '.repeat(100_000),
  'blank lines': '\n'.repeat(200_000),
  'one long quotation': `“${'A b. '.repeat(40_000)}”`,
  'lone surrogates': '\ud800. \udc00? '.repeat(33_000),
  'controls of direction': 'a.\u202b \u2069B\u0000. '.repeat(22_000)
}

export interface Ordeal {
  readonly milliseconds: number
  readonly isLossless: boolean
}

/** CPU time for each hostile text, once, and whether its segments joined are the text. */
export function ordeals(language: string): Readonly<Record<string, Readonly<Record<string, Ordeal>>>> {
  return Object.fromEntries(
    Object.entries(hostile).map(([name, text]) => [
      name,
      Object.fromEntries(contestants.map(contestant => [contestant.name, ordeal(contestant.of(language), text)]))
    ])
  )
}

function ordeal(cut: (text: string) => readonly string[], text: string): Ordeal {
  const start = process.cpuUsage()
  const segments = cut(text)
  const { user, system } = process.cpuUsage(start)
  return { milliseconds: Math.round((user + system) / 1000), isLossless: segments.join('') === text }
}
