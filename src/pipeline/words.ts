/** The words of a text as its reader counts them. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []
}

/**
 * Words of `text` that are not in `base`, each counted as often as it is there more. Texts with numbered tags. Without a base
 * nothing is known to have changed, and nothing is claimed.
 */
export function changedWords(base: string | undefined, text: string): number {
  if (base === undefined) return 0
  const left = new Map<string, number>()
  for (const word of wordsOf(withoutTags(base))) left.set(word, (left.get(word) ?? 0) + 1)
  let changed = 0
  for (const word of wordsOf(withoutTags(text))) {
    const count = left.get(word) ?? 0
    if (count > 0) left.set(word, count - 1)
    else changed++
  }
  return changed
}

function withoutTags(text: string): string {
  return text.replace(/<\/?\d+\/?>/g, '')
}
