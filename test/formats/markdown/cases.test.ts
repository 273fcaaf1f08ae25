import { describe, expect, test } from 'vitest'
import { markdown } from '../../../src/formats/markdown.ts'
import { type Content, codesOf, visibleText } from '../../../src/model/content.ts'
import type { Block } from '../../../src/model/document.ts'
import { FormatError } from '../../../src/model/errors.ts'
import { formatTags, parseTags } from '../../../src/model/inline-tags.ts'
import { localeTag } from '../../../src/model/locale.ts'

const english = localeTag('en')
const format = markdown()
const extract = (source: string) => format.extract(source, english)
const texts = (source: string) => extract(source).blocks.map(({ role, content }) => `${role}: ${formatTags(content)}`)

/** The article with its first block (or the one of `index`) in other words, written with numbered tags. */
function translate(source: string, text: string, index = 0): string {
  const document = extract(source)
  const wanted = document.blocks[index]
  return format.merge(document, english, block => (block === wanted ? parse(text, block) : block.content))
}

const parse = (text: string, { content }: Block): Content => parseTags(text, codesOf(content))

describe('roles', () => {
  test.each([
    ['# One\n\n# Two\n\n## Three', ['title: One', 'h: Two', 'h: Three']],
    [
      '# One\n\n*A dek.*\n\nBy Ana Ruiz\n\n*Not a dek.*',
      ['title: One', 'dek: <1>A dek.</1>', 'byline: By Ana Ruiz', 'p: <1>Not a dek.</1>']
    ],
    [
      '# One\n\n*By Ana Ruiz and Max van Dam*\n\nText',
      ['title: One', 'byline: <1>By Ana Ruiz and Max van Dam</1>', 'p: Text']
    ],
    ['# One\n\nBy the river it was cold.', ['title: One', 'p: By the river it was cold.']],
    [
      'Text.\n\n*Powered by automated translation*',
      ['p: Text.', 'disclosure: <1>Powered by automated translation</1>']
    ],
    ['---\ntitle: One\n---\n*A dek.*', ['title: One', 'dek: <1>A dek.</1>']]
  ])('%j', (source, expected) => {
    expect(texts(source)).toEqual(expected)
  })
})

describe('content', () => {
  test.each([
    ['one\ntwo', 'p: one two'],
    ['新\n闻', 'p: 新闻'],
    ['新 **闻\n報** 道', 'p: 新 <1>闻報</1> 道'],
    ['한국\n뉴스', 'p: 한국 뉴스'],
    ['a &amp; b &lt;i&gt; \\* &rsquo;', 'p: a & b <i> * ’'],
    ['&nbsp; a&nbsp;b &#160;', 'p: a\u00A0b'],
    ['> [!TIP]\n> Do.', 'quote: Do.'],
    ['a <b>c <i>d</b> e</i>', 'p: a <1>c <2/>d</1> e<3/>'],
    ['a *b <i>c* d</i>', 'p: a <1>b <2/>c</1> d<3/>'],
    ['<span translate="no">Name</span> says', 'p: <1/> says'],
    ['<div>one <i>two</i> &amp; three</div>', 'p: one <1>two</1> & three'],
    ['> <div>one\n> two</div>', 'quote: one two'],
    ['<ruby>港<rt>port</rt></ruby> <bdi>a</bdi>', 'p: <1>港<2>port</2></1> <3>a</3>'],
    ['{{< figure src="a.png" alt="one \\"two\\"" >}}', 'alt: one "two"'],
    ['{% include a.html caption=\'one\' url="two" %}', 'cap: one']
  ])('%j', (source, expected) => {
    expect(texts(source)).toEqual([expected])
  })

  test.each([
    '![](a.png)',
    '`code`',
    '***',
    '{{ macro }}',
    '- [x] ',
    '    code',
    '{: .note }',
    '{% if title=="x" %}',
    '{{ title="x" }}',
    '<!-- x -->',
    '<div markdown="1">x</div>',
    '<script>x</script>',
    '<p translate="no">x</p>',
    '<p lang="fr">un</p>',
    '<div><textarea>\nx'
  ])('%j holds nothing to translate', source => {
    expect(texts(source)).toEqual([])
  })

  test('codes show their reader what stands there', () => {
    const [block] = extract('Run `npm ci` or <kbd>Ctrl</kbd> at https://a.example now').blocks
    expect(visibleText(block!.content)).toBe('Run npm ci or Ctrl at https://a.example now')
  })

  test('emphasis may go, links, images and marks of footnotes may not', () => {
    const [block] = extract('*a* **b** ~~c~~ <b>d</b> [e](f) <span>g</span> ![](h) [^i]\n\n[^i]: j').blocks
    const kept = codesOf(block!.content).filter(code => !code.deletable && code.kind !== 'close')
    expect(kept.map(code => code.data)).toEqual(['[', '<span>', '![](h)', '[^i]'])
  })
})

