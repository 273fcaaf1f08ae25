import { type AbbreviationClass, classes, type OwnAbbreviations } from './abbreviations.ts'
import { kinds, kindTable } from './characters.ts'
import type { Attribution, Language } from './languages/language.ts'
import { type ShortenedWords, shortenedWords } from './ordinary-word.ts'

/** A language's tables, ready to be asked. */
export interface Rules {
  readonly kinds: Uint8Array
  readonly abbreviations: ReadonlyMap<string, AbbreviationClass>
  readonly shortened: ShortenedWords
  readonly units: ReadonlySet<string>
  readonly compounds: readonly string[]
  readonly starters: ReadonlySet<string>
  readonly continuing: ReadonlySet<string>
  readonly letters: ReadonlySet<string>
  readonly lettersInRow: ReadonlySet<string>
  readonly prepositions: ReadonlySet<string>
  readonly ordinals: boolean
  readonly hasSyllabicConsonants: boolean
  readonly attribution: AttributionRules | undefined
}

export type AttributionRules =
  | (Omit<Attribution & { by: 'verb' }, 'verbs' | 'announcing'> & {
      readonly verbs: ReadonlySet<string>
      readonly announcing: ReadonlySet<string>
    })
  | { readonly by: 'particle'; readonly particles: readonly string[]; readonly except: readonly string[] }

/** Found in news of every language: English titles in names and quotations, the sign for number, hours. */
const everywhere: Language = { never: 'Mr Mrs Ms Dr Prof', numeric: 'n° nº № No Nr Fig Vol', ends: 'a.m p.m' }

/** `own` abbreviations stand over those of the language. */
export function rulesOf(language: Language, own: OwnAbbreviations = new Map()): Rules {
  const abbreviations = new Map<string, AbbreviationClass>([
    ...classes.flatMap(name => words(everywhere[name], language[name]).map(word => [word, name] as const)),
    ...own
  ])
  const units = words(language.units)
  const compounds = words(language.compounds)
  const letters = words(language.letters, language.lettersInRow)
  return {
    kinds: language.marks ? kindTable(language.marks) : kinds,
    abbreviations,
    shortened: shortenedWords([...abbreviations.keys(), ...letters, ...units], compounds),
    units: new Set(units),
    compounds,
    starters: new Set(words(language.starters)),
    continuing: new Set(words(language.continuing)),
    letters: new Set(words(language.letters)),
    lettersInRow: new Set(words(language.lettersInRow)),
    prepositions: new Set(words(language.prepositions)),
    ordinals: language.ordinals ?? false,
    hasSyllabicConsonants: language.hasSyllabicConsonants ?? false,
    attribution: language.attribution && attributionRules(language.attribution)
  }
}

function attributionRules(attribution: Attribution): AttributionRules {
  if (attribution.by === 'particle') {
    return { by: 'particle', particles: words(attribution.particles), except: words(attribution.except) }
  }
  const { verbs, announcing, ...rest } = attribution
  return { ...rest, verbs: new Set(words(verbs)), announcing: new Set(words(announcing)) }
}

function words(...lists: readonly (string | undefined)[]): readonly string[] {
  return lists
    .join(' ')
    .split(/\s+/)
    .filter(word => word !== '')
}
