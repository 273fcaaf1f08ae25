import { z } from 'zod'
import {
  apertium,
  aws,
  azure,
  backends,
  command,
  count,
  deepl,
  google,
  libretranslate,
  openai,
  price,
  quota
} from './backend-schema.ts'
import { budget } from './budget-schema.ts'
import { locale } from './locale-schema.ts'
import { nightly, schedule } from './unattended-schema.ts'

const folder = z
  .string()
  .regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))(?!.*\\)[^:]+$/, 'Expected a folder inside the project, such as "articles"')

const file = z
  .string()
  .regex(
    /^(?!\/)(?!.*(^|\/)\.\.(\/|$))(?!.*\\)[^:]+$/,
    'Expected a file inside the project, such as "config/rules.xml"'
  )

const similarity = z.number().min(50).max(100)
const points = z.number().min(0).max(50)
const choice = z.boolean().optional()
/** The names of `Intl`, and `keep`. */
const nameOf = (what: string, isOne: (name: string) => boolean) =>
  z.string().refine(name => name === 'keep' || isOne(name), `Expected ${what}, or "keep"`)

const style = z
  .strictObject({
    digits: nameOf('a numbering system with ten digits, such as "latn", "arab" or "arabext"', hasTenDigits)
      .optional()
      .describe('Numbering system, such as "latn", "arab", "arabext" or "deva", or "keep"'),
    percent: z.enum(['%', '٪', 'keep']).optional().describe('Sign after a number'),
    quotes: nameOf(
      'two or four quotation marks, such as "«»" or "«»“”"',
      text => /^[\p{Pi}\p{Pf}\p{Ps}\p{Pe}"']+$/u.test(text) && [2, 4].includes([...text].length)
    )
      .optional()
      .describe('Quotation marks, and those inside a quotation: "«»", "«»“”", or "keep"'),
    punctuation: z.enum(['arabic', 'keep']).optional().describe('Arabic comma, semicolon and question mark'),
    spaces: z.enum(['french', 'keep']).optional().describe('No-break spaces before ; : ! ? and inside « »'),
    calendar: z
      .string()
      .refine(name => Intl.supportedValuesOf('calendar').includes(name), 'Expected a calendar, such as "gregory"')
      .optional()
      .describe('Calendar of the dates around the article, such as "gregory" or "persian"')
  })
  .describe('Typography of a locale; what is left out is as CLDR has it')

function hasTenDigits(system: string): boolean {
  if (!Intl.supportedValuesOf('numberingSystem').includes(system)) return false
  return /^\p{Nd}$/u.test(new Intl.NumberFormat('en', { numberingSystem: system }).format(1))
}

const abbreviation = z
  .string()
  .regex(
    /^[\p{L}\p{M}\p{N}.·’'\- ]*[\p{L}\p{M}][\p{L}\p{M}\p{N}.·’'\- ]*$/u,
    'Expected an abbreviation, such as "Gen." or "z. B."'
  )
const abbreviations = z.strictObject({
  never: z.array(abbreviation).optional().describe('Never end a sentence: titles and ranks before a name'),
  numeric: z.array(abbreviation).optional().describe('Belong to a number after them, as "No." and "Fig." do'),
  mayEnd: z
    .array(abbreviation)
    .optional()
    .describe('End a sentence only before a word that often starts one: company forms'),
  ends: z.array(abbreviation).optional().describe('End a sentence before a capital: "a.m.", eras')
})

/** `translate.config.*` as people write it. Its JSON Schema ships for editors. */
const patterns = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])

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
  backend: backends
    .optional()
    .describe('The translation backend in use, or several: each is asked where those before it have no usable answer'),
  routes: z
    .array(
      z.strictObject({
        to: z.array(locale).min(1).optional().describe('Locales it is for, with the narrower ones; all by default'),
        articles: patterns
          .optional()
          .describe('Pattern of article ids, or several, such as "sport/**"; all by default'),
        backend: backends
      })
    )
    .optional()
    .describe('Other backends for some locales or articles: the first route that fits is taken'),
  priorities: z
    .array(
      z.strictObject({
        articles: patterns.describe('Pattern of article ids, or several, such as "breaking/**"'),
        priority: z.int().min(-1000).max(1000).describe('Higher ones first; 0 is that of all other articles')
      })
    )
    .optional()
    .describe('Which articles are worked on first: the first entry that fits counts. Of equals, what changed last'),
  askAgain: z
    .boolean()
    .optional()
    .describe(
      'Ask again where a check finds an answer broken, in another form; on by default. What is asked again is billed'
    ),
  backends: z
    .strictObject({
      mock: z.strictObject({ quota: quota.optional(), price: price.optional() }).optional(),
      google: google.optional(),
      deepl: deepl.optional(),
      azure: azure.optional(),
      aws: aws.optional(),
      libretranslate: libretranslate.optional(),
      openai: openai.optional(),
      command: command.optional(),
      apertium: apertium.optional()
    })
    .optional(),
  budget: budget.optional(),
  concurrency: z.int().min(1).max(256).optional().describe('Requests in flight at once'),
  frontMatter: z.array(z.string().min(1)).optional().describe('Front-matter keys whose values are translated'),
  formats: z
    .strictObject({
      markdown: z
        .strictObject({
          attributes: z
            .array(z.string().min(1))
            .optional()
            .describe('Attributes of MDX components and shortcodes whose strings are translated'),
          mdx: z.boolean().optional().describe('Files named .md are MDX too')
        })
        .optional(),
      html: z
        .strictObject({
          code: z
            .enum(['keep', 'translate'])
            .optional()
            .describe('Text in <code>, <kbd>, <samp> and <var>: keep as it is, or translate'),
          urls: z
            .string()
            .regex(/\{locale\}/, 'Expected an address with {locale}, such as "{origin}/{locale}{path}"')
            .optional()
            .describe('Address of a page in another locale, for canonical and hreflang links; kept where not set')
        })
        .optional(),
      nitf: z
        .strictObject({
          byline: choice.describe('Bylines and the titles in them; on by default'),
          dateline: choice.describe('Datelines; on by default'),
          tagline: choice.describe('Taglines; on by default'),
          distributor: choice.describe('Distributors; off by default'),
          credit: choice.describe('Credits of quotations and media; off by default'),
          keywords: choice.describe('Keywords of the key list; off by default'),
          tabular: choice.describe('pre and agate: scores and results; off by default')
        })
        .optional(),
      newsml: z
        .strictObject({
          byline: choice.describe('Bylines; on by default'),
          dateline: choice.describe('Datelines; on by default'),
          keywords: choice.describe('Keywords; on by default'),
          creditline: choice.describe('Credit lines; off by default'),
          slugline: choice.describe('Sluglines, by which desks route; off by default'),
          names: choice.describe('Names of subjects, genres, people and places; off by default'),
          notes: choice.describe('Definitions, notes and notes to editors; off by default'),
          rights: choice.describe('Copyright notices and terms of use; off by default'),
          relation: z
            .string()
            .regex(/^[^\s:]+:\S+$/, 'Expected a QCode such as "irel:derivedFrom"')
            .optional()
            .describe('QCode of the link from a translated item to its source; "irel:derivedFrom" by default')
        })
        .optional(),
      feed: z
        .strictObject({
          labels: choice.describe('Labels of categories (Atom); on by default'),
          categories: choice.describe('Categories of RSS and dc:subject; off by default'),
          rights: choice.describe('Copyright and rights; off by default')
        })
        .optional(),
      xml: z
        .strictObject({
          rules: z
            .array(file)
            .optional()
            .describe('Files of ITS 2.0 rules for all other XML, such as "config/its-rules.xml"')
        })
        .optional()
    })
    .optional()
    .describe('What is translated, and what is set, by the format of the article'),
  insideQuotes: z
    .union([z.enum(['keep', 'split']), z.int().nonnegative()])
    .optional()
    .describe('Quotations of several sentences: keep whole, split, or keep up to so many characters'),
  memory: z
    .strictObject({
      folders: z
        .array(
          z.strictObject({
            path: z.string().min(1).describe('Folder of TMX and JSONL files, relative to the project or absolute'),
            penalty: z
              .int()
              .min(0)
              .max(100)
              .optional()
              .describe('Taken off the similarity of matches from there; a folder in it named penalty-NNN sets its own')
          })
        )
        .optional()
        .describe('Folders of shared memories, which are only read'),
      fillFrom: similarity
        .optional()
        .describe(
          'Lowest similarity of a match that fills a text unattended: 99 takes exact and repaired ones; less takes fuzzy ones too, but never one that says other numbers or the contrary'
        ),
      mostInMemory: z
        .int()
        .nonnegative()
        .optional()
        .describe(
          'Sources of a locale whose fuzzy index is held in memory, some 180 bytes each; with more, or 0, it is in the database and slower'
        ),
      fuzzyFrom: similarity.optional().describe('Lowest similarity of a match that is suggested; 75 by default'),
      penalties: z
        .strictObject({
          imported: points.optional().describe('Off the similarity of what was imported from TMX; 0 by default'),
          aligned: points.optional().describe('Off the similarity of aligned articles; 1 by default'),
          machine: points.optional().describe('Off the similarity of machine text in fuzzy matches; 3 by default')
        })
        .optional()
    })
    .optional()
    .describe('What the translation memory serves'),
  names: z
    .record(z.string().min(1), z.record(locale, z.string().min(1)))
    .optional()
    .describe(
      'Names that stand for each other in texts that are otherwise the same, and how locales write them that write them otherwise'
    ),
  segmentation: z
    .strictObject({
      abbreviations: z
        .record(locale, abbreviations)
        .optional()
        .describe('Abbreviations besides those dragoman knows, by language'),
      srx: z
        .array(file)
        .optional()
        .describe('Files of SRX 2.0 rules that have the last word, such as "config/rules.srx"')
    })
    .optional()
    .describe('How text is cut into sentences. A change is a new sentence, which memory does not know'),
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
  style: z.record(locale, style).optional().describe('Typography by locale; ar-EG inherits from ar'),
  baseUrl: z.url().optional().describe('Start of the URLs of bundles'),
  nightly: nightly.optional().describe('Whom an unattended run tells of itself'),
  schedule: schedule.optional().describe('When translate schedule runs'),
  articleLimit: count.optional().describe('Bytes an article may have')
})

/** The shape of a configuration file. */
export type ConfigFile = z.input<typeof configSchema>

/** JSON Schema (draft 2020-12) of the configuration, for completion in editors. */
export function configJsonSchema(): object {
  return z.toJSONSchema(configSchema, { io: 'input' })
}
