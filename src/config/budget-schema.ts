import { z } from 'zod'
import { backendName } from './backend-schema.ts'
import { locale } from './locale-schema.ts'

const whole = z.int().nonnegative()
const money = z.number().nonnegative()

const limits = {
  charactersPerRun: whole.optional(),
  charactersPerDay: whole.optional().describe('A day of UTC'),
  charactersPerMonth: whole.optional().describe('A month of UTC'),
  requestsPerRun: whole.optional(),
  requestsPerDay: whole.optional(),
  requestsPerMonth: whole.optional(),
  moneyPerRun: money.optional().describe('In the currency of the backend’s price'),
  moneyPerDay: money.optional(),
  moneyPerMonth: money.optional()
}

export const budget = z
  .strictObject({
    ...limits,
    backends: z.partialRecord(backendName, z.strictObject(limits)).optional().describe('What is sent to one backend'),
    locales: z
      .record(locale, z.strictObject(limits))
      .optional()
      .describe('What is sent for one locale: { "fr": { "charactersPerDay": 100000 } }'),
    desks: z
      .record(
        z.string().regex(/^[^/]+$/, 'Expected the first folder of articles, such as "sport"'),
        z.strictObject(limits)
      )
      .optional()
      .describe(
        'What is sent for the articles of one folder: { "sport": { "moneyPerMonth": 50 } }; "-" has those in none'
      )
  })
  .describe('Spend caps, which no flag passes')
