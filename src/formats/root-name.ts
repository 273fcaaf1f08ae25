/** Local name of the root element of what may be an XML document; `undefined` where none opens within the first characters. Never throws. */
export function rootName(source: string): string | undefined {
  const head = source.slice(0, 20_000)
  let at = head.startsWith('\uFEFF') ? 1 : 0
  // One piece at a time: an expression for all of them together tries every way to divide them.
  for (
    const prolog = /\s+|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/y;
    ;
    at = prolog.lastIndex
  ) {
    prolog.lastIndex = at
    if (!prolog.test(head)) break
  }
  const root = /<(?:[\w.-]+:)?([\p{L}_][\p{L}\p{N}_.-]*)/uy
  root.lastIndex = at
  return root.exec(head)?.[1]
}
