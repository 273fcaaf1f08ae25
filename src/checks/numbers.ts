import type { Content } from '../model/content.ts'
import type { Problem } from '../model/finding.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import { compareNumbers, saidTwice } from './numbers/compare-numbers.ts'
import { dictionaryOf } from './numbers/dictionary.ts'
import { numberLanguage } from './numbers/languages.ts'
import { monthsOf } from './numbers/months.ts'
import type { NumberToken } from './numbers/number-token.ts'
import { readNumbers } from './numbers/read-numbers.ts'
import { prose } from './prose.ts'
import type { CheckContext } from './quality-check.ts'

/**
 * The target says the values that the source says, as often, in figures or words: a value that is lost or changed is an error, one
 * that only the target has in figures a warning, and so is one of two that are the same amount in two units. Beside a language
 * without a table in `numbers/` only figures count, and of small ones that are lost we cannot know: a warning.
 */
export function* numbers({ source, target }: TranslatedSegment, { from, to }: CheckContext): Generator<Problem> {
  const [ours, theirs] = [numberLanguage(from), numberLanguage(to)]
  const foreign = ours && dictionaryOf(ours)
  const all = numbersOf(source, from)
  const answers = readNumbers(prose(target), {
    dictionary: theirs && dictionaryOf(theirs),
    months: monthsOf(to),
    foreign
  })
  const said = theirs ? all : all.map(asFigures)
  const { lost, extra } = compareNumbers(said, ours ? answers : answers.map(asFigures))
  const unexpected = extra.filter(({ written }) => written === 'figures')
  const twice = unexpected.length === 0 ? saidTwice(said) : undefined
  for (const token of lost) {
    if (token.written === 'loose') continue
    const mayBeWord = !theirs && unexpected.length === 0 && /^(?:\d|1[0-2])$/.test(token.values[0]!)
    const severity = mayBeWord || twice?.has(token) ? 'warning' : 'error'
    yield { severity, message: `Number not in target: ${token.raw}` }
  }
  // A figure may be a word of the source's that we do not know; where it says no number at all, two are another text's.
  const severity = all.length === 0 && unexpected.length > 1 ? 'error' : 'warning'
  for (const token of unexpected) yield { severity, message: `Number not in source: ${token.raw}` }
}

/** By locale and source: the same for every target, and half of the time of this check. */
const known = new Map<LocaleTag, WeakMap<Content, readonly NumberToken[]>>()

function numbersOf(source: Content, locale: LocaleTag): readonly NumberToken[] {
  const inLocale = known.get(locale) ?? new WeakMap<Content, readonly NumberToken[]>()
  known.set(locale, inLocale)
  const language = numberLanguage(locale)
  const found =
    inLocale.get(source) ??
    readNumbers(prose(source), { dictionary: language && dictionaryOf(language), months: monthsOf(locale) })
  inLocale.set(source, found)
  return found
}

/** A number without its words, which the other language has no table to answer for. */
function asFigures(token: NumberToken): NumberToken {
  if (token.written === 'words') return { ...token, written: 'loose' }
  return token.unscaled === undefined ? token : { ...token, values: [...token.values, token.unscaled] }
}
