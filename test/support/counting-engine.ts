import type { Engine } from '../../src/backends/translation-backend.ts'
import type { Content } from '../../src/model/content.ts'
import { formatTags } from '../../src/model/inline-tags.ts'

export interface CountingEngine extends Engine {
  /** Sources in the order they were sent, as `to text`. */
  readonly sent: string[]
  characters(source: Content): number
  billed(): number
}

/** Wraps an engine, and counts what it is asked and bills. `onRequest` may throw in its place. */
export function countingEngine(engine: Engine, onRequest: () => void = () => {}): CountingEngine {
  const sent: string[] = []
  let billed = 0
  return {
    name: engine.name,
    fingerprint: engine.fingerprint,
    limits: engine.limits,
    characters: source => engine.characters(source),
    sent,
    billed: () => billed,
    async translate(request) {
      onRequest()
      sent.push(...request.sources.map(source => `${request.to} ${formatTags(source)}`))
      billed += request.sources.reduce((sum, source) => sum + engine.characters(source), 0)
      return await engine.translate(request)
    }
  }
}
