import type { Item } from './referees/item.ts'
import { markdownItems } from './referees/markdown.ts'

/** What is wrong with the language and direction an article states after it was merged into `to`, a language written from right to left. */
export type LocaleRule = (source: string, result: string, to: string) => Generator<string>

/** The rule of a format, read off the result by a parser of its own. */
export function localeRuleOf(format: string): LocaleRule {
  return rules.find(([names]) => names.test(format))?.[1] ?? nothing
}

const rules: ReadonlyArray<readonly [RegExp, LocaleRule]> = [[/^(?:markdown|mdx)/, frontMatterRule]]

/** Front matter says it only where the source's did. */
function* frontMatterRule(_source: string, result: string, to: string): Generator<string> {
  for (const { node, text } of markdownItems(result)) {
    if (/^front matter\/(?:lang|language|locale)$/.test(node) && text !== to) yield expected(node, to, text)
    if (node === 'front matter/dir' && text !== 'rtl') yield expected(node, 'rtl', text)
  }
}

function* nothing(): Generator<string> {}

function expected(where: Item['node'], value: string, actual: string | undefined): string {
  return `${where}: expected "${value}", got ${actual === undefined ? 'nothing' : `"${actual}"`}`
}
