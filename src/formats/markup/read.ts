import type { Content } from '../../model/content.ts'
import type { Block, Role } from '../../model/document.ts'
import { FormatError } from '../../model/errors.ts'
import type { OpenToken, Span, TextToken, Token } from '../../xml/token.ts'
import type { Atom } from './atom.ts'
import { attributeHoles, localizedAttributes, localizedContent, textSlot } from './attributes.ts'
import { MarkupElement } from './element.ts'
import { type Hole, type Slot, withItems } from './hole.ts'
import { isolated } from './isolated.ts'
import { stringItems } from './layer.ts'
import { linesOf } from './line.ts'
import { mates } from './mates.ts'
import { ground, layered, type Plane } from './plane.ts'
import type { ElementAt, Layer, Rule, Syntax, Vocabulary } from './vocabulary.ts'

/** What has been lifted out of an article, sorted and disjoint. */
export type Items = ReadonlyArray<Hole | Slot>

/** Reads an article from end to end. Throws `FormatError`. */
export function readArticle(source: string, tokens: readonly Token[], syntax: Syntax, vocabulary: Vocabulary): Items {
  const reader = new Reader(source)
  const root = {
    isText: vocabulary.rootRole !== undefined,
    role: vocabulary.rootRole ?? 'p',
    isPreformatted: false,
    isPlain: false
  }
  reader.read(ground(source, syntax), tokens, vocabulary, { ...root, unit: undefined, parent: undefined })
  return reader.items.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** What an element hands on to what is in it. */
interface Inherited {
  readonly isText: boolean
  readonly role: Role
  readonly isPreformatted: boolean
  readonly isPlain: boolean
  readonly unit: string | undefined
  readonly parent: ElementAt | undefined
}

interface Frame extends Inherited {
  /** As written. */
  readonly name: string
  readonly flow: Rule['flow']
  /** Of an inline element: number of the pair of codes it is, and its rule. */
  readonly pair: number
  readonly rule: Rule | undefined
}

/** Many times the longest article's: what has more is data, or made to take long. */
const maxBlocks = 50_000

/** Elements in one another, layers included. */
const maxDepth = 1000

class Reader {
  readonly source: string
  readonly items: (Hole | Slot)[] = []
  #blocks = 0
  #pairs = 0

  constructor(source: string) {
    this.source = source
  }

  block = (role: Role, content: Content, unit: string | undefined): Block => {
    if (++this.#blocks > maxBlocks) {
      const message = `Expected at most ${maxBlocks} texts in an article, got more: split it`
      throw new FormatError('too-large', message, { offset: 0 })
    }
    const id = `b${this.#blocks}`
    return unit === undefined ? { id, role, content } : { id, role, content, unit }
  }

  read(plane: Plane, tokens: readonly Token[], vocabulary: Vocabulary, root: Inherited): void {
    const reader = this
    const { source, items } = this
    const ends = mates(tokens)
    const encodeText = (text: string) => plane.spell(plane.syntax.encodeText(text))
    const encodeIsolated = (text: string) => plane.spell(isolated(text, plane.syntax))
    const encodeRaw = (text: string) => plane.spell(plane.syntax.encodeRaw(text))
    const frames: Frame[] = [{ ...root, name: '', flow: 'block', pair: 0, rule: undefined }]
    let line: Atom[] = []

    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index]!
      switch (token.type) {
        case 'text':
        case 'cdata':
          readText(token)
          break
        case 'open':
          index = open(token, index)
          break
        case 'close':
          close(token.name, token)
          break
        case 'comment':
        case 'instruction':
          if (line.length > 0) line.push(mark('single', token, { isSilent: true }))
          break
        default:
          flush()
      }
    }
    flush()

    function top(): Frame {
      return frames.at(-1)!
    }

    function flush(): void {
      if (line.length === 0) return
      const frame = frames.findLast(({ flow }) => flow === 'block')!
      const { role, unit, isPreformatted, isPlain } = frame
      const atoms = line
      line = []
      for (const item of linesOf(atoms, {
        source,
        role,
        unit,
        isPreformatted,
        encodeText: isPlain ? encodeText : encodeIsolated,
        encodeRaw,
        block: reader.block
      }))
        items.push(item)
    }

    function readText(token: TextToken): void {
      const { isText, flow } = top()
      if (!isText || flow === 'skip') return
      const { start, end } = token.inner
      if (start === end) return
      const raw = plane.text.slice(start, end)
      const { text, map, opaque } = plane.syntax.decode(raw, token.type === 'text' ? 'text' : 'raw')
      const at = (index: number) => plane.outer(start + (map === undefined ? index : map[index]!))
      const section =
        token.type === 'cdata' && token.inner.start > token.start
          ? { start: plane.outer(token.start), end: plane.outer(token.end) }
          : undefined
      let from = 0
      const push = (to: number) => {
        if (to <= from) return
        const offset = from
        line.push({
          type: 'text',
          value: text.slice(offset, to),
          start: at(offset),
          end: at(to),
          at: i => at(offset + i),
          section
        })
      }
      for (const reference of opaque) {
        push(reference.start)
        const [first, last] = [map![reference.start]!, map![reference.end]!]
        line.push(mark('single', { start: start + first, end: start + last }))
        from = reference.end
      }
      push(text.length)
    }

    function open(token: OpenToken, index: number): number {
      while (frames.length > 1 && top().parent && vocabulary.ends?.(top().parent!, token.name)) pop(frames.length - 1)
      const parent = top()
      if (parent.flow === 'skip') {
        if (!token.isEmpty) push({ ...parent, name: token.name })
        return index
      }
      const element = new MarkupElement(plane, tokens, index, token, parent.parent)
      const rule = vocabulary.rule(element)
      const mate = ends[index]!
      const content = mate < 0 ? undefined : { start: token.end, end: tokens[mate]!.start }
      const unit = rule.unit ?? parent.unit
      const outer = localizedContent(plane, token, mate < 0 ? undefined : tokens[mate]!, rule.localized)

      if (rule.flow === 'atom' && (token.isEmpty || mate >= 0)) {
        atom(element, rule, index, token.isEmpty ? index : mate)
        items.push(...outer)
        return token.isEmpty ? index : mate
      }
      if (rule.flow === 'nested' && mate >= 0) {
        nested(element, rule, index, mate, unit)
        items.push(...outer)
        return mate
      }
      if (rule.flow === 'inline' || rule.flow === 'atom') {
        const own = tokenItems(element, rule, unit)
        const data = plane.text.slice(token.start, token.end)
        const pair = ++reader.#pairs
        items.push(...outer)
        if (rule.flow === 'atom') line.push({ type: 'boundary', ...span(token), markup: markupOf(token, own) })
        else line.push(mark(token.isEmpty ? 'single' : 'open', token, { own, data, pair, rule }))
        if (!token.isEmpty && rule.flow === 'inline') push(frame(element, rule, parent, unit, pair))
        return index
      }

      flush()
      items.push(...tokenItems(element, rule, unit), ...outer)
      if (token.isEmpty) return index
      const slot =
        content &&
        rule.localized?.text &&
        textSlot(plane, source, tokens.slice(index + 1, mate), content, rule.localized)
      if (slot) {
        items.push(slot)
        return mate
      }
      if (rule.flow === 'skip' && !rule.layer) {
        if (mate >= 0) return mate
        push(frame(element, rule, parent, unit, 0))
        return index
      }
      const next = frame(element, rule, parent, unit, 0)
      if (rule.layer && mate >= 0 && readLayers(rule.layer, tokens.slice(index + 1, mate), next)) return mate
      push(next)
      return index
    }

    /** Whether the text between the tokens is another text, and has been read as that. */
    function readLayers(
      layer: (text: string, isWhole: boolean) => Layer | undefined,
      inside: readonly Token[],
      inherited: Inherited
    ): boolean {
      if (inside.some(({ type }) => type === 'open')) return false
      const isWhole =
        inside.filter(({ type, start, end }) => type !== 'text' || plane.text.slice(start, end).trim() !== '')
          .length === 1
      let isLayered = false
      for (const token of inside) {
        if (token.type !== 'text' && token.type !== 'cdata') continue
        const { start, end } = token.inner
        const place = token.type === 'text' ? 'text' : 'raw'
        const decoded = plane.syntax.decode(plane.text.slice(start, end), place)
        const found = /[\p{L}\p{N}]/u.test(decoded.text) ? layer(decoded.text, isWhole) : undefined
        if (!found) continue
        isLayered = true
        const { text, map } = decoded
        if (found.kind === 'strings') {
          const inner = layered(plane, place, { start, text, map }, plane.syntax)
          const strings = stringItems(inner, found.strings(text), source, inherited.unit, reader.block)
          for (const item of strings) items.push(item)
        } else {
          const inner = layered(plane, place, { start, text, map }, found.syntax)
          reader.read(inner, found.syntax.tokens(text), found.vocabulary, {
            ...inherited,
            role: found.vocabulary.rootRole ?? inherited.role,
            isText: found.vocabulary.rootRole !== undefined
          })
        }
      }
      return isLayered
    }

    function close(name: string, token: Span): void {
      let at = frames.length - 1
      while (at > 0 && frames[at]!.name !== name) at--
      if (at === 0) {
        if (line.length > 0) line.push({ type: 'boundary', ...span(token), markup: [articleText(token)] })
        return
      }
      const { flow, pair, rule } = frames[at]!
      if (at < frames.length - 1) pop(at + 1)
      if (flow === 'inline') line.push(mark('close', token, { pair, rule }))
      pop(at)
    }

    /** Everything from `frames[at]` on ends here. */
    function pop(at: number): void {
      if (frames.slice(at).some(({ flow }) => flow !== 'inline')) flush()
      frames.length = at
    }

    function push(next: Frame): void {
      if (frames.length >= maxDepth) {
        const offset = plane.outer(next.parent?.token.start ?? 0)
        throw new FormatError('too-deep', `Expected elements nested at most ${maxDepth} deep, got more`, { offset })
      }
      frames.push(next)
    }

    /** An element with all that is in it, as one code. */
    function atom(element: ElementAt, rule: Rule, from: number, to: number): void {
      const whole = { start: tokens[from]!.start, end: tokens[to]!.end }
      const own: (Hole | Slot)[] = [...tokenItems(element, rule, rule.unit ?? top().unit)]
      let equiv = ''
      const parents: ElementAt[] = [element]
      for (let index = from + 1; index < to; index++) {
        const token = tokens[index]!
        if (token.type === 'open') {
          const inner = new MarkupElement(plane, tokens, index, token, parents.at(-1))
          own.push(...tokenItems(inner, vocabulary.rule(inner), top().unit))
          if (!token.isEmpty && ends[index]! >= 0) parents.push(inner)
        } else if (token.type === 'close') {
          if (parents.length > 1) parents.pop()
        } else if (token.type === 'text' || token.type === 'cdata') {
          const { start, end } = token.inner
          equiv += plane.syntax.decode(plane.text.slice(start, end), token.type === 'text' ? 'text' : 'raw').text
        }
      }
      line.push(mark('single', whole, { own, rule, equiv: rule.equiv ?? equiv.replace(/\s+/g, ' ').trim() }))
    }

    /** An element as one code, with the lines in it read by themselves. */
    function nested(element: ElementAt, rule: Rule, from: number, to: number, unit: string | undefined): void {
      const whole = { start: tokens[from]!.start, end: tokens[to]!.end }
      const before = items.length
      reader.read(plane, tokens.slice(from + 1, to), vocabulary, frame(element, rule, top(), unit, 0))
      const inside = items.splice(before).sort((a, b) => a.start - b.start || a.end - b.end)
      line.push(mark('single', whole, { own: [...tokenItems(element, rule, unit), ...inside], rule }))
    }

    function frame(element: ElementAt, rule: Rule, parent: Frame, unit: string | undefined, pair: number): Frame {
      return {
        name: element.token.name,
        flow: rule.flow === 'skip' ? 'skip' : rule.flow === 'inline' ? 'inline' : 'block',
        pair,
        rule,
        isText: rule.isText ?? parent.isText,
        role: rule.role ?? parent.role,
        isPreformatted: rule.isPreformatted ?? parent.isPreformatted,
        isPlain: rule.isPlain ?? parent.isPlain,
        unit,
        parent: element
      }
    }

    function mark(
      type: 'open' | 'close' | 'single',
      token: Span,
      { own = [], rule, pair, equiv, isSilent = false, data }: Partial<MarkInput> = {}
    ): Atom {
      return {
        type,
        pair: pair ?? ++reader.#pairs,
        ...span(token),
        data: data ?? plane.text.slice(token.start, token.end),
        markup: markupOf(token, own),
        equiv: equiv ?? rule?.equiv ?? '',
        isDeletable: rule?.isDeletable ?? false,
        isSilent
      }
    }

    function tokenItems(element: ElementAt, rule: Rule, unit: string | undefined): ReadonlyArray<Hole | Slot> {
      if (!rule.attributes && !rule.localized?.attributes) return nothing
      const stated = rule.localized?.attributes ?? {}
      // What states the locale is not read, whatever else the element says it is.
      const wanted = (rule.attributes ?? []).filter(({ name }) => !Object.hasOwn(stated, name))
      const holes = attributeHoles(plane, source, element.token, wanted, unit, reader.block)
      const slots = localizedAttributes(plane, source, element, stated)
      return [...holes, ...slots].sort((a, b) => a.start - b.start)
    }

    function span({ start, end }: Span): Span {
      return { start: plane.outer(start), end: plane.outer(end) }
    }

    function articleText(token: Span): string {
      const { start, end } = span(token)
      return source.slice(start, end)
    }

    function markupOf(token: Span, own: ReadonlyArray<Hole | Slot>) {
      const { start, end } = span(token)
      return withItems(source, start, end, own)
    }
  }
}

interface MarkInput {
  readonly own: ReadonlyArray<Hole | Slot>
  readonly rule: Rule | undefined
  readonly pair: number
  readonly equiv: string
  readonly data: string
  readonly isSilent: boolean
}

const nothing: ReadonlyArray<Hole | Slot> = []
