import type { Content } from '../model/content.ts'
import { type LocalePair, type LocaleTag, localeTag, scriptOf } from '../model/locale.ts'
import type { StyleSettings } from '../model/style-settings.ts'
import { withArabicPunctuation } from './arabic-punctuation.ts'
import { withFrenchSpaces } from './french-spaces.ts'
import { withLetters } from './letters.ts'
import { type NumberStyle, numberStyle, withNumbers } from './numbers.ts'
import { cldrQuotes, type QuotationMarks, quotationMarks } from './quotation-marks.ts'
import { withQuotes } from './quotes.ts'

/** How a locale's texts are written: the settings, and beneath them CLDR. `undefined`: as the engine wrote it. */
export interface HouseStyle {
  readonly numbers: NumberStyle
  readonly quotes: QuotationMarks | undefined
  readonly hasArabicPunctuation: boolean
  readonly hasFrenchSpaces: boolean
  /** For dates and counts around the article. */
  readonly calendar: string | undefined
  readonly numberingSystem: string | undefined
}

/** The style of a locale. Each setting is the nearest one of the locale and the wider ones: `ar-EG`, then `ar`. */
export function houseStyle(locale: LocaleTag, settings: Readonly<Record<string, StyleSettings>>): HouseStyle {
  const chain = chainOf(locale)
  const set: StyleSettings = Object.assign({}, ...chain.toReversed().map(tag => defined(settings[tag])))
  const { digits, percent, quotes, spaces, calendar } = set
  const punctuation = set.punctuation ?? (arabicScripts.includes(scriptOf(locale)) ? 'arabic' : 'keep')
  return {
    numbers: numberStyle(locale, { digits, percent }),
    quotes: quotes === undefined ? cldrQuotes(chain) : quotes === 'keep' ? undefined : quotationMarks(quotes),
    hasArabicPunctuation: punctuation === 'arabic',
    hasFrenchSpaces: spaces === 'french',
    calendar,
    numberingSystem: digits === 'keep' ? undefined : digits
  }
}

/**
 * A machine's target as the house writes it. Conservative: what is no running text stays (codes, addresses, placeholders, phone
 * numbers, `COVID-19`), and so does what is not certain, such as a quotation mark without its other half. Keeps every code,
 * bracket and joiner, and the value of every number; adds no mark of direction, kashida or vowel sign. Twice is the same as once.
 */
export function styled(target: Content, { from, to }: LocalePair, style: HouseStyle): Content {
  let text = withLetters(target, to)
  text = withNumbers(text, style.numbers, from)
  if (style.hasArabicPunctuation) text = withArabicPunctuation(text)
  if (style.quotes) text = withQuotes(text, style.quotes)
  return style.hasFrenchSpaces ? withFrenchSpaces(text) : text
}

const arabicScripts = ['Arab', 'Aran']

/** The locale and the wider ones in the same script, nearest first: `ar-EG`, `ar`. */
function chainOf(locale: LocaleTag): readonly LocaleTag[] {
  const parts = new Intl.Locale(locale).baseName.split('-')
  const wider = parts.map((_, i) => localeTag(parts.slice(0, parts.length - i).join('-')))
  return wider.filter(tag => scriptOf(tag) === scriptOf(locale))
}

function defined(settings: StyleSettings = {}): StyleSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}
