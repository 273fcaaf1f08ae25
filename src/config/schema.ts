import { z } from 'zod'
import { LocaleError } from '../model/errors.ts'
import { localeTag } from '../model/locale.ts'

const locale = z
  .string()
  .describe('A BCP 47 language tag, such as "ar" or "pt-BR"')
  .superRefine((text, context) => {
    try {
      localeTag(text)
    } catch (error) {
      if (!(error instanceof LocaleError)) throw error
      context.addIssue({ code: 'custom', message: error.message })
    }
  })

const folder = z
  .string()
  .regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))(?!.*\\)[^:]+$/, 'Expected a folder inside the project, such as "articles"')

const count = z.int().positive()
const quota = z
  .strictObject({ requestsPerMinute: count.optional(), charactersPerMinute: count.optional() })
  .describe('The most the backend takes in any minute; requests are paced to stay under it')
const price = z
  .strictObject({ perMillionCharacters: z.number().nonnegative(), currency: z.string().regex(/^[A-Z]{3}$/) })
  .describe('What a million characters cost, for the estimate of --dry-run')

/** `translate.config.*` as people write it. Its JSON Schema ships for editors. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  from: locale.optional().describe('The language articles are written in'),
  to: z.array(locale).optional().describe('The locales to translate to, where --to is not given'),
  articles: folder.optional().describe('Folder of the source articles'),
  locales: folder.optional().describe('Folder of the locale files that reviewers edit'),
  bundles: folder.optional().describe('Folder the localized articles are written to'),
  catalogues: z
    .array(folder)
    .optional()
    .describe(
      'Folders of i18next catalogues, laid out as <folder>/<locale>/….json: those of "from" are translated into the folders of the locales'
    ),
  backend: z.enum(['mock', 'google']).optional().describe('The translation backend in use'),
  backends: z
    .strictObject({
      mock: z.strictObject({ quota: quota.optional(), price: price.optional() }).optional(),
      google: z
        .strictObject({
          api: z.enum(['v3', 'v2']).optional().describe('v3 with a service account, or v2 with GOOGLE_API_KEY'),
          project: z.string().min(1).optional().describe('Google Cloud project; by default the one of the credentials'),
          location: z.string().min(1).optional().describe('"global", or a region such as "us-central1" for glossaries'),
          model: z
            .string()
            .min(1)
            .optional()
            .describe('Such as "general/nmt", "general/translation-llm" or a model id'),
          glossary: z.string().min(1).optional().describe('Id of a glossary in the same project and location'),
          timeout: count.optional().describe('Milliseconds for one request'),
          endpoint: z.url().optional().describe('Another address than Google’s own, such as a proxy'),
          quota: quota.optional(),
          price: price.optional()
        })
        .optional()
    })
    .optional(),
  budget: z
    .strictObject({
      charactersPerRun: z.int().nonnegative().optional(),
      charactersPerDay: z.int().nonnegative().optional()
    })
    .optional()
    .describe('Spend caps in characters, which no flag passes'),
  concurrency: z.int().min(1).max(256).optional().describe('Requests in flight at once'),
  frontMatter: z.array(z.string().min(1)).optional().describe('Front-matter keys whose values are translated'),
  insideQuotes: z
    .union([z.enum(['keep', 'split']), z.int().nonnegative()])
    .optional()
    .describe('Quotations of several sentences: keep whole, split, or keep up to so many characters'),
  incomplete: z
    .enum(['publish', 'withhold'])
    .optional()
    .describe(
      'An article with blocks that cannot be published: ship these in the source language, or keep the old bundle'
    ),
  fallback: z
    .record(z.string(), z.array(locale))
    .optional()
    .describe('Locales to ask for a common string that a locale lacks, nearest first'),
  baseUrl: z.url().optional().describe('Start of the URLs of bundles'),
  articleLimit: count.optional().describe('Bytes an article may have')
})

/** The shape of a configuration file. */
export type ConfigFile = z.input<typeof configSchema>

/** JSON Schema (draft 2020-12) of the configuration, for completion in editors. */
export function configJsonSchema(): object {
  return z.toJSONSchema(configSchema, { io: 'input' })
}
