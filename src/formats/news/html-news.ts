import { type NewsStatus, noNews } from '../../model/news.ts'
import { decodeReferences } from '../html/references.ts'
import { htmlTokens } from '../html/tokenizer.ts'
import { isNearlyKey, newsKeys, type Statement, statusOf } from './spoken.ts'

/**
 * What a page says in `<meta name="embargo" content="…">`, `correction`, `retraction` and `priority`; the dates of the notices in
 * `correction-at` and `retraction-at`. Throws `FormatError` of type `metadata`.
 */
export function htmlNews(source: string): NewsStatus {
  if (!/<meta[^>]*(?:embargo|correction|retract|priority)/i.test(source)) return noNews
  const statements: Statement[] = []
  for (const token of htmlTokens(source)) {
    if (token.type !== 'open' || token.name !== 'meta') continue
    const value = (name: string) => {
      const found = token.attributes.find(attribute => attribute.name === name)?.value
      return found && decodeReferences(source.slice(found.start, found.end), 'attribute').text.trim()
    }
    const [name, part] = partsOf((value('name') ?? value('property') ?? '').toLowerCase())
    if (!newsKeys.has(name) && !isNearlyKey(name)) continue
    statements.push({ key: name, part, text: value('content') ?? '', isText: true, offset: token.start })
  }
  return statusOf(statements)
}

function partsOf(name: string): readonly [string, string | undefined] {
  const [, key, part] = /^(correction|retraction)[-.:](at|note)$/.exec(name) ?? []
  return key === undefined ? [name, undefined] : [key, part]
}
