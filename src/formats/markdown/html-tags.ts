/** An HTML construct inside a line. `other` is a comment, an instruction or anything that has no end of its own. */
export interface HtmlTag {
  readonly kind: 'open' | 'close' | 'other'
  /** Lower case. */
  readonly name: string
}

export function htmlTag(markup: string): HtmlTag {
  const [, slash, tag = ''] = /^<(\/?)([a-z][a-z0-9.:-]*)/i.exec(markup) ?? []
  const name = tag.toLowerCase()
  if (name === '' || voids.has(name) || (!slash && /\/>$/.test(markup))) return { kind: 'other', name }
  return { kind: slash ? 'close' : 'open', name }
}

/** Formatting a translation may leave out. */
export function isFormatting(name: string): boolean {
  return formatting.has(name)
}

export function isProtectedName(name: string): boolean {
  return protectedNames.has(name)
}

/** Elements whose text is nobody's language. */
export function isProtected(open: string): boolean {
  return (
    isProtectedName(htmlTag(open).name) || /\stranslate\s*=\s*["']?no\b|\bclass\s*=[^>]*\bnotranslate\b/i.test(open)
  )
}

/** The name Markdown has for plain formatting tags: `strong` for `<strong>`, not for `<strong class="x">`. */
export function plainFormatting(open: string): 'emphasis' | 'strong' | 'delete' | undefined {
  if (/^<em>$/i.test(open)) return 'emphasis'
  if (/^<strong>$/i.test(open)) return 'strong'
  return /^<del>$/i.test(open) ? 'delete' : undefined
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const voids = words('area base br col embed hr img input link meta param source track wbr')
const formatting = words('b big del em font i ins mark s small strike strong tt u')
const protectedNames = words('code kbd math pre samp script style svg textarea var')
