import { localeTag } from '../../src/model/locale.ts'
import { scanner } from '../../src/segmentation/scanner.ts'
import { contestants } from './contestants.ts'

export interface Speed {
  /** Megabytes of UTF-8 a second. */
  readonly [contestant: string]: number
  /** The scanner's speed over that of `Intl.Segmenter`. */
  readonly ratio: number
}

const rounds = 9
/** Code units in one round: long enough for the clock, short enough that all rounds of a language take a second or two. */
const roundLength = 600_000

/**
 * All contestants over the same paragraphs in one run, CPU time, round after round, the best of nine. Trust the ratio, not the speed.
 * The scanner and Intl.Segmenter only find boundaries; sentencex-wasm can only give the sentences.
 */
export function speedOf(language: string, paragraphs: readonly string[]): Speed {
  const length = paragraphs.reduce((sum, { length }) => sum + length, 0)
  const times = Math.ceil(roundLength / length)
  // Each text is another one, so that nothing can be remembered, and in one piece of memory, as it comes from a file.
  const texts = Array.from({ length: times }, (_, i) => paragraphs.map(text => inOnePiece(`${text} ${i}`))).flat()
  const best = new Map<string, number>()
  // Made once, as a run of the tool makes them: a language's tables take a millisecond or two.
  const contest = runners(language)
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of contest) {
      const start = process.cpuUsage()
      for (const text of texts) run(text)
      const { user, system } = process.cpuUsage(start)
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, user + system))
    }
  }
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const speeds = Object.fromEntries([...best].map(([name, micros]) => [name, bytes / micros]))
  return { ...speeds, ratio: best.get('Intl.Segmenter')! / best.get('scanner')! }
}

const inOnePiece = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')

function runners(language: string): ReadonlyMap<string, (text: string) => number> {
  const locale = localeTag(language)
  const ours = scanner()
  const intl = new Intl.Segmenter(language, { granularity: 'sentence' })
  return new Map([
    ['scanner', text => ours.breaks(text, locale).length],
    [
      'Intl.Segmenter',
      text => {
        let sentences = 0
        for (const { index } of intl.segment(text)) sentences += index < text.length ? 1 : 0
        return sentences
      }
    ],
    ...contestants
      .filter(({ name }) => name === 'sentencex-wasm')
      .map(({ name, of }) => {
        const cut = of(language)
        return [name, (text: string) => cut(text).length] as const
      })
  ])
}
