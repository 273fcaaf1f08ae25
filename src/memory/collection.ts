import type { Penalties } from '../model/match.ts'

/** A TMX file that was imported, a file of a shared folder, or articles that were aligned. */
export type CollectionKind = 'import' | 'folder' | 'alignment'

/** What a collection is docked: by its kind, and by its own penalty. */
export function penaltyOf(kind: CollectionKind, own: number, penalties: Penalties): number {
  return own + (kind === 'alignment' ? penalties.aligned : penalties.imported)
}
