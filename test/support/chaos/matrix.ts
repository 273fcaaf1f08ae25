/** What was seen of a misbehaviour, in one column: how many texts ended how. */
export interface Cell {
  readonly right: number
  readonly flagged: number
  readonly failed: number
  /** Wrong, and nothing in the text gives it away. */
  readonly unnoticed: number
  readonly corrupt: number
}

/** `✓12 flagged 3 failed 2 unnoticed 1`; what is none is not said. */
export function shown({ right, ...others }: Cell): string {
  const said = Object.entries(others).flatMap(([name, count]) => (count > 0 ? [`${name} ${count}`] : []))
  return [...(right > 0 ? [`✓${right}`] : []), ...said].join(' ')
}

const shownIf = (cell: Cell | undefined): string => (cell ? shown(cell) : '–')

/** Rows of misbehaviours under columns, and what of all of them counts: `0 corrupt`. */
export function printedMatrix(
  columns: readonly string[],
  rows: ReadonlyMap<string, ReadonlyMap<string, Cell>>
): string {
  const table = [
    ['misbehaviour', ...columns],
    ...[...rows].map(([name, cells]) => [name, ...columns.map(column => shownIf(cells.get(column)))])
  ]
  const widths = table[0]!.map((_, i) => Math.max(...table.map(row => (row[i] ?? '').length)))
  const lines = table.map(row =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd()
  )
  const all = [...rows.values()].flatMap(cells => [...cells.values()])
  const sum = (name: keyof Cell) => all.reduce((total, cell) => total + cell[name], 0)
  const totals = `${rows.size} misbehaviours, ${all.length} cells: ${sum('right')} right, ${sum('flagged')} flagged, ${sum('failed')} failed, ${sum('unnoticed')} unnoticed`
  return `\n${lines.join('\n')}\n${totals}\n${sum('corrupt')} corrupt\n`
}
