import { codesOf, plainText } from '../../src/model/content.ts'
import { localeTag } from '../../src/model/locale.ts'
import { isolated } from '../../src/style/isolates.ts'
import { localeRuleOf } from './locale-rules.ts'
import type { Extracted } from './measure-file.ts'
import { mergedWith } from './merged.ts'
import type { Check } from './results.ts'
import { mixedDirections } from './targets.ts'

const arabic = localeTag('ar')

/**
 * F8: an article merged into Arabic says so wherever it has to; names in Latin letters are isolated where their order needs it, no target is
 * refused for that, and no text leaves an isolate open. What the article says is read by an independent parser, unless that cannot read
 * the source.
 */
export function localeLaw(extracted: Extracted, isJudged: boolean): Check {
  const { document, format, source } = extracted
  const targets = mixedDirections(document).map(target => isolated(target, arabic))
  const { text, refused } = mergedWith(extracted, arabic, targets)
  const failures = refused.map(({ block, message }) => `${block.id}: refused in Arabic with isolates: ${message}`)
  if (isJudged) failures.push(...localeRuleOf(document.format)(source, text, arabic))
  for (const { id, content } of format.extract(text, arabic).blocks) {
    const visible =
      plainText(content) +
      codesOf(content)
        .map(({ equiv }) => equiv)
        .join('')
    if (!isBalanced(visible)) failures.push(`${id}: an isolate is left open`)
  }
  return { law: 'F8', with: 'ar', right: failures.length === 0 ? 1 : 0, total: 1, failures }
}

function isBalanced(text: string): boolean {
  let open = 0
  for (const [mark] of text.matchAll(/[\u2066-\u2069]/g)) {
    open += mark === '\u2069' ? -1 : 1
    if (open < 0) return false
  }
  return open === 0
}
