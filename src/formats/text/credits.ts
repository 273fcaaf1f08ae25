/**
 * Picture credits as agencies write them, `REUTERS/Jane Doe`, `(AP Photo/Jane Doe)`, `epa08123456`: names and numbers that stay as
 * they are in every language.
 */

/** A span of a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Whether a whole line is a credit. */
export function isCredit(line: string): boolean {
  return line.length <= 120 && (epaLine.test(line) || credit.test(line) || isBracketed(line))
}

/** The credits in a text: picture numbers, credits in brackets, and the one that ends it. Ascending, apart from each other. */
export function creditsIn(text: string): readonly Span[] {
  const spans = Array.from(text.matchAll(/\bepa\d{6,}\b|\([^()]{3,100}\)/g))
    .filter(({ 0: run }) => !run.startsWith('(') || isBracketed(run))
    .map(({ 0: run, index }) => ({ start: index, end: index + run.length }))
  const last = endsIn(text)
  return last && !spans.some(({ end }) => end > last.start) ? [...spans, last] : spans
}

/** The credit that ends the text, if one does. */
export function endsIn(text: string): Span | undefined {
  const offset = Math.max(0, text.length - 120)
  const tail = text.slice(offset)
  const bracketed = /\([^()]+\)$/.exec(tail)
  if (bracketed) return isBracketed(bracketed[0]) ? { start: offset + bracketed.index, end: text.length } : undefined
  const bare = bareAtEnd.exec(tail)
  return bare ? { start: offset + bare.index, end: text.length } : undefined
}

const agencies = [
  'AP Photo',
  'AP',
  'AFP',
  'ANP',
  'ANSA',
  'APA',
  'Anadolu',
  'Belga',
  'Bloomberg',
  'DPA',
  'dpa',
  'EFE',
  'EPA',
  'EPA-EFE',
  'Getty Images',
  'IMAGO',
  'Keystone',
  'Kyodo',
  'LUSA',
  'NTB',
  'PA',
  'PA Wire',
  'PAP',
  'Reuters',
  'REUTERS',
  'SIPA',
  'TASS',
  'TT',
  'UPI',
  'Xinhua',
  'ZUMA'
].join('|')
const word = "\\p{Lu}[\\p{L}\\p{M}'’.-]*"
const name = `${word}(?: (?:via|for|de|da|di|du|la|le|van|von|der|den|bin|al|el|${word})){0,6}`
const fullName = `${word}(?: (?:de|da|di|du|la|le|van|von|der|den|bin|al|el))* ${word}(?: ${word}){0,3}`
// Any capitals may be an agency where a full name follows; AC/DC and TCP/IP are none.
const bare = `(?:(?:${agencies}) ?/ ?${name}|\\p{Lu}{2,10}(?:-\\p{Lu}{2,10})? ?/ ?${fullName})(?: ?/ ?${name})?`
const label = '(?:(?:Photo|Photograph|Picture|Image|Credit)(?: by|:) )'
const credit = new RegExp(`^${label}?${bare}$|^${label}${name} ?/ ?${name}$`, 'u')
const bareAtEnd = new RegExp(`(?<=^|[\\s(\\[{"'«“‘（「『【《、。，！？；：])${label}?${bare}$`, 'u')
const epaLine = /^epa\d{6,}$/

const isBracketed = (text: string) => /^\([^()]+\)$/.test(text) && credit.test(text.slice(1, -1))
