import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AlignedTexts, alignTexts, likelyPairs } from '../../../src/memory/align/align-texts.ts'
import { type Learned, learn, unlearned } from '../../../src/memory/align/learned.ts'
import type { AlignBlock, AlignText } from '../../../src/memory/align/passage.ts'
import { visibleText } from '../../../src/model/content.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { type Damage, emptyTally, type KnownSentence, perturbed, tally } from '../../support/perturbed.ts'
import { bilingual, dice } from './bilingual.ts'

const from = localeTag('en')
const to = localeTag('ar')
const unharmed: Damage = { drop: 0, insert: 0, exchange: 0, merge: 0, paragraph: 0 }
const edited: Damage = { drop: 0.04, insert: 0.04, exchange: 0.02, merge: 0.04, paragraph: 0.1 }

function block(sentences: readonly string[], more: Partial<AlignBlock> = {}): AlignBlock {
  const gaps = [[], ...sentences.slice(1).map(() => [' ']), []]
  return { role: 'p', content: [sentences.join(' ')], sentences: sentences.map(text => [text]), gaps, ...more }
}

const source = (...blocks: readonly AlignBlock[]): AlignText => ({ locale: from, blocks })
const target = (...blocks: readonly AlignBlock[]): AlignText => ({ locale: to, blocks })

function paragraphsOf(sentences: readonly KnownSentence[], chance: () => number): readonly KnownSentence[][] {
  const paragraphs: KnownSentence[][] = []
  for (let i = 0; i < sentences.length; ) {
    const length = 1 + Math.floor(chance() * 4)
    paragraphs.push(sentences.slice(i, i + length))
    i += length
  }
  return paragraphs
}

function recovery(damage: Damage): ReturnType<typeof emptyTally> {
  const total = emptyTally()
  const strangers = bilingual(400, 99).map(sentence => ({ ...sentence, truth: sentence.truth + 1_000 }))
  const articles = Array.from({ length: 12 }, (_, seed) => {
    const chance = dice(seed)
    return perturbed(paragraphsOf(bilingual(60, seed), chance), strangers, { from, to }, damage, chance)
  })
  let learned: Learned = unlearned(from, to)
  for (let round = 0; round < 2; round++) {
    learned = learn(
      from,
      to,
      articles.flatMap(each => likelyPairs(each.source.text, each.target.text, learned))
    )
  }
  for (const each of articles) tally(each, alignTexts(each.source.text, each.target.text, learned), total)
  return total
}

describe('sentences of a known alignment', () => {
  test('are all found where nothing is amiss', () => {
    const { kept, right, wanted, found } = recovery(unharmed)
    expect(right).toBe(kept)
    expect(found / wanted).toBeGreaterThan(0.97)
  })

  test('are found where sentences are left out, added, exchanged and merged, and next to no other pair is kept', () => {
    const { kept, right, wanted, found } = recovery(edited)
    expect(right / kept).toBeGreaterThan(0.98)
    expect(found / wanted).toBeGreaterThan(0.85)
  })
})

