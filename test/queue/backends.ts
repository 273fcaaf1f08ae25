import type { TranslationBackend, TranslationRequest } from '../../src/backends/translation-backend.ts'
import { type Content, plainText } from '../../src/model/content.ts'
import { localeTag } from '../../src/model/locale.ts'

/** Answers in capitals, in order. */
export const capitals = (source: Content): Content => [plainText(source).toUpperCase()]

export const textLength = (source: Content): number => plainText(source).length

export const requestOf = (sources: readonly string[], signal?: AbortSignal): TranslationRequest => ({
  from: localeTag('en'),
  to: localeTag('fr'),
  sources: sources.map(source => [source]),
  ...(signal ? { signal } : {})
})

export interface ScriptedBackend extends TranslationBackend {
  readonly requests: TranslationRequest[]
}

/** A backend that does as `answer` says and keeps what it was asked; without an answer it translates. */
export function scripted(
  answer: (request: TranslationRequest, call: number) => unknown = () => undefined
): ScriptedBackend {
  const requests: TranslationRequest[] = []
  return {
    name: 'scripted',
    requests,
    async translate(request) {
      const call = requests.push(request)
      const error = await answer(request, call)
      if (error !== undefined) throw error
      return request.sources.map(capitals)
    }
  }
}
