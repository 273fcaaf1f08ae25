import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../src/model/document.ts'
import { carryKeys, type KeyedText, type UnkeyedText } from '../../src/review/alignment.ts'

const corpus = new URL('../../../shared/corpus/formats/md/', import.meta.url)
const isAbsent = !existsSync(corpus)

/** A block that knows which one of the first version it was, and whether its words are still the same. */
interface Tracked {
  readonly origin: number
  readonly isEdited: boolean
  readonly role: Role
  readonly text: string
}

interface Tally {
  unchanged: number
  unchangedKept: number
  edited: number
  editedKept: number
  /** Keys that name another block, of another text. */
  wrong: number
}

/** Numbers below `n`, the same ones for the same seed (mulberry32). */
function dice(seed: number): (n: number) => number {
  let state = seed
  return n => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n)
  }
}

function blocksOf(markdown: string): readonly Tracked[] {
  const blocks = markdown.split(/\r?\n\s*\r?\n/).map(text => text.replace(/\s+/g, ' ').trim())
  return blocks
    .filter(text => /[\p{L}\p{N}]/u.test(text))
    .map((text, origin) => ({ origin, isEdited: false, role: roleOf(text), text }))
}

function roleOf(text: string): Role {
  if (text.startsWith('#')) return 'h'
  return /^[-*] |^\d+\. /.test(text) ? 'li' : 'p'
}

/** One in twelve blocks of an article touched, as newsrooms touch them: words exchanged, a sentence added or cut, blocks in, out, moved. */
function revised(
  blocks: readonly Tracked[],
  roll: (n: number) => number,
  strangers: readonly Tracked[]
): readonly Tracked[] {
  let now = blocks
  for (let left = Math.ceil(blocks.length / 12) + 1; left > 0 && now.length > 0; left--) {
    const at = roll(now.length)
    const block = now[at]!
    const kind = block.text.split(' ').length < 3 ? roll(4) : roll(10)
    if (kind < 2) now = now.toSpliced(at, 0, { ...strangers[roll(strangers.length)]!, origin: -1 })
    else if (kind === 2) now = now.toSpliced(at, 1)
    else if (kind === 3) now = now.toSpliced(at, 1).toSpliced(roll(now.length), 0, block)
    else now = now.with(at, { ...block, isEdited: true, text: edited(block.text, roll, strangers) })
  }
  return now
}

function edited(text: string, roll: (n: number) => number, strangers: readonly Tracked[]): string {
  const words = text.split(' ')
  const other = strangers[roll(strangers.length)]!.text.split(' ')
  const kind = roll(4)
  if (kind === 0) return `${text} ${other.slice(0, Math.max(1, words.length >> 2)).join(' ')}`
  if (kind === 1 && words.length > 6) return words.slice(0, -(words.length >> 2)).join(' ')
  const changes = 1 + roll(Math.ceil(words.length / 5))
  for (let i = 0; i < changes; i++) words[roll(words.length)] = other[roll(other.length)]!
  return words.join(' ')
}

function tally(before: readonly Tracked[], now: readonly Tracked[], total: Tally): void {
  const plain = (blocks: readonly Tracked[]): readonly UnkeyedText[] => blocks.map(({ role, text }) => ({ role, text }))
  const first = carryKeys([], plain(before)).keys
  const old = before.map(({ text }, i): KeyedText => ({ key: first[i]!, text }))
  const { keys } = carryKeys(old, plain(now))
  const originOf = new Map(first.map((key, i) => [key, i]))
  const texts = new Set(before.map(({ text }) => text))
  for (const [i, { origin, isEdited, text }] of now.entries()) {
    const named = originOf.get(keys[i]!)
    const isKept = named !== undefined && (named === origin || before[named]!.text === text)
    const isChanged = isEdited && !texts.has(text)
    if (origin >= 0 && isChanged) total.edited++
    else if (origin >= 0) total.unchanged++
    if (origin >= 0 && isKept && isChanged) total.editedKept++
    else if (origin >= 0 && isKept) total.unchangedKept++
    if (named !== undefined && !isKept) total.wrong++
  }
}

describe.skipIf(isAbsent)(
  `keys over revisions of real articles${isAbsent ? ' (skipped: ../shared/corpus is absent)' : ''}`,
  () => {
    test('all unchanged blocks and nearly all edited ones keep their key, next to none names another', () => {
      const files = readdirSync(corpus)
        .filter(name => name.endsWith('.md'))
        .sort()
      const articles = files
        .map(name => blocksOf(readFileSync(new URL(name, corpus), 'utf8')))
        .filter(({ length }) => length > 2)
      const total: Tally = { unchanged: 0, unchangedKept: 0, edited: 0, editedKept: 0, wrong: 0 }
      for (const [i, blocks] of articles.entries()) {
        const known = new Set(blocks.map(({ text }) => text))
        const strangers = articles[(i + 1) % articles.length]!.filter(({ text }) => !known.has(text))
        for (let round = 0; round < 10; round++) {
          tally(blocks, revised(blocks, dice(i * 100 + round), strangers), total)
        }
      }
      const share = (kept: number, all: number): string => `${((100 * kept) / all).toFixed(2)} %`
      process.stdout.write(
        `alignment: ${articles.length} articles, 10 revisions each: of ${total.unchanged} unchanged blocks ` +
          `${share(total.unchangedKept, total.unchanged)} keep their key, of ${total.edited} edited ` +
          `${share(total.editedKept, total.edited)}; ${total.wrong} keys name another block\n`
      )
      expect(total.unchangedKept).toBe(total.unchanged)
      expect(total.editedKept / total.edited).toBeGreaterThan(0.9)
      expect(total.wrong / total.edited).toBeLessThan(0.01)
    })
  }
)
