/** The cells of an alignment that are looked at: of row `i` the columns from `low(i)` up to, not with, `low(i) + width`. */
export interface Band {
  readonly rows: number
  readonly columns: number
  readonly width: number
  low(row: number): number
}

/** Cells at most, where the sides are not too unequal: a million take two seconds and some 50 MB. */
const mostCells = 1_000_000
/** However long the article: passages that one side may lack on end. */
const leastWidth = 65

/** Rows and columns stand between passages, from 0 to their number: the whole table where it is small, else a band round its diagonal. */
export function bandOf(sources: number, targets: number): Band {
  const rows = sources + 1
  const columns = targets + 1
  const step = targets / Math.max(1, sources)
  const width = Math.min(columns, Math.max(leastWidth, Math.floor(mostCells / rows), 2 * Math.ceil(step) + 2))
  return {
    rows,
    columns,
    width,
    low: row => Math.max(0, Math.min(columns - width, Math.round(row * step) - (width >> 1)))
  }
}
