import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codePoints } from '../../../src/backends/codec/codec.ts'
import { html } from '../../../src/backends/codec/html.ts'
import { type Content, codeKey, codeProblems, codesOf, equalContent } from '../../../src/model/content.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { anyContent, hostileTexts, tagged, written } from '../contents.ts'

const french = localeTag('fr')

const encode = (source: string, equivs = {}) => html.encode(tagged(source, equivs))
const decode = (answer: string, source: string, { equivs = {}, to = 'fr' } = {}) =>
  written(html.decode(answer, tagged(source, equivs), localeTag(to)))

describe('what an engine sees', () => {
  test.each([
    ['Read <1>the report</1> now', 'Read <b id="1">the report</b> now'],
    ['One<1/>two', 'One<br id="1">two'],
    ['<1>a <2>b</2></1>', '<b id="1">a <b id="2">b</b></b>'],
    ['5 < 6 & "7" > \'4\'', '5 &lt; 6 &amp; "7" &gt; \'4\'']
  ])('%s', (source, sent) => {
    expect(encode(source)).toBe(sent)
  })

  test('a standalone code shows what its reader sees, kept from translation', () => {
    expect(encode('Run <1/>', { 1: 'a < b' })).toBe('Run <span id="1" translate="no">a &lt; b</span>')
  })

  test('half a pair is sent as a standalone code and comes back as it was', () => {
    const source = tagged('Start <1>here')
    expect(html.encode(source)).toBe('Start <br id="1">here')
    expect(html.decode('Commencer <br id="1">ici', source, french)).toEqual(tagged('Commencer <1>ici'))
  })
})

describe('answers', () => {
  test.each([
    ['references', 'L&#39;article &quot;A&quot; &amp; &#x2019;', 'It', `L'article "A" & \u2019`],
    ['references escaped twice', 'L&amp;#39;article', 'It', "L'article"],
    ['references of the source', '&amp;#39; ici', '&#39; here', '&#39; ici'],
    ['other attributes', '<b style=";text-align:right" dir="rtl" id="1">x</b>', '<1>a</1>', '<1>x</1>'],
    ['ids in other quotes', '<b id=1>x</b> <b id=\u00AB 2 \u00BB>y</b>', '<1>a</1> <2>b</2>', '<1>x</1> <2>y</2>'],
    ['other names', '<STRONG ID="1">x</STRONG>', '<1>a</1>', '<1>x</1>'],
    ['unknown tags', '<p>un <i>deux</i><script>trois</script></p>', 'a', 'un deux'],
    [
      'tags that the source talks about',
      'la balise <div> et </div>',
      'the <div> tag and </div>',
      'la balise <div> et </div>'
    ],
    ['ids not in the source', '<b id="9">x</b> <br id="8">y', '<1>a</1>', 'x y'],
    ['comments and declarations', '<!DOCTYPE html><!-- a -->x<?php b ?>', 'a', 'x'],
    ['a doubled pair: the first stays', '<b id="1">x</b> et <b id="1">y</b>', '<1>a</1>', '<1>x</1> et y'],
    ['a doubled pair, the first empty', '<b id="1"></b><b id="1">y</b>', '<1>a</1>', '<1>y</1>'],
    ['a doubled pair, nested', '<b id="1">x <b id="1">y</b></b>', '<1>a</1>', '<1>x y</1>'],
    ['a doubled standalone code', 'x<br id="1">y<br id="1">', 'a<1/>b', 'x<1/>y'],
    ['crossed pairs', '<b id="1">x <i id="2">y</b> z</i>', '<1>a</1> <2>b</2>', '<1>x <2>y</2></1> z'],
    ['a pair without its end', 'x <b id="1">y', '<1>a</1>', 'x y'],
    ['a pair without its start', 'x</b> y', '<1>a</1>', 'x y'],
    ['a tag cut off', 'x <b id="1', '<1>a</1>', 'x <b id="1'],
    ['a lone less-than sign', 'x < y <b id="1">z</b>', '<1>a</1>', 'x < y <1>z</1>'],
    ['line ends', 'x\n  y\r\nz', 'a b', 'x y z'],
    ['zero-width spaces', 'x \u200B<b id="1">\u200By</b>', 'a <1>b</1>', 'x <1>y</1>'],
    ['nothing', '', 'a', '']
  ])('%s', (_name, answer, source, target) => {
    expect(decode(answer, source)).toBe(target)
  })

  test.each([
    ['as sent', 'Lancez <span id="1" translate="no">npm ci</span> ici', 'Lancez <1/> ici'],
    ['with text beside it', 'Lancez <span id="1">la commande npm ci</span> ici', 'Lancez la commande <1/> ici'],
    ['translated', 'Lancez <span id="1">npm-cé</span> ici', 'Lancez <1/> ici'],
    ['without its end', 'Lancez <span id="1">npm ci ici', 'Lancez <1/> ici'],
    ['without its end, translated', 'Lancez <span id="1">npm-cé ici', 'Lancez <1/> npm-cé ici'],
    ['twice', '<span id="1">npm ci</span> ou <span id="1">npm ci</span>', '<1/> ou'],
    ['nested in itself', '<span id="1"><span id="1">npm ci</span></span> ici', '<1/> ici'],
    ['with a pair in it', '<span id="1"><b id="2">npm ci</b></span> ici', '<2><1/></2> ici']
  ])('a protected code: %s', (_name, answer, target) => {
    expect(decode(answer, 'Run <1/> <2>here</2>', { equivs: { 1: 'npm ci' } })).toBe(target)
  })
})

