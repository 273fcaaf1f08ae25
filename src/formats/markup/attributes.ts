import { type Content, codeKey, content, type InlineCode, plainText } from '../../model/content.ts'
import type { Block, Role } from '../../model/document.ts'
import type { LocaleTag } from '../../model/locale.ts'
import type { Attribute, OpenToken, Span, Token } from '../../xml/token.ts'
import type { Hole, Slot } from './hole.ts'
import { collapsed } from './line.ts'
import type { Plane } from './plane.ts'
import { isReadable } from './readable.ts'
import type { ElementAt, Localized, Rule } from './vocabulary.ts'

type BlockMaker = (role: Role, content: Content, unit: string | undefined) => Block

/** Holes in the attributes that are read by readers. */
export function attributeHoles(
  plane: Plane,
  source: string,
  token: OpenToken,
  wanted: NonNullable<Rule['attributes']>,
  unit: string | undefined,
  block: BlockMaker
): readonly Hole[] {
  return token.attributes.flatMap(attribute => {
    const role = wanted.find(({ name }) => name === attribute.name)?.role
    return role === undefined ? [] : (attributeHole(plane, source, attribute, role, unit, block) ?? [])
  })
}

function attributeHole(
  plane: Plane,
  source: string,
  { value, quote }: Attribute,
  role: Role,
  unit: string | undefined,
  block: BlockMaker
): Hole | undefined {
  if (!value) return undefined
  const { text, map, opaque } = plane.syntax.decode(plane.text.slice(value.start, value.end), 'attribute')
  const from = text.length - text.trimStart().length
  const to = text.trimEnd().length
  const outer = (index: number) => plane.outer(value.start + (map === undefined ? index : map[index]!))
  const marks = new Map<string, string[]>()
  const spellings = new Map<string, string>()
  const parts: (string | InlineCode)[] = []
  let at = from
  const pushText = (end: number) => {
    if (end <= at) return
    const run = collapsed(text.slice(at, end))
    spellings.set(run, source.slice(outer(at), outer(end)))
    parts.push(run)
  }
  for (const { start, end } of opaque) {
    pushText(start)
    const data = text.slice(start, end)
    const code: InlineCode = { kind: 'standalone', id: String(marks.size + 1), data, equiv: '', deletable: false }
    marks.set(codeKey(code), [source.slice(outer(start), outer(end))])
    parts.push(code)
    at = end
  }
  pushText(to)
  const whole = content(parts)
  if (!isReadable(plainText(whole))) return undefined
  const raw = source.slice(outer(from), outer(to))
  const mark = quote === '' ? plane.spell('"') : ''
  return {
    block: block(role, whole, unit),
    start: outer(from),
    end: outer(to),
    raw: [raw],
    marks,
    spellings,
    isPreformatted: false,
    encode: run => plane.spell(plane.syntax.encodeAttribute(run, quote === '' ? '"' : quote)),
    around: [mark, mark]
  }
}

/** Attributes that say something else in another locale. */
export function localizedAttributes(
  plane: Plane,
  source: string,
  { token }: ElementAt,
  wanted: NonNullable<Localized['attributes']>
): readonly Slot[] {
  return Object.entries(wanted).map(([name, write]) => {
    const attribute = token.attributes.find(each => each.name === name)
    if (!attribute) {
      const at = plane.outer(token.start + 1 + token.name.length)
      const inserted = (to: LocaleTag) => {
        const value = write(to, undefined)
        return value === undefined ? undefined : plane.spell(` ${name}="${plane.syntax.encodeAttribute(value, '"')}"`)
      }
      return { start: at, end: at, raw: '', localized: inserted }
    }
    const { value, quote } = attribute
    const current = value && plane.syntax.decode(plane.text.slice(value.start, value.end), 'attribute').text
    const [start, end] = [plane.outer(value?.start ?? attribute.end), plane.outer(value?.end ?? attribute.end)]
    const replaced = (to: LocaleTag) => {
      const text = write(to, current)
      if (text === undefined) return undefined
      const encoded = plane.syntax.encodeAttribute(text, quote === '' ? '"' : quote)
      const quoted = quote === '' ? `"${encoded}"` : encoded
      return plane.spell(value ? quoted : `=${quoted}`)
    }
    return { start, end, raw: source.slice(start, end), localized: replaced }
  })
}

/** Markup that is put in around and inside an element. `mate`: its close token. */
export function localizedContent(
  plane: Plane,
  token: OpenToken,
  mate: Token | undefined,
  localized: Localized | undefined
): readonly Slot[] {
  if (!localized) return []
  const insert = (offset: number, write: ((to: LocaleTag) => string | undefined) | undefined): readonly Slot[] => {
    if (!write) return []
    const at = plane.outer(offset)
    const spelled = (to: LocaleTag) => {
      const markup = write(to)
      return markup === undefined ? undefined : plane.spell(markup)
    }
    return [{ start: at, end: at, raw: '', localized: spelled }]
  }
  const { before, atStart, atEnd, after } = localized
  return [
    ...insert(token.start, before),
    ...(token.isEmpty ? [] : insert(token.end, atStart)),
    ...(mate ? insert(mate.start, atEnd) : []),
    ...insert(mate?.end ?? token.end, after)
  ]
}

/** The text of an element, as a whole another in another locale. */
export function textSlot(
  plane: Plane,
  source: string,
  inside: readonly Token[],
  { start, end }: Span,
  localized: Localized | undefined
): Slot | undefined {
  const write = localized?.text
  if (!write || inside.some(({ type }) => type === 'open')) return undefined
  const { text, syntax } = plane
  const current = inside
    .map(token => {
      if (token.type !== 'text' && token.type !== 'cdata') return ''
      return syntax.decode(text.slice(token.inner.start, token.inner.end), token.type === 'text' ? 'text' : 'raw').text
    })
    .join('')
  const spelled = (to: LocaleTag) => {
    const value = write(to, current.trim())
    return value === undefined ? undefined : plane.spell(syntax.encodeText(value))
  }
  const [from, until] = [plane.outer(start), plane.outer(end)]
  return { start: from, end: until, raw: source.slice(from, until), localized: spelled }
}
