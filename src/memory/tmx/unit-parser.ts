import { isUtf8 } from 'node:buffer'
import { type ByteWindow, needsMore } from './byte-window.ts'
import { type Collected, collected, type Described, joined, nothingSaid } from './described.ts'
import { type Opening, variantOpenings } from './openings.ts'
import { resolve } from './references.ts'
import { isDeclaration, isName, markupAt, past, skipDeclaration } from './skip.ts'
import { type Attributes, blankEnd, readStartTag, type TagCache, wrong } from './start-tag.ts'
import type { TmxUnit, TmxVariant } from './tmx-unit.ts'

/** Takes a `<tu>` apart. */
export interface UnitParser {
  /** The text to read in from now on. */
  look(window: ByteWindow): void
  /** The unit whose `<` is at `place`. Throws `MarkupError`, and `needsMore`. */
  unitAt(place: number): { readonly unit: TmxUnit; readonly end: number }
}

/**
 * Most of a file repeats itself: what stands before the text of a variant, after it and at the end of a unit is compared with what was
 * read before, which is several times faster than to read it.
 */
export function unitParser(cache: TagCache): UnitParser {
  const openings = variantOpenings()
  let text = ''
  let bytes: Buffer = Buffer.alloc(0)
  let ending = '</seg></tuv>'
  let unitEnding = '</tu>'
  /** Of the last segment. */
  let hasTags = false
  /** Of the next `&` that is known. */
  let ampersand = -1

  return { look, unitAt }

  function look(window: ByteWindow): void {
    text = window.text
    bytes = window.bytes
    ampersand = -1
  }

  function unitAt(place: number): { readonly unit: TmxUnit; readonly end: number } {
    const { attributes, isEmpty, end } = readStartTag(text, place + 3, cache)
    const { tuid, sourceLanguage, created, changed, author } = attributes
    let described = nothingSaid
    const variants: TmxVariant[] = []
    let to = end
    while (!isEmpty) {
      if (text.startsWith(unitEnding, to)) {
        to += unitEnding.length
        break
      }
      const known = openings.at(text, to)
      if (known) {
        described = joined(described, known.described)
        to = variantAfter(known, variants)
        continue
      }
      const start = markupAt(text, to)
      if (text.charCodeAt(start + 1) === slash) {
        const close = closing(start, 'tu')
        unitEnding = text.slice(to, close)
        to = close
        break
      }
      to = childrenAt(to, variants, said => {
        described = joined(described, said)
      })
    }
    const { props, notes } = described
    return { unit: { tuid, sourceLanguage, created, changed, author, props, notes, variants }, end: to }
  }

  /** Properties and notes, and the variant after them, if one comes. */
  function childrenAt(from: number, variants: TmxVariant[], say: (said: Described) => void): number {
    const said = collected()
    let to = from
    for (;;) {
      const start = markupAt(text, to)
      if (isName(text, start + 1, 'tuv')) {
        say(said)
        return variantAt(start, variants, { from, described: said })
      }
      if (text.charCodeAt(start + 1) === slash) {
        say(said)
        return to
      }
      to = descriptionAt(start, said, '<tuv>')
    }
  }

  /** The variant behind markup that was read before. */
  function variantAfter({ attributes, end }: Opening, variants: TmxVariant[]): number {
    const close = segmentEnd(end)
    if (text.startsWith(ending, close)) {
      variants.push(variant(attributes, end, close, nothingSaid))
      return close + ending.length
    }
    const said = collected()
    const to = variantEnd(closing(close, 'seg'), said)
    variants.push(variant(attributes, end, close, said))
    return to
  }

  /** What comes after a segment: all programs but a few have nothing there. */
  function variantEnd(from: number, said: Collected): number {
    let to = from
    for (;;) {
      const start = markupAt(text, to)
      if (text.charCodeAt(start + 1) === slash) return closing(start, 'tuv')
      to = descriptionAt(start, said, '</tuv>')
    }
  }

  function variantAt(
    place: number,
    variants: TmxVariant[],
    before: { readonly from: number; readonly described: Described }
  ): number {
    const { attributes, isEmpty, end } = readStartTag(text, place + 4, cache)
    const said = collected()
    let from = 0
    let close = 0
    let to = end
    while (!isEmpty) {
      const start = markupAt(text, to)
      if (text.charCodeAt(start + 1) === slash) {
        to = closing(start, 'tuv')
        break
      }
      if (!isName(text, start + 1, 'seg')) {
        to = descriptionAt(start, said, '<seg>')
        continue
      }
      const seg = readStartTag(text, start + 4, cache)
      to = seg.end
      if (seg.isEmpty) continue
      from = to
      close = segmentEnd(from)
      const afterSegment = closing(close, 'seg')
      to = variantEnd(afterSegment, said)
      if (said.props.length + said.notes.length === 0) {
        openings.remember(text.slice(before.from, from), { attributes, described: before.described })
        ending = text.slice(close, to)
      }
      break
    }
    variants.push(variant(attributes, from, close, said))
    return to
  }

  function variant(attributes: Attributes, from: number, close: number, { props, notes }: Described): TmxVariant {
    const latin = text.slice(from, close)
    const isPlain = !unusual.test(latin)
    const { language = '', created, changed, author } = attributes
    const hasMarkup = hasTags || hasReference(from, close)
    return {
      language,
      raw: isPlain ? latin : utf8(from, close),
      isPlain,
      hasMarkup,
      created,
      changed,
      author,
      props,
      notes
    }
  }

  /** Characters that stand for no text are U+FFFF, which is none either, and so is found later. */
  function utf8(from: number, end: number): string {
    const latin = text.slice(from, end)
    if (!nonAscii.test(latin)) return latin
    const decoded = bytes.toString('utf8', from, end)
    if (!decoded.includes('\ufffd') || isUtf8(bytes.subarray(from, end))) return decoded
    return decoded.replaceAll('\ufffd', '\uffff')
  }

  function hasReference(from: number, end: number): boolean {
    if (ampersand < from) ampersand = text.indexOf('&', from)
    if (ampersand < 0) ampersand = text.length
    return ampersand < end
  }

  function closing(place: number, name: string): number {
    if (text.charCodeAt(place + 1) !== slash || !isName(text, place + 2, name)) throw wrong(text, `</${name}>`, place)
    const end = blankEnd(text, place + 2 + name.length)
    if (text.charCodeAt(end) !== greater) throw wrong(text, '">"', end)
    return end + 1
  }

  /** A `prop` or `note`; `ude` is passed over. */
  function descriptionAt(place: number, { props, notes }: Collected, expected: string): number {
    const name = descriptions.find(known => isName(text, place + 1, known))
    if (!name) throw wrong(text, expected, place)
    const { attributes, isEmpty, end } = readStartTag(text, place + 1 + name.length, cache)
    const after = isEmpty ? end : past(text, `</${name}`, end)
    const content = isEmpty ? '' : resolve(utf8(end, after - name.length - 2))
    if (name === 'note') notes.push(content)
    else if (name === 'prop') props.push({ type: attributes.type ?? '', value: content })
    return isEmpty ? end : past(text, '>', after)
  }

  /** The `<` of `</seg>`. */
  function segmentEnd(from: number): number {
    hasTags = false
    for (let place = from; ; place++) {
      place = text.indexOf('<', place)
      if (place < 0 || place + 6 > text.length) throw needsMore
      const second = text.charCodeAt(place + 1)
      if (second === slash && text.charCodeAt(place + 2) === letterS && isName(text, place + 2, 'seg')) return place
      hasTags = true
      if (isDeclaration(second)) place = skipDeclaration(text, place) - 1
      else if (text.startsWith('tu', place + (second === slash ? 2 : 1))) throw wrong(text, '</seg>', place)
    }
  }
}

/** Anything but the printable part of ASCII. */
const unusual = /[^\t\n -~]/

/** What is ASCII stands in the window as it is. */
const nonAscii = /[^\p{ASCII}]/u

const descriptions = ['prop', 'note', 'ude'] as const

const greater = 0x3e
const slash = 0x2f
const letterS = 0x73
