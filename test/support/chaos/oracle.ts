/**
 * What is right and what is corrupt, told by the right answers and by the texts alone: nothing of the product's own checks is used.
 * Texts have their codes as numbered tags, as locale files and the memory have them.
 */
export interface Judged {
  readonly source: string
  readonly target: string
  /** What the engine answers when all is well. */
  readonly truth: string
  /** Codes a translation may leave out, by id. */
  readonly deletable: ReadonlySet<string>
}

/** `right`; `unnoticed`: fluent, and another text, which nothing in it gives away; or what is corrupt about it. */
export type Verdict = 'right' | 'unnoticed' | `corrupt: ${string}`

export function judged(pair: Judged): Verdict {
  const { source, target, truth } = pair
  const codes = codeFault(pair)
  if (codes !== undefined) return `corrupt: ${codes}`
  for (const [name, pattern] of foreign) {
    if (count(target, pattern) > Math.max(count(source, pattern), count(truth, pattern))) return `corrupt: ${name}`
  }
  if (letters(target) === letters(truth)) return 'right'
  if (letters(truth) !== '' && letters(target) === '') return 'corrupt: empty'
  if (letters(target) === letters(source) && words(source) > 3) return 'corrupt: the source over again'
  if (bag(target, digits) !== bag(truth, digits)) return 'corrupt: numbers'
  if (bag(target, addresses) !== bag(truth, addresses)) return 'corrupt: addresses'
  if (bag(target, placeholders) !== bag(truth, placeholders)) return 'corrupt: placeholders'
  if (target.length > 3 * truth.length + 40) return 'corrupt: length'
  return 'unnoticed'
}

const tags = /<(\/?)(\d+)(\/?)>/g
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const bag = (text: string, pattern: RegExp): string => (text.replace(tags, ' ').match(pattern) ?? []).sort().join(' ')
const letters = (text: string): string =>
  text
    .replace(tags, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]|[\u200B-\u200F\u2060-\u2069]/gu, '')
const words = (text: string): number => count(text.replace(tags, ' '), /\p{L}+/gu)

const digits = /\p{N}+/gu
const addresses = /https?:\/\/[\w./?=&-]+|[\w.]+@[\w.]+\w/g
const placeholders = /\{\{?\w+\}?\}|%s|\$t\([^)]*\)/g

/** What no good text has more of than its source or its right answer. */
const foreign: ReadonlyArray<readonly [string, RegExp]> = [
  ['script', /<\/?script|javascript:|\bon(?:error|click|load)\s*=/gi],
  ['markup', /<\/?[a-z][^>]*>|\]\]>|-->/gi],
  ['escaped twice', /&(?:amp|lt|gt|quot|#39)[;؛]/g],
  ['characters', /[^\P{Cc}\n\t]|[\uFEFF\uFFFD\u202D\u202E]/gu],
  ['line breaks', /\n/g],
  ['chatter', /\b(?:sure, here|sorry, but|note: the|hacked|pwned)\b|```/gi],
  ['a loop', /(?:\blundi\b ?){4}/g],
  ['nesting', /\$t\(|\{\{/g]
]

/** Codes: each of the source's once, whole and nested; what may be left out may. */
function codeFault({ source, target, deletable }: Judged): string | undefined {
  const known = new Set(source.match(tags))
  const seen = new Set<string>()
  const open: string[] = []
  for (const [tag, close, id = '', single] of target.matchAll(tags)) {
    if (!known.has(tag)) return `code ${tag} invented`
    if (seen.has(tag)) return `code ${tag} doubled`
    seen.add(tag)
    if (single) continue
    if (!close) open.push(id)
    else if (open.pop() !== id) return `code ${tag} crossed`
  }
  if (open.length > 0) return `code ${open[0]} not closed`
  for (const tag of known) {
    const id = /\d+/.exec(tag)![0]
    if (!seen.has(tag) && !(deletable.has(id) && !seen.has(`<${id}>`))) return `code ${tag} lost`
  }
  return undefined
}
