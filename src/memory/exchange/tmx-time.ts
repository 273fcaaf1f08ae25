/** Milliseconds since 1970 of `20261124T133000Z`, or of another ISO 8601 date. `undefined` where it is none. */
export function tmxTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const time =
    text.length === 16 && text.charCodeAt(8) === 0x54 && text.charCodeAt(15) === 0x5a ? basic(text) : Date.parse(text)
  return time >= 0 ? time : undefined
}

/** A tenth of the time `Date.parse` takes, and files have two in each unit. */
function basic(text: string): number {
  const [month, day] = [digits(text, 4, 2), digits(text, 6, 2)]
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return Number.NaN
  return Date.UTC(digits(text, 0, 4), month - 1, day, digits(text, 9, 2), digits(text, 11, 2), digits(text, 13, 2))
}

function digits(text: string, from: number, length: number): number {
  let number = 0
  for (let at = from; at < from + length; at++) {
    const digit = text.charCodeAt(at) - 0x30
    number = digit >= 0 && digit <= 9 ? 10 * number + digit : Number.NaN
  }
  return number
}

/** `20261124T133000Z`: TMX has whole seconds. */
export function timeToTmx(time: number): string {
  return new Date(time - (time % 1000)).toISOString().replace(/[-:]|\.\d+/g, '')
}
