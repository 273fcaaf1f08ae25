import type { Content } from '../model/content.ts'
import { type LocaleTag, languageOf, scriptOf } from '../model/locale.ts'
import { edited, edits, runningText } from './running-text.ts'

/**
 * The letters yeh and kaf as the language writes them: ی ک in Persian and Urdu, ي ك in Arabic. At the end of an Arabic word ی may
 * also stand for ى, and stays.
 */
export function withLetters(target: Content, locale: LocaleTag): Content {
  const language = languageOf(locale)
  if (scriptOf(locale) === 'Latn') return target
  if (language === 'ar') return edited(target, edits(runningText(target), foreignInArabic, toArabic))
  if (language === 'fa' || language === 'ur') return edited(target, edits(runningText(target), /[يك]/g, toPersian))
  return target
}

const foreignInArabic = /ک|ی(?=\p{M}*\p{Script=Arabic})/gu
const toArabic = (letter: string) => (letter === 'ک' ? 'ك' : 'ي')
const toPersian = (letter: string) => (letter === 'ك' ? 'ک' : 'ی')
