import type { TmxProp } from './tmx-unit.ts'

/** The properties and notes of a unit or a variant. */
export interface Described {
  readonly props: readonly TmxProp[]
  readonly notes: readonly string[]
}

/** `Described`, while it is read. */
export interface Collected {
  readonly props: TmxProp[]
  readonly notes: string[]
}

export const nothingSaid: Described = { props: [], notes: [] }

export function collected(): Collected {
  return { props: [], notes: [] }
}

export function joined(a: Described, b: Described): Described {
  if (b.props.length + b.notes.length === 0) return a
  if (a.props.length + a.notes.length === 0) return b
  return { props: [...a.props, ...b.props], notes: [...a.notes, ...b.notes] }
}
