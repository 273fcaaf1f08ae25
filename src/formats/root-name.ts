/** Local name of the root element of what may be an XML document; `undefined` where none opens within the first characters. Never throws. */
export function rootName(source: string): string | undefined {
  const start =
    /^\uFEFF?(?:\s+|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>)*<(?:[\w.-]+:)?([\p{L}_][\p{L}\p{N}_.-]*)/u
  return start.exec(source.slice(0, 20_000))?.[1]
}
