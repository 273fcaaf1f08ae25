import type { Role } from '../../model/document.ts'
import type { Span } from './parse.ts'

/** The value of an attribute that is read by readers: `start` to `end` is its spelling, quotes and all. */
export interface AttributeText extends Span {
  readonly role: Role
  /** Decoded. */
  readonly value: string
  /** `text` as the value; `undefined` where it cannot be written there. */
  write(text: string): string | undefined
}

export function attributeRole(name: string): Role {
  if (name === 'alt') return 'alt'
  return name === 'caption' ? 'cap' : 'meta'
}

/** The source from `start` to `end` without the values that are lifted out: what must stay when these change. */
export function without(source: string, { start, end }: Span, texts: readonly Span[]): string {
  let kept = ''
  let from = start
  for (const text of texts) {
    kept += `${source.slice(from, text.start)}\u0000`
    from = text.end
  }
  return kept + source.slice(from, end)
}
