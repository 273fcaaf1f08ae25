/** Text and inline codes. Canonical: no empty string, no two strings side by side. */
export type Content = ReadonlyArray<string | InlineCode>

/** Markup inside a block that a translation must keep but never edits. */
export interface InlineCode {
  readonly kind: 'open' | 'close' | 'standalone'
  /** Small whole numbers from `1` in order of first appearance; the two halves of a pair share one. */
  readonly id: string
  /** The native markup, given back verbatim on merge. */
  readonly data: string
  /** The text a reader sees in the code's place: `npm ci` for inline code, a bare URL, `''` for a line break. Never translated. */
  readonly equiv: string
  /** Whether a translation may leave it out: emphasis may go, a link, image or footnote mark may not. */
  readonly deletable: boolean
}

export function isCode(part: string | InlineCode): part is InlineCode {
  return typeof part !== 'string'
}

/** The text without its codes. */
export function plainText(content: Content): string {
  return content.map(part => (isCode(part) ? '' : part)).join('')
}

/** The text with codes as their reader sees them. */
export function visibleText(content: Content): string {
  return content.map(part => (isCode(part) ? part.equiv : part)).join('')
}

export function codesOf(content: Content): readonly InlineCode[] {
  return content.filter(isCode)
}

/** `open 1`, `close 1`, `standalone 2`: what two contents compare their codes by. */
export function codeKey({ kind, id }: Pick<InlineCode, 'kind' | 'id'>): string {
  return `${kind} ${id}`
}

/** The canonical form: empty strings dropped, neighbouring strings joined. */
export function content(parts: Iterable<string | InlineCode>): Content {
  const canonical: (string | InlineCode)[] = []
  for (const part of parts) {
    const last = canonical.at(-1)
    if (part === '') continue
    if (typeof part === 'string' && typeof last === 'string') canonical[canonical.length - 1] = last + part
    else canonical.push(part)
  }
  return canonical
}

/** Same text, same codes by kind, id and native markup. Both canonical. */
export function equalContent(a: Content, b: Content): boolean {
  return (
    a.length === b.length &&
    a.every((part, i) => {
      const other = b[i]!
      if (typeof part === 'string' || typeof other === 'string') return part === other
      return part.kind === other.kind && part.id === other.id && part.data === other.data
    })
  )
}

/**
 * What is wrong with the codes of `target` as a translation of `source`, in words, or nothing: a code that is missing and not
 * deletable, doubled, unknown to the source, or a pair that is half there or crosses another. Order is free.
 */
export function* codeProblems(source: Content, target: Content): Generator<string> {
  const known = new Map(codesOf(source).map(code => [codeKey(code), code]))
  const seen = new Set<string>()
  const open: string[] = []
  for (const code of codesOf(target)) {
    const key = codeKey(code)
    if (!known.has(key)) yield `Unknown inline code: ${key}`
    else if (seen.has(key)) yield `Doubled inline code: ${key}`
    seen.add(key)
    if (code.kind === 'open') open.push(code.id)
    if (code.kind === 'close' && open.pop() !== code.id) yield `Crossed inline code: ${key}`
  }
  for (const [key, code] of known) {
    if (seen.has(key)) continue
    if (!code.deletable) yield `Missing inline code: ${key}`
    else if (code.kind === 'close' && seen.has(`open ${code.id}`)) yield `Missing inline code: ${key}`
    else if (code.kind === 'open' && seen.has(`close ${code.id}`)) yield `Missing inline code: ${key}`
  }
}
