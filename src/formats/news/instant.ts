/** What a date can mean, in milliseconds since 1970; `earliest` and `latest` are the same where it is one instant. */
export interface Instant {
  readonly earliest: number
  readonly latest: number
  /** The date alone, `2026-11-25`, where it is no one instant. */
  readonly date: string
}

const pattern =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[Tt ]\s*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?\s*([Zz]|[+-]\d\d(?::?\d\d)?)?$/

const minute = 60_000
const day = 24 * 60 * minute
/** The zones farthest from UTC, in minutes. */
const zones = { east: 14 * 60, west: -12 * 60 }

/**
 * A date of ISO 8601, extended or basic. Without a zone it is in every zone, without a time the whole day: it has come when it has come
 * in all of them. `undefined` for what is no such date.
 */
export function instantOf(text: string): Instant | undefined {
  const [, year, month, of, hour, minutes, seconds = '0', zone] = pattern.exec(text.trim()) ?? []
  if (year === undefined || month === undefined || of === undefined) return undefined
  const date = `${year}-${month}-${of}`
  const midnight = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return undefined
  if (Number(hour ?? 0) > 23 || Number(minutes ?? 0) > 59 || Number(seconds) > 59) return undefined
  const offset = zone === undefined ? undefined : minutesOf(zone)
  if (zone !== undefined && offset === undefined) return undefined
  const time = midnight + ((Number(hour ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds)) * 1000
  const length = hour === undefined ? day : /[.,]\d/.test(text) ? 1000 : 0 // a fraction has passed with its second
  return {
    earliest: time - (offset ?? zones.east) * minute,
    latest: time + length - (offset ?? zones.west) * minute,
    date
  }
}

/** East of UTC. */
function minutesOf(zone: string): number | undefined {
  if (/^z$/i.test(zone)) return 0
  const [, sign, hours = '', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? []
  const size = Number(hours) * 60 + Number(minutes)
  const east = sign === '-' ? -size : size
  return Number(minutes) > 59 || east > zones.east || east < zones.west ? undefined : east
}

/** Whether it can only mean one time; a fraction of a second is not much to wait. */
export function isExact({ earliest, latest }: Instant): boolean {
  return latest - earliest <= 1000
}
