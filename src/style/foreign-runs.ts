import type { Direction } from './bidi.ts'
import type { Line } from './line.ts'

/** What is read in one piece in its own direction: a name, a phone number, an address, `C++`, `+33`, `26%`. */
export interface Run {
  /** Offsets in the text of the line. */
  readonly start: number
  readonly end: number
  /** Whether a program fills something in, so that nobody knows its direction. */
  readonly hasPlaceholder: boolean
}

/** What stands between two letters of the line's own direction, and the runs in it. What happens here does not reach beyond it. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly runs: readonly Run[]
}

/** Words from which on a phrase is a passage in the other language, with its own commas and full stops, and no list of names. */
const passageWords = 5

/** The stretches of a line that have runs, in order. Linear in the line's length. */
export function foreignStretches({ text, shape }: Line, base: Direction): readonly Stretch[] {
  const form = base === 'rtl' ? withAbbreviations(text, shape) : shape
  const pieces = piecesOf(form, base === 'rtl' ? leftToRight : rightToLeft)
  let next = 0
  return Array.from(form.matchAll(/[^n\n]+/g), ({ 0: found, index: start }): Stretch => {
    const end = start + found.length
    const first = next
    while (next < pieces.length && pieces[next]!.start < end) next++
    return { start, end, runs: glued(withPassage(pieces.slice(first, next))).map(piece => runOf(form, piece)) }
  }).filter(({ runs }) => runs.length > 0)
}

function piecesOf(form: string, pattern: RegExp): readonly Piece[] {
  return Array.from(form.matchAll(pattern), ({ 0: found, index: start, groups }) => ({
    start,
    end: start + (groups?.address === undefined ? found.length : addressLength(found)),
    isText: groups?.quantity === undefined && groups?.enclosed === undefined,
    words: found.split(' ').length
  }))
}

function runOf(form: string, { start, end }: Piece): Run {
  return { start, end, hasPlaceholder: form.slice(start, end).includes('v') }
}

interface Piece {
  readonly start: number
  readonly end: number
  readonly isText: boolean
  readonly words: number
}

/** Beside a passage all that is text belongs to it. */
function withPassage(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ isText, words }) => isText && words >= passageWords)) return pieces
  const first = pieces.findIndex(({ isText }) => isText)
  const last = pieces.findLastIndex(({ isText }) => isText)
  const passage = { ...pieces[first]!, end: pieces[last]!.end }
  return [...pieces.slice(0, first), passage, ...pieces.slice(last + 1)]
}

/** What touches is read in one piece. */
function glued(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last?.end === piece.start) joined[joined.length - 1] = { ...last, end: piece.end }
    else joined.push(piece)
  }
  return joined
}

/** The full stop of an abbreviation or initial belongs to the word before it, but at the very end to the sentence. */
function withAbbreviations(text: string, shape: string): string {
  let form = ''
  let end = 0
  for (const { 0: found, index } of text.matchAll(abbreviation)) {
    const stop = index + found.length - 1
    if (shape[stop - 1] !== 'x') continue
    form += `${shape.slice(end, stop)}x`
    end = stop + 1
  }
  return form + shape.slice(end)
}

