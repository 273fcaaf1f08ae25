import { describe, expect, test } from 'vitest'
import type { TmxSegment } from '../../../src/memory/tmx/segment.ts'
import { tmxContents } from '../../../src/memory/tmx/tmx-contents.ts'
import { formatTags } from '../../../src/model/inline-tags.ts'
import { readSegments, tmx, tu } from './read-text.ts'

/** Source and target of a unit with numbered tags. */
function tags(en: string, fr: string): readonly string[] {
  const [[source, target] = []] = readSegments(tmx(tu(en, fr)))
  if (typeof source === 'string' || typeof target === 'string') return [String(source), String(target)]
  const contents = tmxContents(source as TmxSegment, target as TmxSegment)
  return [formatTags(contents.source), formatTags(contents.target)]
}

const problem = (seg: string | Buffer) =>
  readSegments(
    Buffer.concat([
      Buffer.from(tmx(tu('@', 'x')).split('@')[0]!),
      Buffer.from(seg),
      Buffer.from(tmx(tu('@', 'x')).split('@')[1]!)
    ])
  )[0]![0]

describe('inline elements', () => {
  test.each([
    ['<bpt i="1" x="1">&lt;b></bpt>a<ept i="1">&lt;/b></ept>', '<1>a</1>'],
    ['<hi type="x">a</hi> b', '<1>a</1> b'],
    ['a <ph x="1">&lt;br/></ph><ut>u</ut><it pos="begin">&lt;i></it>', 'a <1/><2/><3/>'],
    ['a <ph type="fnote">x<sub>note <ph/> more</sub>y</ph> b', 'a <1/> b'],
    ['<bpt i="1">[</bpt>a<bpt i="2">(</bpt>b<ept i="1">]</ept>c<ept i="2">)</ept>', '<1>a<2>b</1>c</2>'],
    ['<bpt\n i = "1"/>a<ept i=\'1\' />', '<1>a</1>'],
    ['<![CDATA[a < b & c]]><!-- no --> d<?no?>', 'a < b & c d'],
    ['&#x41;&#66;&lt;&gt;&amp;&quot;&apos;', 'AB<>&"\''],
    ['\n      a\n      b\n    ', 'a\n      b'],
    ['&#10;a ', '\na ']
  ])('%s', (seg, text) => {
    expect(tags(seg, 'x')[0]).toBe(text)
  })

  test.each([
    ['x', '<ph x="1">a</ph> <ph x="2">b</ph>', '<ph x="2">c</ph> <ph x="1">d</ph>', '<2/> <1/>'],
    ['the same markup', '<ph>a</ph> <ph>b</ph>', '<ph>b</ph> <ph>a</ph>', '<2/> <1/>'],
    [
      'the same i',
      '<bpt i="1">a</bpt>x<ept i="1"/> <bpt i="2">b</bpt>y<ept i="2"/>',
      '<bpt i="2">c</bpt>x<ept i="2"/>',
      '<2>x</2>'
    ],
    ['their place', '<hi>a</hi> <ph/>', '<ph/> <hi>b</hi>', '<2/> <1>b</1>'],
    ['nothing: one of its own', 'a <ph x="1"/>', 'b <ph x="7"/> <hi>c</hi>', 'b <2/> <3>c</3>']
  ])('of two languages belong together by %s', (_, en, fr, target) => {
    expect(tags(en, fr)[1]).toBe(target)
  })

  test.each([
    ['<ept i="1"/>a<bpt i="1"/>', 'Expected <bpt i="1"> before <ept i="1">'],
    ['a<bpt i="3">b</bpt>', 'Expected the end of <bpt i="3"> in <seg>'],
    ['<hi>a', 'Expected the end of <hi> in <seg>'],
    ['a</hi>', 'Expected <hi> before </hi>'],
    ['a</ph>', 'Expected <ph> before </ph>'],
    ['<ph>a', 'Expected </ph> in <seg>'],
    ['<b>a</b>', 'Expected bpt, ept, ph, it, ut or hi, got "<b>a</b>"'],
    ['a &nbsp; b', 'Expected "&amp;", or a reference that XML itself has, got "&nbsp;"'],
    ['a & b', 'Expected "&amp;", or a reference that XML itself has, got "&"'],
    ['&constructor;', 'Expected "&amp;", or a reference that XML itself has, got "&constructor;"'],
    ['a&#1;', 'Expected "&amp;", or a reference that XML itself has, got "&#1;"'],
    ['a\x0bb', 'Expected characters that XML allows, got U+000B'],
    ['é\0', 'Expected characters that XML allows, got U+0000'],
    ['&#xD800;', 'Expected "&amp;", or a reference that XML itself has, got "&#xD800;"'],
    ['&#x110000;', 'Expected "&amp;", or a reference that XML itself has, got "&#x110000;"'],
    [Buffer.from('caf\xe9', 'latin1'), 'Expected the encoding of the file, got other bytes'],
    [' \n ', 'Expected text in <seg>, got none'],
    ['', 'Expected text in <seg>, got none'],
    ['x'.repeat(100_001), 'Expected a segment of at most 100000 characters, got 100001']
  ])('%j: what is wrong', (seg, message) => {
    expect(problem(seg)).toBe(message)
  })

  test('a segment may have 100,000 characters', () => {
    expect(problem('x'.repeat(100_000))).toEqual(['x'.repeat(100_000)])
  })
})
