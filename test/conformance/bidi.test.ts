import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { levelsOf, visualOrder } from '../../src/style/bidi.ts'

/** Where Debian's package `unicode-data` puts the files of the Unicode Character Database. */
const folder = '/usr/share/unicode'
const isAbsent = !existsSync(`${folder}/BidiTest.txt`)

const bases = ['ltr', 'rtl', 'auto'] as const

/** One text in one direction, and what the Unicode file says of it; `x`: the algorithm removes the character. */
interface Case {
  readonly line: string
  readonly text: string
  readonly base: (typeof bases)[number]
  readonly levels: readonly string[]
  readonly order: readonly number[]
}

function isPassed({ text, base, levels, order }: Case): boolean {
  const found = levelsOf(text, base)
  const shown = visualOrder(text, base).filter(i => levels[i] !== 'x')
  return levels.every((level, i) => level === 'x' || found[i] === Number(level)) && shown.join() === order.join()
}

describe.skipIf(isAbsent)(
  `the Unicode bidirectional algorithm${isAbsent ? ', skipped: the package unicode-data is not installed' : ''}`,
  () => {
    test.each([
      ['BidiCharacterTest.txt', characterCases],
      ['BidiTest.txt', classCases]
    ] as const)('%s: every line', { timeout: 240_000 }, (file, casesOf) => {
      const failed: string[] = []
      let count = 0
      for (const one of casesOf(readFileSync(`${folder}/${file}`, 'utf8').split('\n'))) {
        count++
        if (!isPassed(one)) failed.push(one.line)
      }
      process.stdout.write(`\n${file}: ${count - failed.length} of ${count} cases passed\n`)
      expect(count).toBeGreaterThan(90_000)
      expect(failed.slice(0, 5)).toEqual([])
    })
  }
)

/** `0061 05D0;1;1;2 1;1 0`: code points, direction, its level, levels, order. All in the basic plane. */
function* characterCases(lines: readonly string[]): Generator<Case> {
  for (const line of lines) {
    if (!/^[0-9A-F]/.test(line)) continue
    const [codes = '', base, , levels = '', order = ''] = line.split(';')
    const text = String.fromCodePoint(...words(codes).map(code => Number.parseInt(code, 16)))
    yield { line, text, base: bases[Number(base)]!, levels: words(levels), order: words(order).map(Number) }
  }
}

/** `L R; 7`: bidirectional classes, and the directions to try as bits: auto, left to right, right to left. */
function* classCases(lines: readonly string[]): Generator<Case> {
  let levels: readonly string[] = []
  let order: readonly number[] = []
  for (const line of lines) {
    const [name, values = ''] = line.split(':')
    if (name === '@Levels') levels = words(values)
    else if (name === '@Reorder') order = words(values).map(Number)
    if (line === '' || /^[#@]/.test(line)) continue
    const [classes = '', bits = ''] = line.split(';')
    const text = words(classes)
      .map(name => ofClass[name])
      .join('')
    for (const [bit, base] of [[1, 'auto'] as const, [2, 'ltr'] as const, [4, 'rtl'] as const]) {
      if (Number.parseInt(bits, 16) & bit) yield { line, text, base, levels, order }
    }
  }
}

const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean)

const ofClass: Readonly<Record<string, string>> = {
  L: 'a',
  R: '\u05D0',
  AL: '\u0627',
  EN: '0',
  ES: '+',
  ET: '%',
  AN: '\u0660',
  CS: ',',
  NSM: '\u0300',
  BN: '\u200B',
  B: '\u2029',
  S: '\t',
  WS: ' ',
  ON: '!',
  LRE: '\u202A',
  LRO: '\u202D',
  RLE: '\u202B',
  RLO: '\u202E',
  PDF: '\u202C',
  LRI: '\u2066',
  RLI: '\u2067',
  FSI: '\u2068',
  PDI: '\u2069'
}
