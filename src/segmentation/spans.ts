import { isContinuing, isDash, isSpace, isWordCharacter, kinds, opener, plain } from './characters.ts'

/** Quotations and brackets that are open at one moment of the scan. */
export interface Spans {
  /** What the quote at `at` does here: `none` for an apostrophe or the gershayim of Hebrew. */
  role(at: number): 'open' | 'close' | 'none'
  open(at: number): void
  /** Where the span that the closer at `at` ends was opened, or -1 if it ends none. */
  close(at: number): number
  clear(): void
}

/** Deeper than prose nests. Beyond it the oldest are forgotten, so that unclosed openers cost no time. */
const depth = 8

const partners: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
  ['）', '（('],
  ['］', '［'],
  ['｝', '｛'],
  ['】', '【'],
  ['〕', '〔'],
  ['」', '「'],
  ['』', '『'],
  ['》', '《'],
  ['〉', '〈'],
  ['｣', '｢'],
  ['"', '"'],
  ['＂', '＂'],
  ["'", "'`"],
  ['`', '`'],
  ['“', '„”'],
  ['”', '“„”‟'],
  ['‘', '‚'],
  ['’', '‘‚’'],
  ['»', '«»'],
  ['«', '»'],
  ['›', '‹›'],
  ['‹', '›']
])

export function openSpans(text: string): Spans {
  const positions: number[] = []

  function find(at: number): number {
    if (positions.length === 0) return -1
    const wanted = partners.get(text[at]!)
    if (wanted === undefined) return -1
    for (let i = positions.length - 1; i >= 0; i--) if (wanted.includes(text[positions[i]!]!)) return i
    return -1
  }

  return {
    role(at) {
      const character = text[at]!
      if (character === '„' || character === '‚' || character === '‟') return 'open'
      const before = at === 0 ? 0x20 : text.charCodeAt(at - 1)
      const after = at + 1 === text.length ? 0x20 : text.charCodeAt(at + 1)
      const isTightBefore = !isLooseBefore(before)
      const isTightAfter = !isLooseAfter(after)
      if (isWordCharacter(before) && isWordCharacter(after) && '"\'’‘'.includes(character)) return 'none'
      const isOpen = find(at) >= 0
      if (character === "'" || character === '’') {
        if (isOpen && isTightBefore && !isTightAfter) return 'close'
        return character === "'" && !isTightBefore && isTightAfter && isWordCharacter(after) ? 'open' : 'none'
      }
      if (!isTightBefore && isTightAfter) return 'open'
      if (isTightBefore && !isTightAfter) return 'close'
      if (isOpen) return 'close'
      return '“‘«‹"＂`'.includes(character) ? 'open' : 'close'
    },
    open(at) {
      if (positions.length === depth) positions.shift()
      positions.push(at)
    },
    close(at) {
      const found = find(at)
      if (found < 0) return -1
      const [opened = -1] = positions.splice(found)
      return opened
    },
    clear() {
      positions.length = 0
    }
  }
}

function isLooseBefore(code: number): boolean {
  return isSpace(code) || kinds[code] === opener || isDash(code) || code === 0xbf || code === 0xa1 || code === 0x3a
}

function isLooseAfter(code: number): boolean {
  const kind = kinds[code]
  if (kind !== plain) return kind !== opener
  return isSpace(code) || isDash(code) || (isContinuing(code) && code !== 0x26 && code !== 0x2f)
}
