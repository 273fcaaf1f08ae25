import type { StoredEntry, TextPair } from './stored-entry.ts'

/**
 * What is known of an entry besides its languages and texts, with the keys always in one order. What has its usual value is left out.
 */
export function entryFacts(entry: StoredEntry): Readonly<Record<string, unknown>> {
  const { variant, engine, author, isReviewed, article, previous, next, collection, isAligned, extra } = entry
  return {
    ...(variant === undefined ? {} : { variant }),
    ...(engine === undefined ? {} : { engine }),
    ...(author === undefined ? {} : { author }),
    ...(isReviewed ? { reviewed: true } : {}),
    ...(article === '' ? {} : { article }),
    ...(previous === undefined || next === undefined ? {} : { context: [previous, next] }),
    ...(collection === undefined ? {} : { collection }),
    ...(isAligned ? { aligned: true } : {}),
    ...(extra === undefined ? {} : { extra: JSON.parse(extra) as unknown }),
    created: entry.created,
    updated: entry.updated
  }
}

/** `entryFacts` read back, or, as a string, what is wrong with it. `pair`: languages and texts. */
export function factsToEntry(facts: unknown, pair: TextPair): StoredEntry | string {
  if (typeof facts !== 'object' || facts === null) return 'Expected a JSON object'
  const { variant, engine, author, reviewed, article, context, collection, aligned, extra, created, updated } =
    facts as Readonly<Record<string, unknown>>
  for (const [key, text] of Object.entries({ variant, engine, author, article, collection })) {
    if (text !== undefined && typeof text !== 'string')
      return `Expected a text in "${key}", got ${JSON.stringify(text)}`
  }
  for (const [key, time] of Object.entries({ created, updated })) {
    if (!isWhole(time)) return `Expected milliseconds since 1970 in "${key}", got ${JSON.stringify(time)}`
  }
  const [previous, next] = Array.isArray(context) ? (context as readonly unknown[]) : []
  if (context !== undefined && !(isWhole(previous) && isWhole(next)))
    return `Expected two hashes in "context", got ${JSON.stringify(context)}`
  const entry = {
    ...pair,
    variant,
    engine,
    author,
    isReviewed: reviewed === true,
    article: article ?? '',
    previous,
    next,
    collection,
    isAligned: aligned === true,
    extra: extra === undefined ? undefined : JSON.stringify(extra),
    created,
    updated
  } as StoredEntry
  if (entry.collection !== undefined) return entry
  if ((entry.engine === undefined) === (entry.author === undefined)) return 'Expected either "engine" or "author"'
  return entry.previous === undefined ? 'Expected two hashes in "context", got none' : entry
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
