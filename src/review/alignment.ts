import type { Role } from '../model/document.ts'
import { keyCandidates, nextKey, singleRoles, splitKey, unitKey } from './anchors.ts'
import { matchEdited } from './edited-matches.ts'
import { emptyMatching, type Matching, match, matchEqual, spineOf } from './exact-matches.ts'

/** A block as the registry knows it: its key and its text with numbered tags. */
export interface KeyedText {
  readonly key: string
  readonly text: string
}

/** A block of the new version, not yet keyed. */
export interface UnkeyedText {
  readonly role: Role
  readonly text: string
  /** Id of the unit of change it is in: an entry of a feed. */
  readonly unit?: string | undefined
  /** Its key, where the article itself gives it one. */
  readonly name?: string | undefined
}

/** `kept`: the same text in its place; `moved`: the same text elsewhere; `edited`: the old key, another text; `new`: a minted key. */
export type Change = 'kept' | 'edited' | 'moved' | 'new'

export interface Carried {
  /** One for each new block, in order, all different. */
  readonly keys: readonly string[]
  readonly changes: readonly Change[]
  /** Keys of blocks the new version no longer has, in the old order. */
  readonly gone: readonly string[]
}

/**
 * Carries the keys of the old version to the blocks of the new one. An unchanged block keeps its key wherever it moved, an edited one
 * while its words are recognisable; of a split block the most similar part keeps the key, of merged blocks the most similar one gives
 * it. The title stays the title, however rewritten. A key of `old` never passes to an unrelated block, nor to one in another unit:
 * whatever becomes of the other units, the keys of a unit depend on its own blocks alone. Where the blocks have names (all or none do), a
 * name is the key, and with another name it is another block. Deterministic.
 */
export function carryKeys(old: readonly KeyedText[], now: readonly UnkeyedText[]): Carried {
  return now.some(({ name }) => name !== undefined) ? byName(old, now) : byText(old, now)
}

function byName(old: readonly KeyedText[], now: readonly UnkeyedText[]): Carried {
  const before = new Map(old.map(({ key, text }) => [key, text]))
  const keys = now.map(({ name }) => {
    if (name !== undefined) return name
    throw new TypeError('Expected a name for each block or for none')
  })
  const present = new Set(keys)
  const changeOf = (text: string, former: string | undefined): Change =>
    former === undefined ? 'new' : former === text ? 'kept' : 'edited'
  return {
    keys,
    changes: now.map(({ text }, i) => changeOf(text, before.get(keys[i]!))),
    gone: old.flatMap(({ key }) => (present.has(key) ? [] : [key]))
  }
}

function byText(old: readonly KeyedText[], now: readonly UnkeyedText[]): Carried {
  const olds = indicesByUnit(old.map(({ key }) => splitKey(key).unit))
  const nows = indicesByUnit(now.map(({ unit }) => unitKey(unit)))
  const keys = new Array<string>(now.length)
  const changes = new Array<Change>(now.length)
  const gone = new Set(old.map(({ key }) => key))
  for (const [unit, indices] of nows) {
    const carried = carryInUnit(
      unit,
      (olds.get(unit) ?? []).map(i => old[i]!),
      indices.map(i => now[i]!)
    )
    for (const [place, i] of indices.entries()) {
      keys[i] = carried.keys[place]!
      changes[i] = carried.changes[place]!
      gone.delete(keys[i])
    }
  }
  return { keys, changes, gone: [...gone] }
}

function indicesByUnit(units: readonly string[]): ReadonlyMap<string, readonly number[]> {
  return Map.groupBy(units.keys(), i => units[i]!)
}

function carryInUnit(unit: string, old: readonly KeyedText[], now: readonly UnkeyedText[]): Omit<Carried, 'gone'> {
  const before = old.map(({ key, text }) => ({ role: splitKey(key).rest.split('-', 1)[0]!, text }))
  const matching = emptyMatching(before.length, now.length)
  matchSingles(matching, before, now)
  matchEqual(matching, before.map(roleAndText), now.map(roleAndText))
  matchEqual(matching, before.map(textOf), now.map(textOf))
  matchEdited(matching, before, now)
  return { keys: keysOf(unit, matching, old, now), changes: changesOf(matching, before, now) }
}

interface Text {
  readonly role: string
  readonly text: string
}

/** Where both versions have one title, one is the other. */
function matchSingles(matching: Matching, before: readonly Text[], now: readonly Text[]): void {
  for (const role of singleRoles) {
    const [oldIndex, ...moreOld] = indicesOf(before, role)
    const [newIndex, ...moreNew] = indicesOf(now, role)
    if (oldIndex === undefined || newIndex === undefined || moreOld.length + moreNew.length > 0) continue
    match(matching, oldIndex, newIndex)
  }
}

function indicesOf(texts: readonly Text[], role: Role): readonly number[] {
  return texts.flatMap((text, i) => (text.role === role ? [i] : []))
}

function keysOf(
  unit: string,
  { oldOf }: Matching,
  old: readonly KeyedText[],
  now: readonly UnkeyedText[]
): readonly string[] {
  const taken = new Set(old.map(({ key }) => key))
  const candidates = new Map<string, Generator<string, never>>()
  return now.map((block, i) => {
    if (oldOf[i]! >= 0) return old[oldOf[i]!]!.key
    const same = roleAndText(block)
    const tried = candidates.get(same) ?? keyCandidates(block.role, block.text, unit)
    candidates.set(same, tried)
    const key = nextKey(tried, taken)
    taken.add(key)
    return key
  })
}

function changesOf(matching: Matching, before: readonly Text[], now: readonly Text[]): readonly Change[] {
  const { isOn } = spineOf(matching)
  return now.map(({ text }, i) => {
    const oldIndex = matching.oldOf[i]!
    if (oldIndex < 0) return 'new'
    if (before[oldIndex]!.text !== text) return 'edited'
    return isOn[i] ? 'kept' : 'moved'
  })
}

const textOf = ({ text }: Text): string => text

const roleAndText = ({ role, text }: Text): string => `${role} ${text}`
