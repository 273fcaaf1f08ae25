import type { LocaleTag } from '../../model/locale.ts'
import type { TextFile } from '../../store/text-file.ts'
import type { ReadUnit } from './import.ts'
import { readJsonLines } from './json-lines.ts'
import { readTmx } from './read-tmx.ts'

/** Extensions of files that translations are read from, with the dot. */
export const memoryExtensions = ['.tmx', '.jsonl'] as const

/** What is in a file, by its extension: JSON lines, or else TMX. Throws `FormatError` where it is no such file. */
export function readMemoryFile(file: TextFile, from: LocaleTag, to: readonly LocaleTag[]): Iterable<ReadUnit> {
  return file.path.toLowerCase().endsWith('.jsonl') ? readJsonLines(file, from, to) : readTmx(file, from, to)
}
