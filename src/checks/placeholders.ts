import type { Problem } from '../model/finding.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import { surplus } from './multiset.ts'
import { seenText } from './seen-text.ts'

/**
 * `$t(…)`, `{{x}}`, `${x}`, `{x}`, `{n, plural}`, `%(name)s`, `%1$s`, `%.2f`, `%s`. A percent sign after a digit is a per cent,
 * and one before a word is no conversion. Each part stops at a bracket or a letter: linear.
 */
export const placeholder =
  /\$t\([^()]*\)|\{\{[^{}]*\}\}|\$?\{\s{0,9}[\p{L}\p{N}_][\p{L}\p{N}_.-]*\s{0,9}(?:,[^{}]*)?\}|%\([^()\s]+\)[-+#0-9.]{0,9}[a-zA-Z]|(?<![\d%]\s?)%(?:\d{1,2}\$)?[-+#0-9.]{0,9}[sdifuxcg@](?![\p{L}\p{M}])/gu

/** Whatever a program fills in later stands in both texts, as often; order is free, and so are spaces inside. */
export function* placeholders({ source, target }: TranslatedSegment): Generator<Problem> {
  const wanted = placeholdersOf(seenText(source))
  const found = placeholdersOf(seenText(target))
  for (const name of surplus(wanted, found)) yield { severity: 'error', message: `Placeholder not in target: ${name}` }
  for (const name of surplus(found, wanted)) yield { severity: 'error', message: `Placeholder not in source: ${name}` }
}

function placeholdersOf(text: string): readonly string[] {
  return (text.match(placeholder) ?? []).map(name => name.replace(/\s+/g, ''))
}
