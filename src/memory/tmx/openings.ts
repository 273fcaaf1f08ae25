import type { Described } from './described.ts'
import type { Attributes } from './start-tag.ts'

interface KnownOpening {
  readonly attributes: Attributes
  /** What it says of the unit. */
  readonly described: Described
}

/** The markup from the end of one variant, or the start of the unit, up to the text of the next. */
export interface Opening extends KnownOpening {
  /** Where the text begins. */
  readonly end: number
}

const longest = 300
const most = 1_000

/** Openings by the text they stand in. */
export function variantOpenings() {
  const known = new Map<string, KnownOpening>()
  return {
    /** The one that begins at `from`, where it was read before. */
    at(text: string, from: number): Opening | undefined {
      const seg = text.indexOf('<seg>', from)
      if (seg < 0 || seg - from > longest) return undefined
      const found = known.get(text.slice(from, seg + 5))
      return found && { attributes: found.attributes, described: found.described, end: seg + 5 }
    },
    /** Not one with a comment or the like, which may hold anything, `<seg>` among it. */
    remember(markup: string, opening: KnownOpening): void {
      if (!markup.endsWith('<seg>') || markup.length > longest || /<[!?]/.test(markup)) return
      if (known.size >= most) known.clear()
      known.set(markup, opening)
    }
  }
}
