/** Words of `text` that are not in `base`, each counted as often as it is there more; all of them where no base is known. */
export function changedWords(base: string | undefined, text: string): number {
  const left = new Map<string, number>()
  for (const word of words(base ?? '')) left.set(word, (left.get(word) ?? 0) + 1)
  let changed = 0
  for (const word of words(text)) {
    const count = left.get(word) ?? 0
    if (count > 0) left.set(word, count - 1)
    else changed++
  }
  return changed
}

function words(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []
}
