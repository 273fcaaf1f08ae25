import { randomFrom } from '../generated-articles.ts'

/**
 * News as a memory holds it, made from syllables, the same for the same seed: words by Zipf's law, sentences of 8, 19 and 38 words at
 * the 10th, 50th and 90th percentile, stock phrases, names, figures; half of the sentences with one to four edited copies. The
 * first 10,000 are the same in a corpus of any size, and it is from them that queries are made.
 */
export function* sentences(count: number, seed = 1): Generator<string> {
  const writer = newWriter(seed)
  for (let made = 0; made < count; ) {
    const base = writer.sentence()
    yield base.join('')
    made++
    const copies = writer.random() < 0.5 ? 1 + Math.floor(writer.random() * 4) : 0
    for (let i = 0; i < copies && made < count; i++, made++) yield writer.edited(base, 0.03, 0.28).join('')
  }
}

export type QueryKind = 'same' | 'edited' | 'fresh'

/** A fifth are in the memory, half are copies with 3 to 33 % of the words edited, the rest new. */
export function makeQueries(count: number, seed = 2): readonly { readonly kind: QueryKind; readonly text: string }[] {
  const writer = newWriter(seed)
  const stored = [...sentences(10_000)]
  return Array.from({ length: count }, () => {
    const source = stored[Math.floor(writer.random() * stored.length)]!
    const draw = writer.random()
    if (draw < 0.2) return { kind: 'same', text: source }
    if (draw < 0.7) return { kind: 'edited', text: writer.edited(split(source), 0.03, 0.33).join('') }
    return { kind: 'fresh', text: writer.sentence().join('') }
  })
}

const parts = (text: string): readonly string[] => text.split(' ')
const onsets = parts(
  'b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sk sl sm sn sp st str t th tr tw v w wh y z'
)
const vowels = parts('a e i o u a e i o u ai ea ee ie oo ou au y')
const codas = parts('b ck ct d ft g ght l ld ll lt m mp n nce nd ng nk nt p r rd rk rm rn rt s sh sk ss st t tch th x')
/** The most frequent words of English are short. */
const frequent =
  'the of to and a in that for is on was with said it by as at from be has have his are an he will not which their but'.split(
    ' '
  )
const vocabularySize = 150_000

type Writer = ReturnType<typeof newWriter>

function newWriter(seed: number) {
  const { words, phrases, cumulative } = material()
  const random = randomFrom(seed)
  const word = () => words[firstAbove(cumulative, random())]!
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)

  const name = () => capital(words[between(2_000, 60_000)]!)
  const figure = () => {
    const draw = random()
    if (draw < 0.3) return String(between(1990, 2030))
    if (draw < 0.6) return String(between(2, 99))
    return draw < 0.8 ? `${between(1, 999)}.${between(0, 9)}` : `${between(1, 99)},${between(100, 999)}`
  }
  const item = () => {
    const draw = random()
    if (draw < 0.04) return figure()
    return draw < 0.1 ? name() : word()
  }

  return {
    random,
    /** Words and what stands between them, in turns. */
    sentence(): string[] {
      const length = Math.max(1, Math.round(18 * Math.exp(0.58 * normal(random))))
      const parts: string[] = []
      for (let i = 0; i < length; i++) {
        if (random() < 0.06) {
          const phrase = phrases[Math.floor(phrases.length * random() ** 3)]!
          for (const part of phrase) parts.push(part, ' ')
          i += phrase.length - 1
        } else parts.push(item(), random() < 0.05 ? ', ' : ' ')
      }
      parts[0] = capital(parts[0]!)
      parts[parts.length - 1] = random() < 0.05 ? '?' : '.'
      if (random() >= 0.1) return parts
      return [`“${parts[0]}`, ...parts.slice(1, -1), ',” ', 'said', ' ', name(), '.']
    },
    /** A copy in which a share of the words between `least` and `most` is edited, one word at least. */
    edited(parts: readonly string[], least: number, most: number): string[] {
      const copy = [...parts]
      const count = Math.max(1, Math.round((parts.length / 2) * (least + random() * (most - least))))
      for (let i = 0; i < count && copy.length > 2; i++) {
        const at = 2 * Math.floor((random() * copy.length) / 2)
        const old = copy[at]!
        const draw = random()
        if (draw < 0.4) copy[at] = item()
        else if (draw < 0.55) copy.splice(at, 0, item(), ' ')
        else if (draw < 0.7) copy.splice(at, 2)
        else if (draw < 0.8) copy[at] = old.slice(0, -1) + vowels[between(0, 4)]!
        else if (draw < 0.87) copy[at] = capital(old || 'x')
        else if (draw < 0.94 && copy[at + 2] !== undefined) copy.splice(at, 3, copy[at + 2]!, copy[at + 1]!, old)
        else copy[at] = figure()
      }
      return copy
    }
  }
}

const split = (text: string): string[] => text.split(/([ ,.”“?]+)/)

/** The words and stock phrases of all corpora. Made once: it takes a second. */
let made: {
  readonly words: readonly string[]
  readonly phrases: readonly (readonly string[])[]
  readonly cumulative: Float64Array
}

function material() {
  if (made) return made
  const random = randomFrom(7)
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!
  const words = new Set(frequent)
  while (words.size < vocabularySize) {
    // The rarer, the longer: five letters in running text, eight in the list.
    const syllables = words.size < 1000 ? 1 : words.size < 10_000 ? 2 : 2 + Math.floor(random() * 2)
    const coda = (share: number) => (random() < share ? pick(codas) : '')
    words.add(
      Array.from(
        { length: syllables },
        (_, i) => pick(onsets) + pick(vowels) + coda(i === syllables - 1 ? 0.6 : 0.2)
      ).join('')
    )
  }
  const list = [...words]
  const cumulative = new Float64Array(list.length)
  let sum = 0
  for (let rank = 0; rank < list.length; rank++) cumulative[rank] = sum += 1 / (rank + 2.7)
  for (let rank = 0; rank < list.length; rank++) cumulative[rank]! /= sum
  const phrases = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 3 + Math.floor(random() * 6) }, () => list[firstAbove(cumulative, random())]!)
  )
  made = { words: list, phrases, cumulative }
  return made
}

function firstAbove(cumulative: Float64Array, value: number): number {
  let from = 0
  let to = cumulative.length - 1
  while (from < to) {
    const middle = (from + to) >> 1
    if (cumulative[middle]! > value) to = middle
    else from = middle + 1
  }
  return from
}

const normal = (random: Writer['random']): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
