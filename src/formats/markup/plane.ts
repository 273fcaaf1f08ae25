import type { Syntax } from './vocabulary.ts'

/** A marked-up text, where it stands in the article, and how it is spelled there. */
export interface Plane {
  readonly text: string
  readonly syntax: Syntax
  /** Offset in the article of an offset in the text. */
  outer(offset: number): number
  /** Markup of this plane as it is spelled in the article. */
  spell(markup: string): string
}

/** The article itself. */
export function ground(text: string, syntax: Syntax): Plane {
  return { text, syntax, outer: offset => offset, spell: markup => markup }
}

/** A text inside a text of `below`: the decoded text of the raw text that starts at `start`. */
export function layered(
  below: Plane,
  place: 'text' | 'raw',
  { start, text, map }: { readonly start: number; readonly text: string; readonly map: readonly number[] | undefined },
  syntax: Syntax
): Plane {
  const spell = place === 'raw' ? below.syntax.encodeRaw : below.syntax.encodeText
  return {
    text,
    syntax,
    outer: offset => below.outer(start + (map === undefined ? offset : map[offset]!)),
    spell: markup => below.spell(spell(markup))
  }
}
