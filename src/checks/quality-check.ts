import type { Finding, Problem } from '../model/finding.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { TranslatedSegment } from '../model/segment.ts'

export interface CheckContext {
  readonly from: LocaleTag
  readonly to: LocaleTag
}

/** A generator function, pure and silent on good text; its key in the table of checks is its name. */
export type QualityCheck = (segment: TranslatedSegment, context: CheckContext) => Iterable<Problem>

/** Every finding of every check, in the order of the table. */
export function* runChecks(
  checks: Readonly<Record<string, QualityCheck>>,
  segment: TranslatedSegment,
  context: CheckContext
): Generator<Finding> {
  for (const [check, run] of Object.entries(checks)) {
    for (const problem of run(segment, context)) yield { check, ...problem }
  }
}