describe('whatever the texts', () => {
  const sentence = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('Twelve boats left.', 'They sold 240 of 1,200.', 'Who?', 'بيع ١٬٢٠٠ منها.', 'من؟', '...', '12')
  )
  const blocks = fc.array(
    fc.array(sentence, { maxLength: 4 }).map(sentences => block(sentences)),
    { maxLength: 6 }
  )

  const placesOf = ({ blocks }: AlignText): ReadonlyMap<string, number> => {
    const sentences = blocks.flatMap(each => each.sentences)
    return new Map(sentences.map((content, place) => [String(content), place]))
  }

  test('pairs are of sentences that are there, and every sentence is accounted for', () => {
    fc.assert(
      fc.property(blocks, blocks, (ours, theirs) => {
        const [left, right] = [source(...ours), target(...theirs)]
        const { pairs, sentences, unpaired } = alignTexts(left, right, unlearned(from, to))
        const paired = pairs.filter(({ of }) => of === 'sentences').reduce((sum, pair) => sum + pair.sentences[0], 0)
        expect(paired + unpaired.alone + unpaired.unsure).toBe(sentences)
        const texts = [left, right].map(side => side.blocks.map(({ content }) => visibleText(content)))
        for (const pair of pairs) {
          expect(texts[0]!.some(text => text.includes(visibleText(pair.source)))).toBe(true)
          expect(texts[1]!.some(text => text.includes(visibleText(pair.target)))).toBe(true)
        }
      })
    )
  })

  test('pairs never cross', () => {
    const chance = dice(3)
    const { source: left, target: right } = perturbed(
      paragraphsOf(bilingual(80, 3), chance),
      bilingual(50, 8),
      { from, to },
      edited,
      chance
    )
    const [ours, theirs] = [placesOf(left.text), placesOf(right.text)]
    const places = alignTexts(left.text, right.text, unlearned(from, to))
      .pairs.filter(({ of, sentences }) => of === 'sentences' && sentences[0] + sentences[1] === 2)
      .map(pair => [ours.get(String(pair.source))!, theirs.get(String(pair.target))!] as const)
    expect(places.length).toBeGreaterThan(10)
    for (const [i, [first, second]] of places.slice(1).entries()) {
      expect(first).toBeGreaterThan(places[i]![0])
      expect(second).toBeGreaterThan(places[i]![1])
    }
  })

  test('the sides may change places', () => {
    const keys = ({ pairs }: AlignedTexts, isTurned: boolean): readonly string[] =>
      pairs.map(pair => (isTurned ? `${pair.target} = ${pair.source}` : `${pair.source} = ${pair.target}`)).sort()
    for (let seed = 0; seed < 6; seed++) {
      const chance = dice(seed)
      const { source: left, target: right } = perturbed(
        paragraphsOf(bilingual(40, seed), chance),
        bilingual(50, 8),
        { from, to },
        edited,
        chance
      )
      const there = alignTexts(left.text, right.text, unlearned(from, to))
      const back = alignTexts(right.text, left.text, unlearned(to, from))
      expect(keys(back, true)).toEqual(keys(there, false))
    }
  })
})

describe('texts that do not match', () => {
  const none = unlearned(from, to)

  test('an empty side has no pairs', () => {
    expect(alignTexts(source(), target(), none)).toEqual({ pairs: [], sentences: 0, unpaired: { alone: 0, unsure: 0 } })
    const { pairs, unpaired } = alignTexts(source(block(['One.', 'Two.'])), target(), none)
    expect({ pairs, unpaired }).toEqual({ pairs: [], unpaired: { alone: 2, unsure: 0 } })
    expect(alignTexts(source(), target(block(['واحد.'])), none).pairs).toEqual([])
  })

  test('ten thousand sentences beside one', () => {
    const many = block(Array.from({ length: 10_000 }, (_, i) => `Sentence ${i} of a very long article.`))
    const { pairs, unpaired } = alignTexts(source(many), target(block(['جملة واحدة.'])), none)
    expect(pairs).toEqual([])
    expect(unpaired.alone + unpaired.unsure).toBe(10_000)
    expect(alignTexts(source(block(['One sentence.'])), target(many), none).pairs).toEqual([])
  })

  test('one giant sentence, and sentences without letters', () => {
    const giant = block(['word '.repeat(100_000)])
    expect(alignTexts(source(giant), target(block(['كلمة.'])), none).pairs).toEqual([])
    const { sentences } = alignTexts(source(block(['…', '—', '12'])), target(block(['!!', '12'])), none)
    expect(sentences).toBe(3)
  })

  test('sentences that are all alike', () => {
    const alike = Array.from({ length: 30 }, () => 'The same again.')
    const { pairs } = alignTexts(source(block(alike)), target(block(alike.slice(0, 20))), none)
    expect(pairs.filter(({ of }) => of === 'block')).toEqual([])
  })
})

test('blocks of one name are partners wherever they stand', () => {
  const ours = source(block(['Search'], { name: 'a' }), block(['Send the letter'], { name: 'b' }))
  const theirs = target(block(['أرسل الرسالة'], { name: 'b' }), block(['ابحث'], { name: 'a' }))
  const { pairs } = alignTexts(ours, theirs, unlearned(from, to))
  expect(pairs.filter(({ of }) => of === 'block').map(({ target }) => target)).toEqual([['ابحث'], ['أرسل الرسالة']])
})
