import { mock } from '../../../src/backends/mock.ts'
import type { Engine } from '../../../src/backends/translation-backend.ts'
import { type Content, content, type InlineCode, isCode } from '../../../src/model/content.ts'
import { formatTags } from '../../../src/model/inline-tags.ts'
import type { LocaleTag } from '../../../src/model/locale.ts'
import type { Misdeed } from './misdeeds.ts'
import { type Dialect, isTag, type Tag, type Tokens } from './tokens.ts'

/** What an engine was asked, and what it should have answered. */
export interface Truths {
  /** By locale and source, both as locale files write them. */
  readonly targets: Map<string, string>
  /** Ids of codes that may be left out, by source. */
  readonly deletable: Map<string, ReadonlySet<string>>
}

export const truths = (): Truths => ({ targets: new Map(), deletable: new Map() })

/** An engine that answers as `misdeed` leaves its right answers, or throws what `failure` gives. */
export function hostileEngine(
  known: Truths,
  behaviour: { misdeed?: Misdeed | undefined; failure?: (() => Error | undefined) | undefined }
): Engine {
  const good = mock()
  return {
    ...good,
    name: 'mock',
    fingerprint: 'hostile',
    async translate(request) {
      const error = behaviour.failure?.()
      if (error) throw error
      const targets = await good.translate(request)
      for (const [i, source] of request.sources.entries()) note(known, request.to, source, targets[i]!)
      if (!behaviour.misdeed) return targets
      const exchanges = request.sources.map((source, i) => ({
        source: tokensOf(source),
        target: tokensOf(targets[i]!)
      }))
      const codes = request.sources.map(source => source.filter(isCode))
      return behaviour.misdeed(exchanges, seamDialect).map((tokens, i) => contentOf(tokens, codes[i] ?? []))
    }
  }
}

export function note({ targets, deletable }: Truths, to: LocaleTag, source: Content, target: Content): void {
  const key = formatTags(source)
  targets.set(`${to} ${key}`, formatTags(target))
  deletable.set(key, new Set(source.flatMap(part => (isCode(part) && part.deletable ? [part.id] : []))))
}

/** Content as the pipeline holds it: nothing is escaped. */
const seamDialect: Dialect = {
  read: text => [text],
  escaped: text => text,
  forge: (_kind, id) => `<x-${id}>`
}

const tokensOf = (source: Content): Tokens =>
  source.map(part => (isCode(part) ? { kind: part.kind, id: part.id, raw: part.data } : part))

function contentOf(tokens: Tokens, codes: readonly InlineCode[]): Content {
  return content(tokens.map(token => (isTag(token) ? codeOf(token, codes) : token)))
}

function codeOf({ kind, id, raw }: Tag, codes: readonly InlineCode[]): InlineCode {
  const own = codes.find(code => code.kind === kind && code.id === id)
  return { kind, id, data: raw, equiv: own?.equiv ?? '', deletable: own?.deletable ?? false }
}