const abbreviation =
  /(?<![\p{L}\p{N}])(?:\p{L}|Inc|Ltd|Co|Corp|Bros|Jr|Sr|Dr|Mr|Mrs|Ms|Mx|St|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|Rev|Mt|Ave|No|vs|etc|al|cf|Vol|pp)\.(?!["”»)\]]*\s*$)/gu

/** Length of an address without the marks of the sentence after it; a bracket stays if it is opened inside. */
function addressLength(piece: string): number {
  let end = piece.length
  while (end > 0 && (/[.,:;!?'"»”’،]/.test(piece[end - 1]!) || closesNothing(piece.slice(0, end)))) end--
  return end
}

function closesNothing(piece: string): boolean {
  const last = piece.at(-1)!
  const opener = { ')': '(', ']': '[', '}': '{' }[last]
  return opener !== undefined && piece.split(last).length > piece.split(opener).length
}

const oneOf = (...patterns: readonly RegExp[]): string => `(?:${patterns.map(({ source }) => source).join('|')})`

/** Also file paths and tags in the text. */
const address = oneOf(
  /x+:\/\/[^ n]+/,
  /<\/?[x0](?:[^<>n\n]{0,60}[^<>n\n ])?>/,
  /(?<![x0._%+-])[x0._%+-]+@[x0-]+(?:\.[x0-]+)+/,
  /(?<![x0-9])[@#][0_]*x[x0_]*(?:[.-][x0_]+)*/,
  /(?<![x0.-])[x0-]+(?:\.[x0-]+)+\/[^ n]*/,
  /(?<![xn0-9.])(?:~|\.{1,2})?\/[x0._~-]+(?:\/[x0._~-]*)*/
)

/** Figures in groups that are read as written: phone numbers, versions, dates with hyphens, thousands with spaces. */
const groups = oneOf(
  /\+[089]+(?:[ ().‑–/-]{1,2}[089]+)*/,
  /\([089]{2,5}\) ?[089]+(?:[ ‑–.-][089]+)*/,
  /[089]+(?:[‑–.-][089]+){2,}/,
  /[089]{2,5}(?: [089]{2,4}){2,}(?![089])/,
  /0{1,3}(?: 000)+(?!0)/
)

/** A figure or two with their signs. A hyphen between a prefix and a figure is no minus. */
const digits = /0+(?:[.,:/'’·]0+)*/.source
const figure = `(?:(?:${digits})?(?:vw*(?!w)0*)+|${digits})`
const currency = /[$€£¥₹₪₺₽₩]/.source
const sign = /(?:(?<![n)\]])[+\-−±~≈≤≥<>=])?/.source
const amount = `${sign}${currency}?${figure}(?:[-‑–−×/^]${figure})*(?: ?[%‰°])?(?:[+]|${currency})?`

/** Letters and figures with at least one letter, joined by signs without a blank: `R&D`, `C++`, `COVID-19`, `.NET`, `foo()`. */
const before = /(?:(?<![^ (["“«'])(?:[.$]|--?))?/.source
const joiner = /[-‑–.'’_&/:@·=*+~^|\\]+/.source
const characters = /(?:[x0]|vw*)+/.source
const after = /(?:\+{1,2}|#|\*|\(\)|[™®℠°])?/.source
const word = `${before}(?=[0vw]*(?:${joiner}[0vw]+)*(?:${joiner})?x)${characters}(?:${joiner}${characters})*${after}`

/**
 * Words, and what goes with them: a number after a name (`iPhone 15`) but no amount, brackets that touch. A comma parts them; so
 * does a gloss in brackets, which Hebrew translators take for a part of their own sentence.
 */
const number = /#?[08]+(?:[.,:][08]+)*(?![08$€£¥₹₪]| ?[%‰°]|[-.:][08])/.source
const phrase = `${word}(?:(?: [&+–—|/:·=<>≠→×*-] |:? )(?!${address})(?:${word}|${number})|\\([^()n\\n]{1,80}\\))*`

/** All of a quotation or bracket without a letter of the line's own direction. */
const enclosed =
  /(?<=["“”„«([])(?=[^n\n"“”„«»()[\]]*[x0v])[^ n\n"“”„«»()[\]](?:[^n\n"“”„«»()[\]]{0,200}[^ n\n"“”„«»()[\]])?(?=["“”»)\]])/
    .source

const leftToRight = new RegExp(
  `(?<address>${address})|(?<enclosed>${enclosed})|(?<quantity>(?<![x0-9vw])(?:${groups}|${amount})(?![x0-9vw]))|${phrase}`,
  'g'
)

/** Numbers are at home in text from left to right: only between two words is one a part of the name. */
const rightToLeft =
  /x[x9]*(?:(?:[-־–.'’׳״"_/]+| (?:[–—-] )?|، ?| 9+(?:[.,:]9+)* )x[x9]*| ?["“„«][^n\n"”“»()]{1,80}["”“»])*/g
