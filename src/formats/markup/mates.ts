import type { Token } from '../../xml/token.ts'

/** For each open token the index of the close token of its name that ends it; -1 where none does, and for all other tokens. */
export function mates(tokens: readonly Token[]): Int32Array {
  const found = new Int32Array(tokens.length).fill(-1)
  const open = new Map<string, number[]>()
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'open' && !token.isEmpty) {
      const same = open.get(token.name)
      if (same) same.push(i)
      else open.set(token.name, [i])
    } else if (token.type === 'close') {
      const start = open.get(token.name)?.pop()
      if (start !== undefined) found[start] = i
    }
  }
  return found
}
