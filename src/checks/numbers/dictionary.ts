import { fold, type Lexicon, type NumberLanguage } from './number-language.ts'

export interface WordValue {
  readonly value: number
  /** Says a number among other things. */
  readonly isLoose: boolean
}

/** A number language with its lists turned round: folded word → what it says. */
export interface Dictionary {
  readonly language: NumberLanguage
  readonly words: ReadonlyMap<string, WordValue>
  readonly scales: ReadonlyMap<string, number>
  readonly modifiers: ReadonlyMap<string, number>
  readonly joiners: ReadonlySet<string>
}

const dictionaries = new Map<NumberLanguage, Dictionary>()

export function dictionaryOf(language: NumberLanguage): Dictionary {
  const known = dictionaries.get(language)
  if (known) return known
  const words = new Map<string, WordValue>()
  for (const [word, value] of turned(language.loose)) words.set(word, { value, isLoose: true })
  for (const [word, value] of turned(language.words)) words.set(word, { value, isLoose: false })
  const dictionary = {
    language,
    words,
    scales: turned(language.scales),
    modifiers: turned(language.modifiers ?? {}),
    joiners: new Set(language.joiners.split(' '))
  }
  dictionaries.set(language, dictionary)
  return dictionary
}

/** What a folded word says, as it stands or with its endings and clitics off. */
export function lookUp<T>(map: ReadonlyMap<string, T>, word: string, language: NumberLanguage): T | undefined {
  if (word.length > 60) return undefined
  const found = map.get(word)
  if (found !== undefined || !language.forms) return found
  for (const form of language.forms(word)) {
    const value = map.get(form)
    if (value !== undefined) return value
  }
  return undefined
}

export function wordValue(dictionary: Dictionary, word: string): WordValue | undefined {
  const found = lookUp(dictionary.words, word, dictionary.language)
  if (found || word.length > 60) return found
  const value = dictionary.language.compound?.(word)
  return value === undefined ? undefined : { value, isLoose: value === 1 }
}

function turned(lexicon: Lexicon): Map<string, number> {
  const map = new Map<string, number>()
  for (const [value, words] of Object.entries(lexicon)) {
    for (const word of words.split(' ')) map.set(fold(word), Number(value))
  }
  return map
}
