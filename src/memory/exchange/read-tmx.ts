import { FormatError } from '../../model/errors.ts'
import type { LocaleTag } from '../../model/locale.ts'
import type { TextFile } from '../../store/text-file.ts'
import { tmxReader } from '../tmx/reader.ts'
import { MarkupError } from '../tmx/start-tag.ts'
import type { ReadUnit } from './import.ts'
import { tmxToEntries } from './tmx-to-entries.ts'

/** The units of a TMX file, one after the other. Throws `FormatError` where it is no TMX. */
export function* readTmx(file: TextFile, from: LocaleTag, to: readonly LocaleTag[]): Generator<ReadUnit> {
  const reader = opened(file)
  const entriesOf = tmxToEntries(reader.header, from, to)
  for (let unit = reader.next(); unit; unit = reader.next()) {
    if ('message' in unit) {
      yield { entries: [], problems: [unit] }
      continue
    }
    const { entries, problems } = entriesOf(unit)
    if (problems.length === 0) yield { entries, problems: [] }
    else {
      const where = { line: reader.line(), ...(unit.tuid === undefined ? {} : { tuid: unit.tuid }) }
      yield { entries, problems: problems.map(message => ({ ...where, message })) }
    }
  }
}

function opened(file: TextFile) {
  try {
    return tmxReader(file)
  } catch (error) {
    if (!(error instanceof MarkupError)) throw error
    throw new FormatError('syntax', `${error.message} at the start of "${file.path}". Is it a TMX file?`, {
      cause: error
    })
  }
}
