import { textContent } from '../text-content.ts'
import { mostSegmentCharacters } from '../tmx/segment.ts'
import type { TmxProp } from '../tmx/tmx-unit.ts'
import { isWritable, pairToTmx, tmxEnd, tmxStart } from '../tmx/writer.ts'
import { entryFacts } from './entry-json.ts'
import type { StoredEntry } from './stored-entry.ts'
import { timeToTmx } from './tmx-time.ts'
import { ownProp } from './tmx-to-entries.ts'

/**
 * Entries as TMX 1.4b, piece by piece, one unit each. What TMX has no place for is JSON in a property of the unit; with it the same
 * entries come back. The memory has no native markup: a code's element holds its numbered tag.
 */
export function* entriesToTmx(
  entries: Iterable<StoredEntry>,
  tool: { readonly name: string; readonly version: string },
  from: string
): Generator<string> {
  yield tmxStart(tool, from)
  for (const entry of entries) yield pairToTmx(toPair(entry), from)
  yield tmxEnd
}

function toPair(entry: StoredEntry) {
  const { from, to, source, target, author, created, updated, extra } = entry
  const hasOther = !isPlain(source) || !isPlain(target)
  // JSON escapes control characters, but not these two.
  const json = JSON.stringify({ ...entryFacts(entry), ...(hasOther ? { source, target } : {}) }).replace(
    /[\ufffe\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16)}`
  )
  const { notes, props } = nativeParts(extra)
  return {
    from,
    to,
    source: textContent(source),
    target: textContent(target),
    created: created === 0 ? undefined : timeToTmx(created),
    changed: updated === 0 ? undefined : timeToTmx(updated),
    author,
    props: [...props, { type: ownProp, value: json }],
    notes
  }
}

/** A reader of TMX would take it for text as it is. */
const isPlain = (text: string): boolean =>
  isWritable(text) && text.trim() !== '' && text.length <= mostSegmentCharacters

interface Extra {
  readonly notes?: unknown
  readonly props?: unknown
}

/** For other programs: the notes and properties that an entry came with. */
function nativeParts(extra: string | undefined): {
  readonly notes: readonly string[]
  readonly props: readonly TmxProp[]
} {
  const { notes, props } = extra === undefined ? {} : (JSON.parse(extra) as Extra)
  return {
    notes: Array.isArray(notes) ? notes.filter(note => typeof note === 'string') : [],
    props: Array.isArray(props) ? props.flatMap(toProp) : []
  }
}

function toProp(prop: unknown): readonly TmxProp[] {
  const [type, value] = Array.isArray(prop) ? (prop as readonly unknown[]) : []
  return typeof type === 'string' && typeof value === 'string' ? [{ type, value }] : []
}
