import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Content, codesOf, content, equalContent, type InlineCode, plainText } from '../../src/model/content.ts'
import { formatTags } from '../../src/model/inline-tags.ts'
import { localeTag } from '../../src/model/locale.ts'
import { scanner } from '../../src/segmentation/scanner.ts'
import type { Segmenter } from '../../src/segmentation/segmenter.ts'
import { join, split } from '../../src/segmentation/split.ts'
import { contents } from './contents.ts'

const en = localeTag('en')
const zh = localeTag('zh')
const fr = localeTag('fr')
const ja = localeTag('ja')

const open = (id: string): InlineCode => ({ kind: 'open', id, data: '<b>', equiv: '', deletable: true })
const close = (id: string): InlineCode => ({ kind: 'close', id, data: '</b>', equiv: '', deletable: true })
const single = (id: string, equiv = '', data = '<img>'): InlineCode => ({
  kind: 'standalone',
  id,
  data,
  equiv,
  deletable: false
})

/** Segments in brackets, gaps between them: `[One.] [Two.]`. */
function shown(parts: readonly (string | InlineCode)[], locale = en): string {
  const { segments, gaps } = split(content(parts), scanner(), locale)
  return gaps
    .map((gap, i) => formatTags(gap) + (segments[i] ? `[${formatTags(segments[i])}]` : ''))
    .join('')
    .replaceAll('\n', '⏎')
}

describe('split', () => {
  test('white space between sentences and around the block goes to the gaps', () => {
    expect(shown([' The bridge is open. \n Traffic is light. '])).toBe(' [The bridge is open.] ⏎ [Traffic is light.] ')
    expect(shown(['大桥开放。车流不多。'], zh)).toBe('[大桥开放。][车流不多。]')
  })

  test('nothing, white space and codes alone make no segment', () => {
    expect(split([], scanner(), en)).toEqual({ segments: [], gaps: [[]] })
    expect(shown([' \n'])).toBe(' ⏎')
    expect(shown([open('1'), single('2'), close('1')])).toBe('<1><2/></1>')
  })

  test('a pair around the whole block goes to the outer gaps, and its sentences are cut', () => {
    expect(shown([open('1'), 'It is open. Go.', close('1')])).toBe('<1>[It is open.] [Go.]</1>')
    expect(shown([open('1'), ' ', open('2'), 'Go.', close('2'), close('1'), ' '])).toBe('<1> <2>[Go.]</2></1> ')
  })

  test('a pair inside the block is never cut', () => {
    expect(shown(['Look: ', open('1'), 'It is open. Go', close('1'), ' now. They left.'])).toBe(
      '[Look: <1>It is open. Go</1> now.] [They left.]'
    )
    expect(shown([open('1'), 'One. Two.', close('1'), ' Three.'])).toBe('<1>[One. Two.]</1> [Three.]')
  })

  test('a pair around one whole sentence goes to the gaps', () => {
    expect(shown(['It is open. ', open('1'), 'Go now.', close('1'), ' They left.'])).toBe(
      '[It is open.] <1>[Go now.]</1> [They left.]'
    )
  })

  test('two pairs that only begin and end a sentence stay in it', () => {
    const parts = [open('1'), 'Roe', close('1'), ' met ', open('2'), 'Marsh.', close('2')]
    expect(shown(parts)).toBe('[<1>Roe</1> met <2>Marsh.</2>]')
  })

  test('half a pair protects nothing and stays where it is', () => {
    expect(shown(['It is ', open('1'), 'open. Go.'])).toBe('[It is <1>open.] [Go.]')
  })

  test('an opening code before a sentence and a closing one after it go with that sentence', () => {
    expect(
      shown(['Go. ', open('1'), 'Roe', close('1'), ' left. They ', open('2'), 'stayed.', close('2'), ' Why?'])
    ).toBe('[Go.] [<1>Roe</1> left.] [They <2>stayed.</2>] [Why?]')
  })

  test('marks in what a code shows end nothing', () => {
    expect(
      shown(['Run ', single('1', 'git add . && No. Go'), ' now. See ', single('2', 'https://a.example/?B'), '. Go.'])
    ).toBe('[Run <1/> now.] [See <2/>.] [Go.]')
  })

  test('a code that is read as a word starts a sentence', () => {
    expect(shown(['Install it. ', single('1', 'npm'), ' is needed.'])).toBe('[Install it.] [<1/> is needed.]')
  })

  test('a footnote mark after the stop stays with its sentence', () => {
    expect(shown(['It is old.', single('1', '1'), ' It creaks.', single('2'), ' They know.'])).toBe(
      '[It is old.<1/>] [It creaks.<2/>] [They know.]'
    )
  })

  test('a line break is white space', () => {
    const br = single('1', '', '<br/>')
    expect(shown(['It is open.', br, 'Go now.'])).toBe('[It is open.]<1/>[Go now.]')
    expect(shown(['It is open. ', single('1', '', '  \n'), 'Go now.', br])).toBe('[It is open.] <1/>[Go now.]<1/>')
    expect(shown(['A headline', br, 'and its second line'])).toBe('[A headline<1/>and its second line]')
  })

  test('an image at the edge of a block goes to the gap, a variable stays with its sentence', () => {
    expect(shown([single('1'), ' The bridge. ', single('2')])).toBe('<1/> [The bridge.] <2/>')
    expect(shown([single('1', '', '{{name}}'), ' is open'])).toBe('[<1/> is open]')
    expect(shown(['See ', single('1', '', '{{link}}')])).toBe('[See <1/>]')
  })

  test('text without a letter or digit is not sent', () => {
    expect(shown(['— … —'])).toBe('— … —')
    expect(shown(['It is open. *** Go now.'])).toContain('[It is open.]')
    expect(shown(['Go now! ', open('1'), '***', close('1')])).toBe('[Go now!] <1>***</1>')
  })

  test('a break in the middle of a code is put before it', () => {
    const segmenter: Segmenter = { version: 'test', breaks: () => [4] }
    const { segments } = split(['Go ', single('1', 'npm'), ' now'], segmenter, en)
    expect(segments.map(formatTags)).toEqual(['Go', '<1/> now'])
  })
})

