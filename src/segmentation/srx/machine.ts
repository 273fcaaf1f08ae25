import { PatternError } from './character-set.ts'
import type { Pattern } from './pattern.ts'

/**
 * Says whether a pattern matches from an offset on (or backwards, up to it). All ways through the pattern are followed at once, so that
 * none can take longer than its states times the characters it may see: no expression of a user's can hang.
 */
export interface Machine {
  (text: string, at: number): boolean
  /** Whether a match may begin with a character, or with -1, the edge of the text. */
  readonly mayBegin: (code: number) => boolean
}

type Check = (text: string, at: number) => boolean

/** Characters a rule may see on its side of a break. */
export const window = 100

const mostStates = 5000

type State =
  | { readonly type: 'set'; readonly id: number; readonly has: (code: number) => boolean; next: State }
  | { readonly type: 'fork'; readonly id: number; readonly to: State[] }
  | { readonly type: 'check'; readonly id: number; readonly holds: Check; readonly next: State }
  | { readonly type: 'end'; readonly id: number }

export function machine(pattern: Pattern, direction: 'forward' | 'backward'): Machine {
  let states = 0
  const isForward = direction === 'forward'
  const id = (): number => {
    if (states === mostStates) throw new PatternError(`an expression of at most ${mostStates} states`, 0)
    return states++
  }
  const start = build(pattern, { type: 'end', id: id() })
  return run(start, states, isForward)

  function build(node: Pattern, next: State): State {
    switch (node.type) {
      case 'set':
        return { type: 'set', id: id(), has: node.has, next }
      case 'sequence':
        return isForward
          ? node.parts.reduceRight((to, part) => build(part, to), next)
          : node.parts.reduce((to, part) => build(part, to), next)
      case 'choice':
        return { type: 'fork', id: id(), to: node.options.map(option => build(option, next)) }
      case 'repeat':
        return repeat(node, next)
      case 'assertion':
        return { type: 'check', id: id(), holds: assertions[node.at], next }
      case 'look': {
        const inner = machine(node.body, node.isBehind ? 'backward' : 'forward')
        const holds: Check = node.isNegative ? (text, at) => !inner(text, at) : inner
        return { type: 'check', id: id(), holds, next }
      }
    }
  }

  function repeat({ body, min, max }: Pattern & { type: 'repeat' }, next: State): State {
    let state = next
    if (max === Number.POSITIVE_INFINITY) {
      const loop: State & { type: 'fork' } = { type: 'fork', id: id(), to: [next] }
      loop.to.push(build(body, loop))
      state = loop
    } else for (let i = min; i < max; i++) state = { type: 'fork', id: id(), to: [build(body, state), next] }
    for (let i = 0; i < min; i++) state = build(body, state)
    return state
  }
}

function run(start: State, states: number, isForward: boolean): Machine {
  // The step at which a state was last entered, counted through all calls. A pattern never looks at itself, so one table is enough.
  const entered = new Float64Array(states)
  let step = 0
  let sets: (State & { type: 'set' })[] = []

  /** Follows forks and checks. True at the end of the pattern. */
  function enter(first: State, text: string, at: number): boolean {
    const waiting = [first]
    for (let state = waiting.pop(); state; state = waiting.pop()) {
      if (entered[state.id] === step) continue
      entered[state.id] = step
      if (state.type === 'end') return true
      if (state.type === 'set') sets.push(state)
      else if (state.type === 'fork') waiting.push(...state.to)
      else if (state.holds(text, at)) waiting.push(state.next)
    }
    return false
  }

  const matches: Check = (text, from) => {
    let at = from
    step++
    sets = []
    if (enter(start, text, at)) return true
    for (let seen = 0; seen < window && sets.length > 0; seen++) {
      const code = isForward ? text.codePointAt(at) : codePointBefore(text, at)
      if (code === undefined) return false
      at += (isForward ? 1 : -1) * (code > 0xffff ? 2 : 1)
      const last = sets
      step++
      sets = []
      for (const { has, next } of last) if (has(code) && enter(next, text, at)) return true
    }
    return false
  }
  return Object.assign(matches, { mayBegin: firstCharacters(start) })
}

/** Whether a match may begin with a character: at most places of a text most rules are out of the question for their first. */
function firstCharacters(start: State): (code: number) => boolean {
  const entered = new Set<State>([start])
  for (const state of entered) {
    if (state.type === 'fork') for (const to of state.to) entered.add(to)
    else if (state.type === 'check') entered.add(state.next)
  }
  const first = [...entered]
  const mayBeEmpty = first.some(({ type }) => type === 'end')
  const known = new Map<number, boolean>()
  return code => {
    let may = known.get(code)
    if (may === undefined) {
      may = mayBeEmpty || first.some(state => state.type === 'set' && code >= 0 && state.has(code))
      known.set(code, may)
    }
    return may
  }
}

export function codePointBefore(text: string, at: number): number | undefined {
  if (at <= 0) return undefined
  const code = text.charCodeAt(at - 1)
  const isPair = code >= 0xdc00 && code <= 0xdfff && at > 1 && text.codePointAt(at - 2)! > 0xffff
  return isPair ? text.codePointAt(at - 2) : code
}

const isLineEnd = (code: number): boolean =>
  (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029

function isWordEdge(text: string, at: number): boolean {
  return isWord(codePointBefore(text, at)) !== isWord(text.codePointAt(at))
}

function isWord(code: number | undefined): boolean {
  if (code === undefined) return false
  if (code < 0x80)
    return (
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x30 && code <= 0x39) ||
      code === 0x5f
    )
  return /[\p{L}\p{M}\p{N}]/u.test(String.fromCodePoint(code))
}

const assertions: Readonly<Record<(Pattern & { type: 'assertion' })['at'], Check>> = {
  start: (_text, at) => at === 0,
  end: (text, at) => at === text.length,
  lineStart: (text, at) => at === 0 || isLineEnd(text.charCodeAt(at - 1)),
  lineEnd: (text, at) => at === text.length || isLineEnd(text.charCodeAt(at)),
  wordEdge: isWordEdge,
  noWordEdge: (text, at) => !isWordEdge(text, at)
}