describe('writing', () => {
  test.each([
    ['# A', '# B', '# \\# B'],
    ['# A', 'C #', '# C \\#'],
    ['A', '1. B', '1\\. B'],
    ['A', '- B', '\\- B'],
    ['A', '+1 B', '+1 B'],
    ['A', '> B', '\\> B'],
    ['A', 'a > b - c + d = e # f', 'a > b - c + d = e # f'],
    ['A', 'snake_case 2 * 3 _x_', 'snake_case 2 * 3 \\_x\\_'],
    ['A', '{{x}} {% y %} {#z}', '{\\{x}} {\\% y %} {\\#z}'],
    ['A', 'AT&T &amp; <b>', 'AT&T &amp;amp; \\<b>'],
    ['A', 'www.b.example http://c.example', 'www\\.b.example http\\://c.example'],
    ['A', 'a\u00A0b\u2028c', 'a\u00A0b\u2028c'],
    ['|A|\n|-|', 'b | c', '|b \\| c|\n|-|'],
    ['![A](b)', 'c ] [', '![c \\] \\[](b)'],
    ['[a]: b "C"', 'say "D" \\', '[a]: b "say \\"D\\" \\\\"'],
    ['Fine **day.** Yes', '<1>新闻。</1>报道', '**新闻**。报道'],
    ['A **b** c', '据<1>《人民日报》</1>报道', '据《**人民日报**》报道'],
    ['A **b** c', '据<1>人（民）</1>报道', '据<strong>人（民）</strong>报道'],
    ['A _b_ c', 'x<1>y</1>z', 'x*y*z'],
    ['A **b** c', 'a <1> b </1> c', 'a **b** c'],
    ['A **b** c', 'no marks', 'no marks'],
    ['See https://a.example now', '见<1/>。', '见<https://a.example>。'],
    ['See www.a.example now', '见<1/>。', '见 www.a.example 。'],
    ['See [A]\n\n[a]: b', 'Voir <1>C</1>', 'Voir [C][A]\n\n[a]: b'],
    ['![A][]\n\n[a]: b', 'C', '![C][A]\n\n[a]: b'],
    ['> one\n> two', 'three four', '> three four'],
    ['<div>\nA\n</div>', 'a <b> & {{x}} *c*', '<div>\na &lt;b&gt; &amp; &#123;{x}} *c*\n</div>'],
    ['<b>\nA</b>', '<1>b</1>', '<b>\nb</b>'],
    ['> <div title="A\n> b">c</div>', 'd "e"', '> <div title="d &quot;e&quot;">c</div>'],
    ['|<i title="A">b</i>|\n|-|', '<1>c | d</1>', '|<i title="A">c \\| d</i>|\n|-|'],
    ['{{< a title="A" >}}', 'say "B"', '{{< a title=`say "B"` >}}'],
    ['{{< a title="A" >}}', 'say "B" `c`', '{{< a title="say \\"B\\" `c`" >}}'],
    ['{% a title="A" %}', 'say "B"', '{% a title=\'say "B"\' %}'],
    ['one  \ntwo', 'three<1/># four', 'three  \n\\# four']
  ])('%j as %j', (source, target, expected) => {
    expect(translate(source, target)).toBe(expected)
  })

  test('runs that did not change keep their spelling', () => {
    expect(translate('It&rsquo;s *so* here', 'It’s <1>si</1> here')).toBe('It&rsquo;s *si* here')
  })

  test('alt texts and titles change inside the paragraph that holds them', () => {
    const source = 'A ![B](c "D") [e](f "G")'
    expect(translate(source, 'x', 1)).toBe('A ![x](c "D") [e](f "G")')
    expect(translate(source, 'x', 2)).toBe('A ![B](c "x") [e](f "G")')
    expect(translate(source, 'x', 3)).toBe('A ![B](c "D") [e](f "x")')
    const document = extract(source)
    const target = (block: Block) => parse(block.role === 'p' ? 'Z <2>y</2> <1/>' : 'x', block)
    expect(format.merge(document, english, target)).toBe('Z [y](f "x") ![x](c "x")')
  })

  test('attributes of tags and components in a cell', () => {
    expect(translate('|<i title="A">b</i>|\n|-|', 'c | `d`', 1)).toBe('|<i title="c &#124; &#96;d&#96;">b</i>|\n|-|')
  })

  test('language and direction are the target’s, where the front matter states them', () => {
    const source = '---\ntitle: One\nlang: en\ndir: ltr\n---\nText'
    const document = extract(source)
    const own = (block: Block) => block.content
    expect(format.merge(document, english, own)).toBe(source)
    expect(format.merge(document, localeTag('ar-EG'), own)).toBe('---\ntitle: One\nlang: ar-EG\ndir: rtl\n---\nText')
  })

  test('only the front matter of the options is translated', () => {
    const source = '---\ntitle: One\nslogan: Two\n---\n'
    expect(
      markdown({ frontMatter: ['slogan'] })
        .extract(source, english)
        .blocks.map(block => block.content)
    ).toEqual([['Two']])
  })

  test('a target that cannot be written is refused with its block and the problem', () => {
    const merge = () => translate('One\n\nTwo [three](/)', 'Deux', 1)
    expect(merge).toThrow(FormatError)
    expect(merge).toThrow(
      'Expected a target that fits block "b2" (p) of a Markdown article, got Missing inline code: open 1: correct it, or leave the source'
    )
  })

  test.each([
    ['{% a title="A" %}', 'say "B" and \'c\''],
    ['{{< a title="A" >}}', 'b >}} c'],
    ['{{< a title="A" >}}', 'b \\ "c" `d`']
  ])('%j cannot say %j', (source, target) => {
    expect(() => translate(source, target)).toThrow(expect.objectContaining({ type: 'merge' }))
  })

  test('takes documents of its own alone', () => {
    expect(() =>
      format.merge({ format: 'markdown', locale: english, skeleton: [], blocks: [] }, english, block => block.content)
    ).toThrow(TypeError)
  })
})

