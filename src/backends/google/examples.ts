import { visibleText } from '../../model/content.ts'
import type { Reference } from '../translation-backend.ts'
import type { Example } from './google-api.ts'

/** What Google is shown of what the memory has: pairs as their readers see them, none longer than Google takes. */
export function examplesOf(references: readonly Reference[] = []): readonly Example[] {
  return references
    .map(({ source, target }) => ({
      source: visibleText(source).toWellFormed(),
      target: visibleText(target).toWellFormed()
    }))
    .filter(({ source, target }) => source.length + target.length <= longest)
}

/** Characters of source and target together. */
const longest = 512
