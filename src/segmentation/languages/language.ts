/**
 * What the scanner needs to know of a language. Lists are words separated by white space. An abbreviation stands without its
 * last stop and without spaces (`z.B` is also `z. B.`); one in lower case matches any case, one with a capital only itself
 * and its form in capitals.
 */
export interface Language {
  /** Never end a sentence: titles and ranks before a name, `e.g.`. */
  readonly never?: string
  /** Belong to the number, letter or month after them, and are ordinary words before anything else: `No. 10`, `Fig. a`. */
  readonly numeric?: string
  /** End a sentence only when a starter follows: company forms, streets. */
  readonly mayEnd?: string
  /** Units of measure that may stand between two numbers: `6 ft. 3 in. 210 lb.` */
  readonly units?: string
  /** Last parts of compounds that are shortened, and end a sentence as `mayEnd` does: `str` of `Bahnhofstr.` */
  readonly compounds?: string
  /** End a sentence before every capital but a `continuing` word: `a.m.`, eras. Of one letter: only after a number. */
  readonly ends?: string
  /** Closed-class words that begin a sentence and are no names. With their capital, where the script has one. */
  readonly starters?: string
  /** Months, weekdays, time zones, postpositions: what goes on after `Sept.`, `a.m.` and an ordinal. */
  readonly continuing?: string
  /** Open an adverbial of time at the start of a sentence, after which `ends` end nothing: `At 5 a.m. Mr Roe left`. */
  readonly prepositions?: string
  /** `r` and `l` carry syllables, so that a word without a vowel is no sign of an abbreviation. */
  readonly hasSyllabicConsonants?: boolean
  /** Numbers with a stop are ordinals: `3. Oktober`, `II. Weltkrieg`. */
  readonly ordinals?: boolean
  /** Names of Latin letters as initials are spelt in this script: `एम. एस. धोनी`. */
  readonly letters?: string
  /** Names of letters that are words too, so initials only next to others: `सी. आई. डी.` */
  readonly lettersInRow?: string
  /** Further sentence marks, beside those every language has. */
  readonly marks?: string
  /** How a quotation that has ended with its own mark is attributed, where small letters do not show it. */
  readonly attribution?: Attribution
}

export type Attribution =
  /** A verb of saying among the first `within` words (letters, where words have no spaces), not itself announcing a quotation. */
  | {
      readonly by: 'verb'
      readonly unit: 'word' | 'letter'
      readonly within: number
      readonly verbs: string
      /** Words after the verb that make it announce what follows: `que`, `کہ`. */
      readonly announcing?: string
      /** Only after `!` and `?`, for languages whose quotations before an attribution end in a comma otherwise. */
      readonly afterStrong?: boolean
    }
  /** A particle directly after the closing quote. */
  | { readonly by: 'particle'; readonly particles: string; readonly except: string }
