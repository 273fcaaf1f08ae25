/** Number → the words that say it, separated by spaces. */
export type Lexicon = Readonly<Record<number, string>>

/** What a language's numbers look like. Words are given as dictionaries write them; marks and case are folded on both sides. */
export interface NumberLanguage {
  /** The usual sign before a fraction. */
  readonly decimal: '.' | ','
  /** Whether a plain space may group thousands. */
  readonly groupsBySpace: boolean
  /** Words that say a number and little else: `three`, `third`. One that is lost is a finding. */
  readonly words: Lexicon
  /** Words that say a number among other things: `one`, `second`, `both`. They answer for a number and are not asked for. */
  readonly loose: Lexicon
  /** Power of ten → the words that multiply by it, from hundred: `{ 2: 'hundred', 6: 'million mn' }`. */
  readonly scales: Lexicon
  /** Words between the parts of one number: `and` in two hundred and five. */
  readonly joiners: string
  /** Words that add to the number after them: `साढ़े तीन` is 3.5. */
  readonly modifiers?: Lexicon
  /** Shorter forms of a word to look up when it is in no list: endings and clitics off. */
  forms?(word: string): readonly string[]
  /** The value of a word put together from several numbers. */
  compound?(word: string): number | undefined
  /** What `current` and `next` make together, beyond the rule that a smaller number fills the zeros of a larger. */
  continued?(current: number, next: number, joined: boolean): number | undefined
  /** A dual: a word whose ending says two. */
  readonly dual?: RegExp
  /** A time of day; groups `h` and `m`. */
  readonly time?: RegExp
  /** Runs of ideographic numerals count as numbers. */
  readonly ideographs?: boolean
}

/** A word as the lists have it: lower case, without accents, Arabic vowel marks, hamza seats, tatweel and nukta. */
export function fold(word: string): string {
  if (/^[A-Za-z]*$/.test(word)) return word.toLowerCase()
  const known = folded.get(word)
  if (known !== undefined) return known
  if (folded.size >= mostFolded) folded.clear()
  const plain = withoutMarks(word)
  folded.set(word, plain)
  return plain
}

/** The words of a text come again and again, and normalising them was a fifth of the time of all checks. */
const folded = new Map<string, string>()
const mostFolded = 20_000

function withoutMarks(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F\u064B-\u0655\u0670\u0640\u093C\u200C\u200D]/g, '')
    .replace(/[\u0649\u06CC]/g, '\u064A')
    .replace(/\u06A9/g, '\u0643')
}

/** Stems × endings, for languages that inflect their numbers. */
export function inflected(stems: string, endings: string): string {
  return stems
    .split(' ')
    .flatMap(stem => endings.split(' ').map(ending => stem + ending.replace('-', '')))
    .join(' ')
}
