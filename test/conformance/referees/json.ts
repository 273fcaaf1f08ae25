import type { Item } from './item.ts'

/** Keys, positions and values in their order, as `JSON.parse` gives them. */
export function jsonItems(text: string): readonly Item[] {
  return [...itemsIn(JSON.parse(text.replace(/^\uFEFF/, '')), '')]
}

function* itemsIn(value: unknown, path: string): Generator<Item> {
  if (typeof value === 'string') yield { node: path, text: value }
  else if (value === null || typeof value !== 'object') yield { node: `${path} ${String(value)}` }
  else {
    yield { node: `${path} ${Array.isArray(value) ? 'array' : 'object'}` }
    for (const [key, inner] of Object.entries(value)) yield* itemsIn(inner, `${path}/${key}`)
  }
}
