import type { Problem } from '../model/finding.ts'
import { languageOf, scriptOf } from '../model/locale.ts'
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
  if (languageOf(from) !== languageOf(to)) {
    const words = sourceText.match(word) ?? []
    const isSame = words.join(' ') === (targetText.match(word) ?? []).join(' ')
    if (isSame && commonWords(sourceText, scriptOf(from)) >= fewestWords) {
      yield { severity: 'error', message: 'Target is the source, untranslated' }
      return
    }
  }
  const own = ownLetters(scriptOf(to))
  if (!own || letterCount(sourceText) < fewestLetters) return
  const letters = letterCount(targetText)
  const foreign = letters - (targetText.match(own) ?? []).length
  if (foreign > letters * (mostForeign[scriptOf(to)] ?? mostForeignElsewhere)) {
    yield { severity: 'error', message: `Target is not in the script of "${to}": ${foreign} of ${letters} letters` }
  }
}

const word = /[\p{L}\p{M}]+/gu
const letterCount = (text: string) => (text.match(/\p{L}/gu) ?? []).length

/** Words that are no names. Where letters have no case every word counts, of a language without spaces each two letters. */
function commonWords(text: string, script: string): number {
  if (script in unspaced) return Math.floor(letterCount(text) / 2)
  return (text.match(/(?<![\p{L}\p{M}\p{N}])(?![\p{Lu}\p{Lt}])\p{L}[\p{L}\p{M}]+/gu) ?? []).length
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
const ownLettersOf = new Map<string, RegExp | undefined>()

/** Matches each letter of a script, given by its ISO 15924 code; nothing for a code that Unicode has no letters of. */
function ownLetters(script: string): RegExp | undefined {
  if (ownLettersOf.has(script)) return ownLettersOf.get(script)
  const parts = script === 'Kore' ? ['Hang', 'Han'] : (unspaced[script] ?? [script])
  const own = script === 'Zyyy' ? undefined : regExp(`[${parts.map(part => `\\p{scx=${part}}`).join('')}]`)
  ownLettersOf.set(script, own && new RegExp(`(?=\\p{L})${own.source}`, 'gu'))
  return ownLettersOf.get(script)
}

function regExp(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'gu')
  } catch {
    return undefined
  }
}
