import { z } from 'zod'
import { azureTiers } from './azure-tiers.ts'
import { locale } from './locale-schema.ts'

export const backendName = z.enum([
  'mock',
  'google',
  'deepl',
  'azure',
  'aws',
  'libretranslate',
  'openai',
  'command',
  'apertium'
])

const mostBackends = 4

/** The memory looks for text of at most four engines at once. */
export const backends = z.union(
  [
    backendName,
    z
      .array(backendName)
      .min(1)
      .max(mostBackends)
      .refine(names => new Set(names).size === names.length)
  ],
  {
    error: `Expected one of ${backendName.options.join(', ')}, or a list of up to ${mostBackends} of them, each once`
  }
)

export const count = z.int().positive()
export const quota = z
  .strictObject({ requestsPerMinute: count.optional(), charactersPerMinute: count.optional() })
  .describe('The most the backend takes in any minute; requests are paced to stay under it')
const quotaWithTokens = quota
  .extend({ tokensPerMinute: count.optional().describe('Tokens of prompts and answers, as the service counts them') })
  .describe(quota.description ?? '')
export const price = z
  .strictObject({ perMillionCharacters: z.number().nonnegative(), currency: z.string().regex(/^[A-Z]{3}$/) })
  .describe('What a million characters cost: for estimates, the ledger and caps in money')

const name = z.string().min(1)
export const perLocale = z.union([name, z.record(locale, name)], {
  error: 'Expected a name, or a name for each locale: { "ar": "news-ar" }'
})
const timeout = count.describe('Milliseconds for one request')

export const google = z.strictObject({
  api: z.enum(['v3', 'v2']).optional().describe('v3 with a service account, or v2 with GOOGLE_API_KEY'),
  project: name.optional().describe('Google Cloud project; by default the one of the credentials'),
  location: name.optional().describe('"global", or a region such as "us-central1" for glossaries'),
  model: name.optional().describe('Such as "general/nmt", "general/translation-llm" or a model id'),
  glossary: perLocale
    .optional()
    .describe('Id of a glossary in the same project and location, or one for each locale: { "ar": "news-ar" }'),
  glossaryIgnoreCase: z.boolean().optional().describe('Find terms in upper and lower case alike; off by default'),
  glossaryContextual: z
    .boolean()
    .optional()
    .describe('Fit terms into the sentence, with "general/translation-llm" or adaptive translation; off by default'),
  adaptive: z
    .union([z.boolean(), perLocale], { error: 'Expected true, or a dataset, or a dataset for each locale' })
    .optional()
    .describe(
      'Show Google translations to follow, in place of a model: true for the best of the memory, or a dataset, or one for each locale'
    ),
  timeout: timeout.optional(),
  endpoint: z.url().optional().describe('Another address than Google’s own, such as a proxy'),
  quota: quota.optional(),
  price: price.optional()
})

export const deepl = z.strictObject({
  glossary: name.optional().describe('Id of a glossary that has the language pairs'),
  formality: z.enum(['more', 'less']).optional().describe('Where the target language has it'),
  model: z
    .enum(['quality_optimized', 'prefer_quality_optimized', 'latency_optimized'])
    .optional()
    .describe('By default what DeepL chooses'),
  variants: z
    .strictObject({ en: z.enum(['en-US', 'en-GB']).optional(), pt: z.enum(['pt-BR', 'pt-PT']).optional() })
    .optional()
    .describe('What "en" and "pt" mean as targets; "en-US" and "pt-BR" by default'),
  context: z.boolean().optional().describe('Texts of a request are context to each other; on by default, not billed'),
  timeout: timeout.optional(),
  endpoint: z.url().optional().describe('Another address than DeepL’s own, such as a proxy'),
  quota: quota.optional(),
  price: price.optional()
})

export const azure = z.strictObject({
  region: name.optional().describe('Region of the resource, such as "westeurope"; global resources need none'),
  tier: z
    .enum(azureTiers)
    .optional()
    .describe('Pricing tier of the resource, which sets its quota; "S1" by default, "F0" is the free one'),
  model: name.optional().describe('Category of a custom model'),
  timeout: timeout.optional(),
  endpoint: z
    .url()
    .optional()
    .describe('Another address than Azure’s global one: a geography’s, or the resource’s own'),
  quota: quota.optional(),
  price: price.optional()
})

export const aws = z.strictObject({
  region: name.optional().describe('Such as "eu-west-1"; by default AWS_REGION'),
  glossary: perLocale.optional().describe('Name of a custom terminology in the region, or one for each locale'),
  formality: z.enum(['more', 'less']).optional().describe('Where the target language has it'),
  timeout: timeout.optional(),
  endpoint: z.url().optional().describe('Another address than the region’s own, such as a VPC endpoint’s'),
  quota: quota.optional(),
  price: price.optional()
})

export const libretranslate = z.strictObject({
  endpoint: z.url().optional().describe('Address of the server; "http://127.0.0.1:5000" by default'),
  model: name.optional().describe('A name of yours for the models installed there; another name is another engine'),
  batch: count.optional().describe('Texts of a request; by default 16, or 1 where requestsPerMinute is set'),
  timeout: timeout.optional(),
  quota: quota.optional(),
  price: price.optional()
})

export const openai = z.strictObject({
  model: name.optional().describe('Name of the model, as the server has it'),
  endpoint: z.url().optional().describe('Another server with the same API, such as "http://127.0.0.1:11434/v1"'),
  style: name.optional().describe('How to write, in a few sentences'),
  glossary: z
    .record(name, z.record(locale, name))
    .optional()
    .describe('Terms, and how locales write them: { "Council": { "fr": "Conseil municipal" } }'),
  limitTokens: z.boolean().optional().describe('Limit the length of answers; off for models that think aloud'),
  timeout: timeout.optional(),
  quota: quotaWithTokens.optional(),
  price: price.optional()
})

export const command = z.strictObject({
  run: z.array(z.string()).min(1).optional().describe('The program and its arguments, run in the project’s folder'),
  env: z
    .array(z.string().regex(/^[A-Za-z_]\w*$/, 'Expected the name of a variable, such as "HF_HOME"'))
    .optional()
    .describe('Environment variables it sees besides PATH, HOME, LANG, LC_*, TZ and TMPDIR'),
  model: name.optional().describe('A name for what it translates with; another name is another engine'),
  batch: count.optional().describe('Texts it is given at once; 16 by default'),
  timeout: count.optional().describe('Milliseconds for one answer'),
  quota: quota.optional(),
  price: price.optional()
})

export const apertium = z.strictObject({
  modes: z
    .record(locale, z.array(z.string().regex(/^\w[\w-]*$/, 'Expected a mode such as "eng-spa"')).min(1))
    .optional()
    .describe('Modes for a locale, one after the other: { "pt": ["eng-spa", "es-pt"] }'),
  folder: name.optional().describe('Folder of the modes; "/usr/share/apertium/modes" by default'),
  model: name.optional().describe('A name for the data installed, such as its version; another name is another engine'),
  timeout: count.optional().describe('Milliseconds for one answer'),
  quota: quota.optional(),
  price: price.optional()
})