describe('laws', () => {
  const segmenters: Record<string, Segmenter> = {
    scanner: scanner(),
    'a break at every letter': { version: 'test', breaks: text => Array.from(text.slice(1), (_, i) => i + 1) }
  }

  test.each(Object.entries(segmenters))('joined, the segments are the block: %s', (_name, segmenter) => {
    fc.assert(
      fc.property(contents, fc.constantFrom(en, zh, fr), (block, locale) => {
        const { segments, gaps } = split(block, segmenter, locale)
        expect(gaps).toHaveLength(segments.length + 1)
        const joined = join(segments, gaps, { from: locale, to: locale })
        expect(equalContent(joined, block)).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })

  test.each(Object.entries(segmenters))(
    'segments have a letter or digit and both halves of a pair: %s',
    (_name, segmenter) => {
      fc.assert(
        fc.property(contents, block => {
          const { segments, gaps } = split(block, segmenter, en)
          const opened = new Map<string, number[]>()
          const place = (parts: Content, where: number) => {
            for (const { kind, id } of codesOf(parts)) {
              if (kind === 'open') opened.set(id, [...(opened.get(id) ?? []), where])
              const partner = kind === 'close' ? opened.get(id)?.pop() : undefined
              if (partner !== undefined) expect(partner).toBe(where)
            }
          }
          for (const [i, segment] of segments.entries()) {
            expect(plainText(segment)).toMatch(/[\p{L}\p{N}]/u)
            expect(typeof segment[0] === 'string' ? segment[0] : 'x').toMatch(/^\S/)
            place(gaps[i]!, -1)
            place(segment, i)
          }
          place(gaps.at(-1)!, -1)
        }),
        { numRuns: 500 }
      )
    }
  )

  test('a block of very many codes comes to an end', () => {
    const images: Content = Array.from({ length: 50_000 }, (_, i) => single(String(i)))
    const pairs: Content = Array.from({ length: 50_000 }, (_, i) => [open(String(i)), 'Go. ', close(String(i))]).flat()
    expect(split([...images, 'Go.'], scanner(), en).segments).toEqual([['Go.']])
    expect(split(pairs, scanner(), en).segments).toHaveLength(50_000)
  })
})

describe('join', () => {
  const parts: Content = ['One. ', open('1'), 'Two.', close('1'), ' Three.']
  const { gaps } = split(parts, scanner(), en)

  test('puts targets where the sources stood', () => {
    expect(formatTags(join([['Un.'], ['Deux.'], ['Trois.']], gaps, { from: en, to: fr }))).toBe(
      'Un. <1>Deux.</1> Trois.'
    )
  })

  test('leaves the white space out where the target is written without', () => {
    expect(formatTags(join([['一。'], ['二。'], ['三。']], gaps, { from: en, to: zh }))).toBe('一。<1>二。</1>三。')
  })

  test('puts a space in where the source is written without', () => {
    const chinese = split(['一。', open('1'), '二。', close('1'), '三。'], scanner(), zh).gaps
    expect(formatTags(join([['One.'], ['Two.'], ['Three.']], chinese, { from: zh, to: en }))).toBe(
      'One. <1>Two.</1> Three.'
    )
    expect(formatTags(join([['一。'], ['二。'], ['三。']], chinese, { from: zh, to: ja }))).toBe('一。<1>二。</1>三。')
  })

  test('line breaks and other text between sentences stay', () => {
    const br = single('1', '', '<br/>')
    const lines = split(['One.', br, '\nTwo.'], scanner(), en)
    expect(lines.segments).toHaveLength(2)
    expect(formatTags(join([['一。'], ['二。']], lines.gaps, { from: en, to: zh }))).toBe('一。<1/>\n二。')
  })

  test('the white space around the block stays', () => {
    expect(join([['一。']], [[' '], ['\n']], { from: en, to: zh })).toEqual([' 一。\n'])
  })

  test('refuses another number of segments than the gaps have room for', () => {
    expect(() => join([['Un.']], gaps, { from: en, to: fr })).toThrow(RangeError)
  })
})
