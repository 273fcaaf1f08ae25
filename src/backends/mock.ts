import { BackendError } from '../model/errors.ts'
import { characters } from './codec/inline-codec.ts'
import { pseudoLocalizer } from './mock/pseudo-text.ts'
import type { Engine } from './translation-backend.ts'

/**
 * Pseudo-localization, offline and free: each sentence becomes text in the script, direction and rough length of the target that
 * nobody takes for a translation. The same source always gives the same target.
 */
export function mock(): Engine {
  const name = 'mock'
  return {
    name,
    fingerprint: 'mock@1',
    isUnlimited: true,
    limits: { sources: 128, characters: 5_000 },
    characters,
    async translate({ from, to, sources, signal }) {
      if (signal?.aborted) throw new BackendError('cancelled', name, 'Translation cancelled before it began')
      return sources.map(pseudoLocalizer({ from, to }))
    }
  }
}
