import { type Content, content, isCode, plainText } from '../../model/content.ts'
import { type LocalePair, languageOf } from '../../model/locale.ts'
import { type Alphabet, alphabetOf } from './alphabets.ts'
import { spelledToFigures } from './english-numbers.ts'

/**
 * Content as if translated: words in the target's script, a third longer where languages grow, between ⟦ ⟧ so that nobody takes it
 * for a translation. Codes, addresses, placeholders and figures stay; numbers in English words become figures; the punctuation at
 * the end stays at the end, as the target writes it. Content without words comes back as it is.
 */
export function pseudoLocalizer(pair: LocalePair): (source: Content) => Content {
  const alphabet = alphabetOf(pair.to)
  const isEnglish = languageOf(pair.from) === 'en'
  const write = pseudoWriter(alphabet, isEnglish)
  return source => {
    const last = source.findLastIndex(part => typeof part === 'string' && part.trim() !== '')
    const end = source[last]
    if (typeof end !== 'string') return source
    const [body, stop] = splitStop(end)
    const parts = source.map((part, i) => (isCode(part) ? part : i === last ? write(body) : write(part)))
    if (!parts.some((part, i) => !isCode(part) && isRewritten(part, i === last ? body : source[i]))) return source
    parts[last] = `${parts[last]}${padding(source, alphabet)}⟧${punctuated(stop, alphabet)}`
    return content(['⟦', ...parts])
  }
}

/** Whether words were written, not only commas. */
function isRewritten(written: string, source: Content[number] | undefined): boolean {
  return written !== source && /\p{L}/u.test(`${written}${source}`)
}

/** The marks that end a sentence, with the quotes and brackets closed after them. */
function splitStop(text: string): [body: string, stop: string] {
  const body = text.replace(/(?<![.?!:…؟。！？।۔])[.?!:…؟。！？।۔]+["'”’»)\]]*\s*$/u, '')
  return [body, text.slice(body.length)]
}

function padding(source: Content, { lettersPerCharacter }: Alphabet): string {
  const letters = plainText(source).match(/\p{L}/gu)?.length ?? 0
  const dots = '·'.repeat(Math.ceil(letters * 0.3) || 1)
  return lettersPerCharacter > 1 ? '' : ` ${dots.match(/.{1,6}/g)?.join(' ')}`
}

function pseudoWriter(alphabet: Alphabet, isEnglish: boolean): (text: string) => string {
  const letters = new Map<string, string>()
  const letter = (character: string): string => {
    const known = letters.get(character)
    if (known !== undefined) return known
    const lower = character.normalize('NFD').charAt(0).toLowerCase()
    const index = lower >= 'a' && lower <= 'z' ? lower.charCodeAt(0) - 97 : character.codePointAt(0)! % 26
    const small = alphabet.characters[index]!
    const written = character === character.toLowerCase() ? small : small.toUpperCase()
    letters.set(character, written)
    return written
  }
  const word = (text: string): string => {
    const plain = text.normalize('NFC').replace(/\p{M}/gu, '')
    if (alphabet.lettersPerCharacter === 1) return Array.from(plain, letter).join('')
    return chunks(plain, alphabet.lettersPerCharacter)
      .map(chunk => chosen(chunk, alphabet.characters))
      .join('')
  }
  const known = new Map<string, string>()
  const cached = (text: string): string => {
    const written = known.get(text) ?? word(text)
    if (known.size < 20_000) known.set(text, written)
    return written
  }
  const words = (text: string, isLast: boolean): string => {
    const pseudo = (isEnglish ? spelledToFigures(text) : text).replace(/[\p{L}\p{M}]+/gu, cached)
    const written = punctuated(pseudo, alphabet, isLast)
    return alphabet.hasSpaces ? written : written.replace(/(?<=[\p{L}，、；：]) +(?=\p{L})/gu, '')
  }
  return text => {
    let written = ''
    let end = 0
    for (const { 0: whole, index } of text.matchAll(isEnglish ? keptInEnglish : kept)) {
      written += words(text.slice(end, index), false) + whole
      end = index + whole.length
    }
    return written + words(text.slice(end), true)
  }
}

/** Marks before a space, or at the end if it is the end of a text, as the target writes them. */
function punctuated(text: string, { punctuation }: Alphabet, isLast = true): string {
  return text.replace(isLast ? marks : innerMarks, mark => punctuation[mark] ?? mark)
}

const innerMarks = /[,;:.?!](?=["'”’»)\]]*\s)/gu
const marks = /[,;:.?!](?=["'”’»)\]]*(?:\s|$))/gu

function chunks(text: string, size: number): string[] {
  const characters = [...text]
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, i) =>
    characters.slice(i * size, (i + 1) * size).join('')
  )
}

function chosen(chunk: string, characters: readonly string[]): string {
  let sum = 0
  for (const character of chunk.toLowerCase()) sum = (sum * 31 + character.codePointAt(0)!) % 9973
  return characters[sum % characters.length]!
}

const address = String.raw`(?:https?|ftp):\/\/\S+|www\.\S+|mailto:\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+|[@#][\p{L}\p{N}_]+`
const placeholder = String.raw`\$t\([^()]*\)|\{\{[^{}]*\}\}|\$?\{\s{0,9}[\p{L}\p{N}_][\p{L}\p{N}_.-]*\s{0,9}(?:,[^{}]*)?\}|%\([^()\s]+\)[-+#0-9.]{0,9}[a-zA-Z]|%(?:\d{1,2}\$)?[-+#0-9.]{0,9}[sdifuxcg@](?![\p{L}\p{M}])`
const reference = String.raw`&#?\w{1,31};`
const latin = String.raw`\p{Script=Latin}`
/** Figures with the letters that touch them, dates and times in one piece. */
const figures = String.raw`(?<!${latin})${latin}*\p{N}[${latin}\p{N}]*(?:[.,:/'’-]\p{N}[${latin}\p{N}]*)*(?:[\s\u00A0\u202F]?[ap]\.?m\b\.?)?`
const scale = String.raw`\p{N}[\p{N},]*(?:\.\p{N}+)?[\s-]?(?:hundred|thousand|million|billion|trillion|mn|mln|bn|bln|tn|trn|lakh|crore)(?:s|th)?(?!\p{L})`

const kept = new RegExp([address, placeholder, reference, figures].join('|'), 'giu')
/** A figure with a scale word is not kept: it is written out. */
const keptInEnglish = new RegExp(
  [address, placeholder, reference, String.raw`(?!${scale})(?<!\p{N}[.,]?)${figures}`].join('|'),
  'giu'
)
