/** Indices of the longest ascending run of `values`, gaps allowed, in order. O(n log n). */
export function longestAscending(values: readonly number[]): readonly number[] {
  const tails: number[] = []
  const previous: number[] = []
  for (const [i, value] of values.entries()) {
    const at = firstNotBelow(tails, values, value)
    previous.push(tails[at - 1] ?? -1)
    tails[at] = i
  }
  const indices: number[] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i]!) indices.push(i)
  return indices.reverse()
}

function firstNotBelow(tails: readonly number[], values: readonly number[], value: number): number {
  let low = 0
  let high = tails.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[tails[middle]!]! < value) low = middle + 1
    else high = middle
  }
  return low
}
