import { ConfigError } from '../model/errors.ts'

const units = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const

/** `90m`, `1h30m`, `2d`: milliseconds. */
function duration(text: string): number | undefined {
  if (!/^(\d+[dhms])+$/.test(text)) return undefined
  return [...text.matchAll(/(\d+)([dhms])/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * units[unit as keyof typeof units],
    0
  )
}

/** A date, or a date and a time; of this machine's time zone where it names none. */
function moment(text: string): number | undefined {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text)
  if (!isDate && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(text)) return undefined
  const time = Date.parse(isDate ? `${text}T00:00` : text)
  return Number.isNaN(time) ? undefined : time
}

/** The next time that clocks here show this, `06:00`. */
function timeOfDay(text: string, now: Date): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const today = new Date(now)
  today.setHours(Number(hours), Number(minutes), 0, 0)
  if (today.getTime() > now.getTime()) return today.getTime()
  return today.setDate(today.getDate() + 1)
}

/** When a run is to start nothing new, milliseconds since 1970. */
export function deadlineAt(text: string, now: Date): number {
  const length = duration(text)
  const time = length === undefined ? (timeOfDay(text, now) ?? moment(text)) : now.getTime() + length
  if (time !== undefined) return time
  throw new ConfigError(
    'usage',
    `Expected a time after --deadline, such as 06:00, 2026-11-25T06:00 or 90m from now, got "${text}"`
  )
}

/** From when on a change counts, milliseconds since 1970. */
export function sinceWhen(text: string, now: Date): number {
  const length = duration(text)
  const time = length === undefined ? moment(text) : now.getTime() - length
  if (time !== undefined) return time
  throw new ConfigError(
    'usage',
    `Expected a date or a time after --since, such as 2026-11-20, 2026-11-20T06:00Z or 36h ago, got "${text}"`
  )
}
