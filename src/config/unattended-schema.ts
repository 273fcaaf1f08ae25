import { z } from 'zod'

const variable = /\$(?:\w+|\{\w+\})/g

const address = z.string().refine(text => {
  const url = URL.parse(text.replace(variable, 'x')) ?? (variable.test(text) ? URL.parse('https://x') : null)
  return url?.protocol === 'https:' || url?.protocol === 'http:'
}, 'Expected the address of a page, such as "https://hc-ping.com/$PING_KEY/nightly"; $NAME stands for an environment variable')

/** Whom an unattended run tells of itself. */
export const nightly = z.strictObject({
  webhook: address
    .optional()
    .describe('Is sent the record of each run as JSON, without texts; $NAME stands for an environment variable'),
  ping: address
    .optional()
    .describe(
      'A dead-man switch as healthchecks.io has it: asked for at success, with /start and /fail too; $NAME stands for an environment variable'
    )
})

/** When `translate schedule` runs. */
export const schedule = z.strictObject({
  cron: z.string().min(1).optional().describe('When, as cron says it: minute, hour, day, month, day of the week'),
  timezone: z
    .string()
    .refine(isTimezone, 'Expected a time zone, such as "Europe/Paris"')
    .optional()
    .describe('The clock that is meant; by default that of the system'),
  jitter: z
    .int()
    .nonnegative()
    .max(86_400)
    .optional()
    .describe('Each run starts up to so many seconds later, at random')
})

export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
