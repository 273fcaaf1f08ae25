import { directionMarks } from './direction-marks.ts'
import { empty } from './empty.ts'
import { inlineCodes } from './inline-codes.ts'
import { numbers } from './numbers.ts'
import { placeholders } from './placeholders.ts'
import type { QualityCheck } from './quality-check.ts'
import { untranslated } from './untranslated.ts'

/** Every check, in the order its findings are shown. A check is one file and one line. */
export const checks: Readonly<Record<string, QualityCheck>> = {
  empty,
  'inline-codes': inlineCodes,
  placeholders,
  numbers,
  untranslated,
  'direction-marks': directionMarks
}
