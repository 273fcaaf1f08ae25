import { type Content, content, type InlineCode, isCode, plainText } from '../../model/content.ts'
import type { LocaleTag } from '../../model/locale.ts'
import { mendSpaces } from './mend-spaces.ts'
import { mendText } from './mend-text.ts'

/** A tag of an engine's answer, as far as a codec could read it. */
export interface Tag {
  readonly name: string
  /** The code's; `undefined` for a tag that is none of ours, and for closing ones. */
  readonly id: string | undefined
  readonly isClosing: boolean
  /** Has no end tag. */
  readonly isVoid: boolean
  readonly raw: string
}

/**
 * Content from an answer taken apart into text and tags. Tags are read by their ids alone; other tags go, their text stays. Of a
 * code that came twice, the first with something in it stays; pairs that cross are closed where the outer one ends; half a pair goes.
 */
export function readTags(tokens: Iterable<string | Tag>, source: Content, to: LocaleTag): Content {
  const mend = mendText(source, to)
  const nodes = parse(tokens, source)
  dropDoubled(nodes)
  const target = content(flatten(nodes)).map(part => (isCode(part) ? part : mend(part)))
  return mendSpaces(target, source, to)
}

export interface Pair {
  readonly open: InlineCode
  readonly close: InlineCode
}

/** The source's whole, nested pairs by id. Half a pair is sent, and read, as a standalone code. */
export function pairsOf(source: Content): Map<string, Pair> {
  const pairs = new Map<string, Pair>()
  const opened: InlineCode[] = []
  for (const part of source) {
    if (!isCode(part)) continue
    if (part.kind === 'open') opened.push(part)
    if (part.kind !== 'close') continue
    const at = opened.findLastIndex(({ id }) => id === part.id)
    if (at < 0) continue
    pairs.set(part.id, { open: opened[at]!, close: part })
    opened.splice(at)
  }
  return pairs
}

type Node = string | PairNode | SingleNode

interface PairNode {
  readonly id: string
  readonly pair: Pair
  readonly kids: Node[]
  /** Only its kids are left of it. */
  isDissolved: boolean
}

interface SingleNode {
  readonly id: string
  readonly codes: readonly InlineCode[]
}

/** An element that is open: its text goes to `kids`, which are the parent's own for a tag that is none of ours. */
interface Frame {
  readonly name: string
  readonly kids: Node[]
  readonly pair?: PairNode
  readonly single?: SingleNode
}

function parse(tokens: Iterable<string | Tag>, source: Content): Node[] {
  const pairs = pairsOf(source)
  const singles = Map.groupBy(
    source.filter(isCode).filter(code => code.kind === 'standalone' || !pairs.has(code.id)),
    ({ id }) => id
  )
  const literal = plainText(source)
  const root: Node[] = []
  const frames: Frame[] = []
  const open = new Counter()
  const openIds = new Counter()
  /** Pairs closed by an outer element's end. They are whole if their own end follows. */
  const crossed = new Map<string, PairNode[]>()

  const kids = () => frames.at(-1)?.kids ?? root
  const enter = (frame: Frame) => {
    frames.push(frame)
    open.add(frame.name, 1)
    const id = (frame.pair ?? frame.single)?.id
    if (id !== undefined) openIds.add(id, 1)
  }
  const leave = (isWhole: boolean) => {
    const { name, pair, single, kids: inner } = frames.pop()!
    open.add(name, -1)
    const id = (pair ?? single)?.id
    if (id !== undefined) openIds.add(id, -1)
    if (pair && !isWhole) {
      pair.isDissolved = true
      const others = crossed.get(name)
      if (others) others.push(pair)
      else crossed.set(name, [pair])
    }
    if (single) for (const node of unprotected(single, inner, isWhole)) kids().push(node)
  }

  for (const token of tokens) {
    if (typeof token === 'string') {
      kids().push(token)
      continue
    }
    const { name, id, isClosing, isVoid, raw } = token
    const codes = isClosing || id === undefined ? undefined : singles.get(id)
    const pair = isClosing || isVoid || id === undefined ? undefined : pairs.get(id)
    if (isClosing && open.has(name)) {
      while (frames.at(-1)!.name !== name) leave(false)
      leave(true)
    } else if (isClosing) {
      const whole = crossed.get(name)?.pop()
      if (whole) whole.isDissolved = false
      else if (literal.includes(raw)) kids().push(raw)
    } else if (id !== undefined && pair && !openIds.has(id)) {
      const node: PairNode = { id, pair, kids: [], isDissolved: false }
      kids().push(node)
      enter({ name, kids: node.kids, pair: node })
    } else if (id !== undefined && codes && !openIds.has(id)) {
      const single: SingleNode = { id, codes }
      const isProtected = !isVoid && codes[0]!.equiv !== ''
      if (!isProtected) kids().push(single)
      if (!isVoid) enter(isProtected ? { name, kids: [], single } : { name, kids: kids() })
    } else if (id === undefined && literal.includes(raw)) {
      kids().push(raw)
    } else if (!isVoid) {
      enter({ name, kids: kids() })
    }
  }
  while (frames.length > 0) leave(false)
  return root
}

