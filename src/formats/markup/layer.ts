import type { Content } from '../../model/content.ts'
import type { Block, Role } from '../../model/document.ts'
import type { Hole, Slot } from './hole.ts'
import { collapsed } from './line.ts'
import type { Plane } from './plane.ts'
import { isReadable } from './readable.ts'
import type { StringSpan } from './vocabulary.ts'

/** Strings of a text that is no markup, as holes and slots. `plane`: that text. */
export function stringItems(
  plane: Plane,
  spans: readonly StringSpan[],
  source: string,
  unit: string | undefined,
  block: (role: Role, content: Content, unit: string | undefined) => Block
): ReadonlyArray<Hole | Slot> {
  return spans.flatMap((span): (Hole | Slot)[] => {
    const [start, end] = [plane.outer(span.start), plane.outer(span.end)]
    const raw = source.slice(start, end)
    if (span.kind === 'localized') {
      const localized: Slot['localized'] = to => {
        const text = span.write(to)
        return text === undefined ? undefined : plane.spell(text)
      }
      return [{ start, end, raw, localized }]
    }
    const text = collapsed(span.value).trim()
    if (!isReadable(text)) return []
    const encode = (value: string) => plane.spell(span.write(value))
    const spellings = new Map([[text, raw]])
    return [
      {
        block: block(span.role, [text], unit),
        start,
        end,
        raw: [raw],
        marks: new Map(),
        spellings,
        isPreformatted: false,
        encode,
        around: ['', '']
      }
    ]
  })
}
