import type { SharedFile } from '../formats/document-format.ts'
import { FormatError, ReviewError } from '../model/errors.ts'
import { formatLocaleFile, parseLocaleFile } from '../review/locale-file.ts'
import type { FileChange, Resolve } from '../store/file-journal.ts'
import type { Project } from './project.ts'

/**
 * A file that somebody has edited between our reading and our writing it: in a locale file, and in a catalogue, every text that differs
 * from what we read stays, and the next run adopts it; the others become ours. Any other file is ours alone.
 */
export function keepEdits({ folders, formats }: Pick<Project, 'folders' | 'formats'>): Resolve {
  return (change, now) => {
    const { path, before, after } = change
    if (now === undefined || after === undefined) return after
    const shared = folders.catalogues.some(folder => path.startsWith(`${folder}/`))
      ? formats.find(({ extensions, shared }) => shared && extensions.some(extension => path.endsWith(extension)))
          ?.shared
      : undefined
    try {
      if (shared) return keepTexts(shared, before, after, now)
      return path.endsWith('.json') ? keepEntries(change, after, now) : after
    } catch (error) {
      if (error instanceof ReviewError || error instanceof FormatError) return now
      throw error
    }
  }
}

function keepEntries({ path, before }: FileChange, after: string, now: string): string {
  const read = before === undefined ? new Map<string, string>() : parseLocaleFile(before, path)
  const edited = [...parseLocaleFile(now, path)].filter(([key, text]) => text !== read.get(key))
  return formatLocaleFile(new Map([...parseLocaleFile(after, path), ...edited]))
}

function keepTexts(shared: SharedFile, before: string | undefined, after: string, now: string): string {
  const read = before === undefined ? new Map<string, string>() : shared.texts(before)
  const found = shared.texts(now)
  return shared.put(now, after, name => found.get(name) === read.get(name))
}
