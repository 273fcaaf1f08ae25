/** A column: its heading, and whether its cells are numbers, which stand to the right. */
export interface Column {
  readonly heading: string
  readonly isNumber?: boolean
}

/** Rows under headings, columns two spaces apart. Widths are those of a terminal, where a wide character takes two cells. */
export function table(columns: readonly Column[], rows: ReadonlyArray<readonly string[]>): string {
  const all = [columns.map(({ heading }) => heading), ...rows.map(row => row.map(printable))]
  const widths = columns.map((_, i) => Math.max(...all.map(row => width(row[i] ?? ''))))
  return all
    .map(row => {
      const cells = columns.map(({ isNumber }, i) => {
        const cell = row[i] ?? ''
        const space = ' '.repeat(widths[i]! - width(cell))
        return isNumber ? space + cell : cell + space
      })
      return `${cells.join('  ').trimEnd()}\n`
    })
    .join('')
}

/** Names come from articles: their control characters must not reach a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\uFFFD')
}

const wide = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}]/u

function width(text: string): number {
  let cells = 0
  for (const character of text) cells += /\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1
  return cells
}