describe('spaces round codes', () => {
  test.each([
    [
      'added inside',
      'Lire <b id="1"> le rapport </b> ici',
      'Read <1>the report</1> here',
      'Lire <1>le rapport</1> ici'
    ],
    ['moved inside', 'Lire<b id="1"> le rapport </b>ici', 'Read <1>the report</1> here', 'Lire <1>le rapport</1> ici'],
    [
      'moved inside, before a quote',
      'Lire<b id="1"> «\u00A0x\u00A0»</b>',
      'Read <1>“x”</1>',
      'Lire <1>«\u00A0x\u00A0»</1>'
    ],
    ['added before a comma', 'Le <b id="1">rapport</b> , ici', 'The <1>report</1>, here', 'Le <1>rapport</1>, ici'],
    ['added inside and before a stop', 'Le <b id="1">rapport </b> .', 'The <1>report</1>.', 'Le <1>rapport</1>.'],
    ['added after a bracket', 'ici ( <b id="1">rapport</b> )', 'here (<1>report</1>)', 'ici (<1>rapport</1>)'],
    ['added at the edges', ' <b id="1">Rapport</b> ', '<1>Report</1>', '<1>Rapport</1>'],
    ['lost before', 'Lire<b id="1">le rapport</b> ici', 'Read <1>the report</1> here', 'Lire <1>le rapport</1> ici'],
    [
      'lost after',
      'Lire <b id="1">le rapport</b>demain',
      'Read <1>the report</1> later',
      'Lire <1>le rapport</1> demain'
    ],
    ['lost after a comma', 'Ici,<b id="1">le rapport</b>', 'Here, <1>the report</1>', 'Ici, <1>le rapport</1>'],
    ['wanted in French', 'Le <b id="1">rapport</b> : ici', 'The <1>report</1>: here', 'Le <1>rapport</1> : ici'],
    ['not wanted in French', 'Dans l\'<b id="1">heure</b>', 'In the <1>hour</1>', "Dans l'<1>heure</1>"]
  ])('%s', (_name, answer, source, target) => {
    expect(decode(answer, source)).toBe(target)
  })

  test.each([
    ['zh', '阅读<b id="1">报告</b>吧', '阅读<1>报告</1>吧'],
    ['zh', '阅读 <b id="1"> 报告 </b> 吧', '阅读<1>报告</1>吧'],
    ['ja', 'この <b id="1">CPU</b> です', 'この <1>CPU</1> です'],
    ['ar', 'و<b id="1">التقرير</b> هنا', 'و<1>التقرير</1> هنا'],
    ['fi', 'Lue <b id="1">raportti</b>ssa', 'Lue <1>raportti</1>ssa'],
    ['de', 'Lies <b id="1">Merkel</b>s Buch', 'Lies <1>Merkel</1>s Buch']
  ])('as %s writes: %s', (to, answer, target) => {
    expect(decode(answer, 'Read <1>the report</1> here', { to })).toBe(target)
  })

  test('are kept round standalone codes', () => {
    const source = 'Run <1/> twice, <2/>.'
    const answer = 'Lancez<span id="1">npm ci</span>deux fois,<span id="2">x</span> .'
    expect(decode(answer, source, { equivs: { 1: 'npm ci', 2: 'x' } })).toBe('Lancez <1/> deux fois, <2/>.')
  })
})

