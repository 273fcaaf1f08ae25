import { ReviewError } from '../model/errors.ts'
import { formatLocaleFile, parseLocaleFile } from '../review/locale-file.ts'
import type { FileChange } from '../store/file-journal.ts'

/**
 * A file that somebody has edited between our reading and our writing it: in a locale file every text that differs from what we
 * read stays, and the next run adopts it; the others become ours. Any other file is ours alone.
 */
export function keepEdits({ path, before, after }: FileChange, now: string | undefined): string | undefined {
  if (!path.endsWith('.json') || now === undefined || after === undefined) return after
  try {
    const read = before === undefined ? new Map<string, string>() : parseLocaleFile(before, path)
    const edited = [...parseLocaleFile(now, path)].filter(([key, text]) => text !== read.get(key))
    return formatLocaleFile(new Map([...parseLocaleFile(after, path), ...edited]))
  } catch (error) {
    if (error instanceof ReviewError) return now
    throw error
  }
}
