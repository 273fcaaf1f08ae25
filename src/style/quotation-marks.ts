import type { LocaleTag } from '../model/locale.ts'

/** Marks of a quotation and of one inside it. */
export interface QuotationMarks {
  readonly open: string
  readonly close: string
  readonly innerOpen: string
  readonly innerClose: string
}

/** The marks of CLDR (`delimiters`, version 48). `chain`: the locale and the wider ones it inherits from, nearest first. */
export function cldrQuotes(chain: readonly LocaleTag[]): QuotationMarks {
  const marks = chain.map(locale => byLocale.get(locale)).find(found => found !== undefined)
  return quotationMarks(marks ?? '“”‘’')!
}

/** Reads `«»` or `«»“”`; nothing else is one. */
export function quotationMarks(text: string): QuotationMarks | undefined {
  const [open, close, innerOpen = open, innerClose = close, ...rest] = text
  if (!open || !close || !innerOpen || !innerClose || rest.length > 0) return undefined
  return { open, close, innerOpen, innerClose }
}

/** The locales that differ from the root of CLDR, where it is `“”‘’`. */
const locales: Readonly<Record<string, string>> = {
  '«»‹›': 'am fa fr-CH rm',
  '”“’‘': 'ar ur',
  '«»„“': 'be ky ru uk',
  '„“„“': 'bg lt',
  '«»“”': 'bm br ca el es-US eu it kk mg pt-AO pt-CH pt-CV pt-GQ pt-GW pt-LU pt-MO pt-MZ pt-PT pt-ST pt-TL sc ti',
  '„”‘’': 'bs',
  '„“‚‘': 'cs de et hr is lb mk sk sl',
  '«»‘’': 'nb nn no rw',
  '“”«»': 'eo',
  '””’’': 'fi he se sn sv yi',
  '«»«»': 'fr ht hy oc',
  '«»”“': 'fr-CA',
  '‘’“”': 'fur',
  '„”»«': 'hu',
  '「」『』': 'ja yue zh-Hant',
  '„“«»': 'ka',
  '»«›‹': 'ug',
  '‘’‘’': 'nl',
  '„”«»': 'pl ro',
  '„”’’': 'sr',
  '“’“”': 'st',
  '“”“”': 'tk',
  '“”’‘': 'uz'
}

const byLocale = new Map(
  Object.entries(locales).flatMap(([marks, tags]) => tags.split(' ').map(tag => [tag, marks] as const))
) as ReadonlyMap<string, string>
