import { type Content, type InlineCode, isCode } from '../../model/content.ts'
import { forbiddenAt, withoutForbidden } from '../../xml/characters.ts'
import { escapeAttribute, escapeText } from '../../xml/escape.ts'
import type { TmxProp } from './tmx-unit.ts'

/** A unit of two languages, to be written. */
export interface TmxPair {
  readonly from: string
  readonly to: string
  readonly source: Content
  readonly target: Content
  /** As TMX has dates; of the target. */
  readonly created: string | undefined
  readonly changed: string | undefined
  readonly author: string | undefined
  readonly props: readonly TmxProp[]
  readonly notes: readonly string[]
}

/** Whether XML can hold a text as it is. */
export function isWritable(text: string): boolean {
  return forbiddenAt(text) < 0
}

/** The start of a TMX 1.4b file, up to its first unit. */
export function tmxStart(tool: { readonly name: string; readonly version: string }, from: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n' +
    `<header creationtool="${escapeAttribute(tool.name, '"')}" creationtoolversion="${escapeAttribute(tool.version, '"')}" ` +
    `segtype="sentence" o-tmf="${escapeAttribute(tool.name, '"')}" adminlang="en" srclang="${from}" datatype="plaintext"/>\n<body>\n`
  )
}

export const tmxEnd = '</body>\n</tmx>\n'

/** A `<tu>`. Characters that XML has no way to write are U+FFFD. */
export function pairToTmx(pair: TmxPair, headerFrom: string): string {
  const { from, to, source, target, created, changed, author, props, notes } = pair
  const dates = attribute('creationdate', created) + attribute('changedate', changed) + attribute('changeid', author)
  return [
    `<tu${from === headerFrom ? '' : ` srclang="${from}"`}>`,
    ...notes.map(note => `  <note>${text(note)}</note>`),
    ...props.map(({ type, value }) => `  <prop${attribute('type', type)}>${text(value)}</prop>`),
    `  <tuv xml:lang="${from}"><seg>${segment(source)}</seg></tuv>`,
    `  <tuv xml:lang="${to}"${dates}><seg>${segment(target)}</seg></tuv>`,
    '</tu>\n'
  ].join('\n')
}

const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}="${escapeAttribute(withoutForbidden(value), '"')}"`

/** A line break is a reference, so that it is text to every reader, and not how the file is set. */
const text = (value: string): string => escapeText(withoutForbidden(value)).replaceAll('\n', '&#10;')

/** A pair is `bpt` and `ept`, a half without its other half `it`, another code `ph`; `x` is its number. */
function segment(content: Content): string {
  if (content.length === 1 && typeof content[0] === 'string') return text(content[0])
  const whole = wholePairs(content)
  return content
    .map((part, at) => {
      if (!isCode(part)) return text(part)
      const { kind, id, data } = part
      const native = text(data)
      if (kind === 'standalone') return `<ph x="${id}">${native}</ph>`
      if (!whole.has(at)) return `<it pos="${kind === 'open' ? 'begin' : 'end'}" x="${id}">${native}</it>`
      return kind === 'open' ? `<bpt i="${id}" x="${id}">${native}</bpt>` : `<ept i="${id}">${native}</ept>`
    })
    .join('')
}

/** Places of the codes that have their other half. */
function wholePairs(content: Content): ReadonlySet<number> {
  const whole = new Set<number>()
  const open: { readonly code: InlineCode; readonly at: number }[] = []
  for (const [at, part] of content.entries()) {
    if (!isCode(part) || part.kind === 'standalone') continue
    if (part.kind === 'open') {
      open.push({ code: part, at })
      continue
    }
    const opening = open.findLastIndex(({ code }) => code.id === part.id)
    if (opening >= 0) for (const { at: start } of open.splice(opening, 1)) whole.add(start).add(at)
  }
  return whole
}
