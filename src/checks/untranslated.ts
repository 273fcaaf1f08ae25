import type { Problem } from '../model/finding.ts'
import { type LocaleTag, languageOf, scriptOf } from '../model/locale.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import { prose } from './prose.ts'
import type { CheckContext } from './quality-check.ts'

/** Words that no name, code, address or number explains, from which a target equal to its source was left untranslated. */
const fewestWords = 3
/** Letters of a source from which the script of the target says anything. */
const fewestLetters = 8
/** Share of letters outside the target's script that is still good text: Latin names. Chinese names are longer. */
const mostForeign: Readonly<Record<string, number>> = { Hans: 0.7, Hant: 0.7, Hani: 0.7 }
const mostForeignElsewhere = 0.5

/** The target is not the source over again, nor written in another script than its language. */
export function* untranslated({ source, target }: TranslatedSegment, { from, to }: CheckContext): Generator<Problem> {
  const sourceText = prose(source)
  const targetText = prose(target)
  const [ours, theirs] = [writingOf(from), writingOf(to)]
  if (ours.language !== theirs.language && isSame(sourceText, targetText)) {
    if (commonWords(sourceText, ours.script) >= fewestWords) {
      yield { severity: 'error', message: 'Target is the source, untranslated' }
      return
    }
  }
  if (ours.language === 'en' && theirs.language !== 'en' && isEnglish(targetText)) {
    yield { severity: 'error', message: 'Target is in the language of the source' }
    return
  }
  const letters = theirs.letters ? letterCount(targetText) : 0
  if (!theirs.letters || letters === 0) return
  const foreign = letters - characters(targetText, theirs.letters)
  // A short one says something if it is no name of the source's.
  const isShort = letterCount(sourceText) < fewestLetters
  if (isShort && (foreign < letters || isIn(targetText, sourceText))) return
  if (foreign > letters * (mostForeign[theirs.script] ?? mostForeignElsewhere)) {
    yield { severity: 'error', message: `Target is not in the script of "${to}": ${foreign} of ${letters} letters` }
  }
}

/** Words of every English text that no language written alike has. */
const english =
  /\b(?:the|and|that|with|from|have|their|which|they|this|been|would|were|about|after|before|than|now|when|where|your|it's|i've|don't)\b/gi
const fewestEnglish = 3

/** Whether English words are all through it. A title or a slogan in a sentence of another language has fewer of them. */
function isEnglish(text: string): boolean {
  const found = text.match(english) ?? []
  const distinct = new Set(found.map(word => word.toLowerCase())).size
  return distinct >= fewestEnglish && found.length * 6 >= count(text, /[\p{L}\p{M}]+/gu)
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
const letterCount = (text: string) => characters(text, /\p{L}+/gu)
/** Characters in the runs that `runs` matches: five times faster than to match each character. */
function characters(text: string, runs: RegExp): number {
  let sum = 0
  for (const run of text.match(runs) ?? []) sum += /[\uD800-\uDFFF]/.test(run) ? [...run].length : run.length
  return sum
}
const firstWord = (text: string) => /[\p{L}\p{M}]+/u.exec(text)?.[0]
const words = (text: string) => text.match(/[\p{L}\p{M}]+/gu)?.join(' ')

/** Whether each word of a text is one of another, whatever its case. */
function isIn(text: string, other: string): boolean {
  const known = new Set(words(other)?.toLowerCase().split(' '))
  return (words(text) ?? '')
    .toLowerCase()
    .split(' ')
    .every(word => known.has(word))
}

/** The same words, whatever stands between them. */
const isSame = (a: string, b: string) => firstWord(a) === firstWord(b) && words(a) === words(b)

/** Words that are no names. Where letters have no case every word counts, of a language without spaces each two letters. */
function commonWords(text: string, script: string): number {
  if (script in unspaced) return Math.floor(letterCount(text) / 2)
  return count(text, /(?<![\p{L}\p{M}\p{N}])(?![\p{Lu}\p{Lt}])\p{L}[\p{L}\p{M}]+/gu)
}

const unspaced: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Han', 'Bopo'],
  Hant: ['Han', 'Bopo'],
  Jpan: ['Han', 'Hira', 'Kana'],
  Thai: ['Thai'],
  Laoo: ['Laoo'],
  Khmr: ['Khmr'],
  Mymr: ['Mymr']
}

interface Writing {
  readonly language: string
  readonly script: string
  /** Matches runs of letters of the script; nothing for a script that Unicode has no letters of. */
  readonly letters: RegExp | undefined
}

/** By locale: reading a tag costs more than reading a short text. */
const writings = new Map<LocaleTag, Writing>()

function writingOf(locale: LocaleTag): Writing {
  const known = writings.get(locale)
  if (known) return known
  const script = scriptOf(locale)
  const writing = { language: languageOf(locale), script, letters: lettersOf(script) }
  writings.set(locale, writing)
  return writing
}

function lettersOf(script: string): RegExp | undefined {
  if (script === 'Zyyy') return undefined
  const parts = script === 'Kore' ? ['Hang', 'Han'] : (unspaced[script] ?? [script])
  return regExp(`(?:(?=\\p{L})[${parts.map(part => `\\p{scx=${part}}`).join('')}])+`)
}

function regExp(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'gu')
  } catch {
    return undefined
  }
}
