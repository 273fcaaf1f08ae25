/** A line without its end and outer blanks: `start` to `end` in the source. */
export interface Line {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Lines end with LF, CR, CRLF, U+0085, U+2028 or U+2029. A byte order mark counts as a blank. */
export function linesOf(source: string): readonly Line[] {
  const lines: Line[] = []
  let from = 0
  for (const [i, run] of source.split(/(\r\n|[\n\r\u0085\u2028\u2029])/).entries()) {
    const text = run.trim()
    const start = from + run.indexOf(text)
    if (i % 2 === 0) lines.push({ text, start, end: start + text.length })
    from += run.length
  }
  return lines
}

/** Runs of lines with something on them. */
export function paragraphsOf(lines: readonly Line[]): ReadonlyArray<readonly Line[]> {
  const paragraphs: Line[][] = []
  let isNew = true
  for (const line of lines) {
    if (line.text === '') {
      isNew = true
      continue
    }
    if (isNew) paragraphs.push([])
    paragraphs.at(-1)!.push(line)
    isNew = false
  }
  return paragraphs
}

/**
 * The lines as one text: line ends inside are soft, a blank, or nothing between two characters of a script that is written without;
 * runs of blanks are one, no-break spaces stay.
 */
export function joined(lines: readonly Line[]): string {
  return lines
    .map(({ text }) => collapsed(text))
    .reduce((before, after) => before + (writesOn.test(before) && writesOnAfter.test(after) ? '' : ' ') + after)
}

/** Line ends and runs of blanks as one blank, none outside. */
export function collapsed(text: string): string {
  return (unusual.test(text) ? text.replace(/[ \t\v\f\r\n\u0085\u2028\u2029]+/g, ' ') : text).trim()
}

/** Rare, and a twentieth of the time of a replacement. */
const unusual = /[\t\v\f\r\n\u0085\u2028\u2029]| {2}/

const writesOn = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF65]$/u
const writesOnAfter = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF65]/u
