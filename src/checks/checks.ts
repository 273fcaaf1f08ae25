import { addresses } from './addresses.ts'
import { artefacts } from './artefacts.ts'
import { characters } from './characters.ts'
import { directionMarks } from './direction-marks.ts'
import { empty } from './empty.ts'
import { entities } from './entities.ts'
import { inlineCodes } from './inline-codes.ts'
import { length } from './length.ts'
import { lineBreaks } from './line-breaks.ts'
import { markup } from './markup.ts'
import { numbers } from './numbers.ts'
import { placeholders } from './placeholders.ts'
import type { QualityCheck } from './quality-check.ts'
import { repetition } from './repetition.ts'
import { untranslated } from './untranslated.ts'

/** Every check, in the order its findings are shown. A check is one file and one line. */
export const checks: Readonly<Record<string, QualityCheck>> = {
  empty,
  'inline-codes': inlineCodes,
  markup,
  entities,
  placeholders,
  addresses,
  numbers,
  untranslated,
  length,
  repetition,
  artefacts,
  characters,
  'line-breaks': lineBreaks,
  'direction-marks': directionMarks
}