/**
 * A protected element without what it protected: the code stands where its text stood. Text the engine put beside it stays; if it
 * changed the protected text, that goes, unless the element has no end and may hold anything.
 */
function unprotected(single: SingleNode, inner: Node[], isWhole: boolean): Node[] {
  if (putInPlace(inner, single)) return inner
  return [single, ...(isWhole ? inner.filter(node => typeof node !== 'string') : inner)]
}

function putInPlace(nodes: Node[], single: SingleNode): boolean {
  const { equiv } = single.codes[0]!
  for (const [i, node] of nodes.entries()) {
    if (typeof node === 'string') {
      const at = node.indexOf(equiv)
      const [before, after] = [node.slice(0, at), node.slice(at + equiv.length)]
      if (at < 0 || /[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after)) continue
      nodes.splice(i, 1, ...[before, single, after].filter(part => part !== ''))
      return true
    }
    if ('kids' in node && putInPlace(node.kids, single)) return true
  }
  return false
}

/** Of each pair that came more than once, keeps the first that is not empty. */
function dropDoubled(nodes: Node[]): void {
  const kept = new Map<string, PairNode>()
  for (const node of pairNodes(nodes)) {
    if (node.isDissolved) continue
    const first = kept.get(node.id)
    if (first && isEmpty(first) && !isEmpty(node)) {
      first.isDissolved = true
      kept.set(node.id, node)
    } else if (first) node.isDissolved = true
    else kept.set(node.id, node)
  }
}

function* pairNodes(nodes: readonly Node[]): Generator<PairNode> {
  for (const node of nodes) {
    if (typeof node === 'string' || !('kids' in node)) continue
    yield node
    yield* pairNodes(node.kids)
  }
}

function isEmpty({ kids }: PairNode): boolean {
  return kids.every(kid => (typeof kid === 'string' ? kid.trim() === '' : 'kids' in kid && isEmpty(kid)))
}

function* flatten(nodes: readonly Node[], used = new Counter()): Generator<string | InlineCode> {
  for (const node of nodes) {
    if (typeof node === 'string') {
      yield node
    } else if ('codes' in node) {
      const code = node.codes[used.get(node.id)]
      used.add(node.id, 1)
      if (code) yield code
    } else {
      if (!node.isDissolved) yield node.pair.open
      yield* flatten(node.kids, used)
      if (!node.isDissolved) yield node.pair.close
    }
  }
}

class Counter {
  readonly #counts = new Map<string, number>()

  get(key: string): number {
    return this.#counts.get(key) ?? 0
  }

  has(key: string): boolean {
    return this.get(key) > 0
  }

  add(key: string, count: number): void {
    this.#counts.set(key, this.get(key) + count)
  }
}