describe('nested beyond reason', () => {
  test.each([
    ['quotes', '>'.repeat(10_000)],
    ['quotes apart', '> '.repeat(10_000)],
    ['lists', '- '.repeat(10_000)],
    ['numbers', '1. '.repeat(10_000)],
    ['emphasis', '*a '.repeat(10_000) + 'a* '.repeat(10_000)],
    ['stars', `${'*'.repeat(10_000)}a${'*'.repeat(10_000)}`],
    ['links', '[a]('.repeat(20_000)],
    ['pairs', '[a]'.repeat(20_000)],
    ['closers', 'a_ '.repeat(20_000)],
    ['inner items', '- a\n  - b\n'.repeat(10_000)],
    ['comments', 'a <!-- b '.repeat(8000)],
    ['comments on lines', 'a <!-- b\n'.repeat(4000)],
    ['instructions', 'a <? b '.repeat(8000)],
    ['declarations', 'a <!A b '.repeat(8000)],
    ['bars', '| a\n'.repeat(20_000)]
  ])('%s are refused', (_name, source) => {
    expect(() => extract(source)).toThrow(expect.objectContaining({ type: 'too-deep' }))
  })

  test('HTML is refused with its place in the article', () => {
    const place = { type: 'too-deep', offset: expect.any(Number) }
    expect(() => extract(`Text.\n\n${'<div>'.repeat(5000)}`)).toThrow(expect.objectContaining(place))
  })

  test.each([
    ['brackets', '['.repeat(10_000)],
    ['brackets in pairs', `${'['.repeat(3000)}a${']'.repeat(3000)}`],
    ['macros', '{{'.repeat(10_000)],
    ['attributes that never end', '<div markdown '.repeat(20_000)],
    ['tags in a script', `<script>${'a<b '.repeat(50_000)}`],
    ['tags', `${'<b>'.repeat(2000)}a${'</b>'.repeat(2000)}`],
    ['blanks', `a${' '.repeat(100_000)}b`],
    ['rules', `${'*'.repeat(5000)}\n\na`]
  ])('%s are read', (_name, source) => {
    const document = extract(source)
    expect(format.merge(document, english, block => block.content)).toBe(source)
  })
})