describe('laws', () => {
  test('what is sent comes back equal, whatever the content and the language', () => {
    fc.assert(
      fc.property(anyContent, fc.constantFrom('fr', 'de', 'ar', 'zh', 'ja', 'th', 'tr'), (source, to) => {
        expect(html.decode(html.encode(source), source, localeTag(to))).toEqual(source)
      }),
      { numRuns: 1500 }
    )
  })

  const piece = fc.oneof(
    fc.constantFrom(...hostileTexts, '<b id="2">', '<i id="1">', '</i>', '<p>', '</p>', '<span id="2">', '<br id=3>'),
    fc.string({ maxLength: 5 })
  )
  test('no answer throws, and codes of the source alone come out, once each, whole and nested', () => {
    fc.assert(
      fc.property(anyContent, fc.array(piece, { maxLength: 30 }), (source, pieces) => {
        expectOwnCodes(html.decode(pieces.join(''), source, french), source)
      }),
      { numRuns: 1500 }
    )
  })

  test('an answer with tags cut, doubled or shuffled is no different', () => {
    const shuffled = anyContent.chain(source => {
      const tokens = html.encode(source).match(/<[^>]*>|[^<]+/g) ?? ['']
      return fc.tuple(fc.constant(source), fc.array(fc.constantFrom(...tokens), { maxLength: 20 }))
    })
    fc.assert(
      fc.property(shuffled, ([source, tokens]) => {
        expectOwnCodes(html.decode(tokens.join(''), source, french), source)
      }),
      { numRuns: 1500 }
    )
  })

  test.each([
    ['open tags', '<b id="1">'],
    ['protected elements', '<span id="2">'],
    ['unknown elements', '<i><p>'],
    ['crossings', '<i><b id="1">x</i>'],
    ['less-than signs', '<b '],
    ['comments', '<!--'],
    ['references', '&#1;&amp'],
    ['empty pairs', '<b id="1"></b>']
  ])('a megabyte of %s is read at once', (_name, piece) => {
    const source = tagged('<1>a</1> <2/>', { 2: 'b' })
    expectOwnCodes(html.decode(piece.repeat(1e6 / piece.length), source, french), source)
  })
})

test('code points are counted as strings iterate', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('\uD83D', '\uDE00', 'a')), (text, halves) => {
      const all = text + halves.join('')
      expect(codePoints(all)).toBe([...all].length)
    })
  )
})

function expectOwnCodes(target: Content, source: Content): void {
  const problems = [...codeProblems(source, target)].filter(problem => !isLoss(problem, target))
  expect(problems).toEqual([])
  const own = new Set(codesOf(source))
  expect(codesOf(target).every(code => own.has(code))).toBe(true)
  expect(
    equalContent(
      target,
      target.filter(part => part !== '')
    )
  ).toBe(true)
}

/** A code may be lost, but never half a pair. */
function isLoss(problem: string, target: Content): boolean {
  const [, kind, id] = /^Missing inline code: (\w+) (\d+)$/.exec(problem) ?? []
  if (kind === undefined) return false
  const keys = codesOf(target).map(codeKey)
  return !keys.includes(`open ${id}`) && !keys.includes(`close ${id}`)
}
