import { describe, expect, test } from 'vitest'
import { formats } from '../../src/formats/formats.ts'
import { mdx } from '../../src/formats/mdx.ts'
import { codesOf, visibleText } from '../../src/model/content.ts'
import { FormatError } from '../../src/model/errors.ts'
import { formatTags, parseTags } from '../../src/model/inline-tags.ts'
import { localeTag } from '../../src/model/locale.ts'
import { testDocumentFormat } from '../contracts/document-format.ts'
import { samples } from './mdx/samples.ts'

const english = localeTag('en')
const format = mdx()
const extract = (source: string) => format.extract(source, english)
const texts = (source: string) => extract(source).blocks.map(({ role, content }) => `${role}: ${formatTags(content)}`)

describe('mdx', () => {
  testDocumentFormat(mdx, samples)
})

describe('content', () => {
  test.each([
    ['<A>one</A>', ['p: one']],
    ['<A><B>one</B></A>', ['p: one']],
    ['<figcaption>one</figcaption>', ['cap: one']],
    ['<A>one</A> two', ['p: <1>one</1> two']],
    ['<b>one</b>', ['p: <1>one</1>']],
    ['<A>\n\n# One\n\n- two\n</A>', ['title: One', 'li: two']],
    ['one <A x="y" alt="z"/>', ['p: one <1/>', 'alt: z']],
    ['<A\n  alt="x &amp; y"\n  label={z}\n/>', ['alt: x & y']],
    ['<A translate="no">one <B title="two"/></A>', []],
    ['<A className="big notranslate">one</A>', []],
    ['<pre>one</pre>\n\n<code>two</code>', []],
    ['# One {/*id*/}\n\n## Two {#two}', ['title: One', 'h: Two']],
    ["one{' '}two {x}", ['p: one<1/>two <2/>']],
    ['import a from "b"\n\nimported goods', ['p: imported goods']]
  ])('%j', (source, expected) => {
    expect(texts(source)).toEqual(expected)
  })

  test('a space between elements is seen', () => {
    expect(visibleText(extract("one{' '}two").blocks[0]!.content)).toBe('one two')
  })

  test('formatting may go, components and expressions may not', () => {
    const codes = codesOf(extract('<b>a</b> <A>b</A> {c} <D/>').blocks[0]!.content)
    expect(codes.filter(({ deletable }) => deletable).map(({ data }) => data)).toEqual(['<b>', '</b>'])
  })

  test('only the attributes of the options are translated', () => {
    const own = mdx({ attributes: ['tip'] })
    expect(own.extract('<A tip="one" alt="two"/>', english).blocks.map(({ content }) => content)).toEqual([['one']])
  })
})

describe('writing', () => {
  test.each([
    ['A', 'a {b} <c>', 'a \\{b\\} \\<c>'],
    ['A', 'import de blé', '&#105;mport de blé'],
    ['A', 'export {x}', '&#101;xport \\{x\\}'],
    ['A', 'importer du blé', 'importer du blé'],
    ['<A alt="B"/>', 'say "C" & &amp; \'d\'', '<A alt="say &quot;C&quot; & &amp;amp; \'d\'"/>'],
    ["<A alt='B'/>", "it's", "<A alt='it&#39;s'/>"],
    ['|A <B alt="b"/>|\n|-|', 'x | y <1/>', '|x \\| y <B alt="b"/>|\n|-|'],
    ['See https://a.example now', '见<1/>。', '见 https://a.example 。'],
    ['A **b** c', '据<1>人（民）</1>报道', '据<strong>人（民）</strong>报道']
  ])('%j as %j', (source, target, expected) => {
    const document = extract(source)
    const [first] = document.blocks
    const merged = format.merge(document, english, block =>
      block === first ? parseTags(target, codesOf(block.content)) : block.content
    )
    expect(merged).toBe(expected)
  })
})

describe('what is no MDX', () => {
  test.each([
    ['a <5', 3, 'write "{" and "<"'],
    ['text\n\na { b', 11, 'write "{" and "<"'],
    ['<!-- comment -->', 1, 'write "{" and "<"'],
    ['<A>one', 0, 'write "{" and "<"'],
    ['---\ntitle: One\n---\n\nimport goods from afar', 38, 'mend the code']
  ])('%j is refused with its place', (source, offset, remedy) => {
    const extracting = () => extract(source)
    expect(extracting).toThrow(FormatError)
    expect(extracting).toThrow(expect.objectContaining({ type: 'syntax', offset }))
    expect(extracting).toThrow(remedy)
  })

  test.each([
    ['elements', '<a>'.repeat(5000) + '</a>'.repeat(5000)],
    ['elements in lines', `${'<a>\n'.repeat(5000)}${'</a>\n'.repeat(5000)}`],
    ['statements with blank lines', `export const a = \`\n${'x\n\n'.repeat(10_000)}\``],
    ['long lists', `export const a = [${'1,\n'.repeat(50_000)}]`],
    ['braces', `{"${'}'.repeat(20_000)}"}`],
    ['expressions', `{${'['.repeat(20_000)}1${']'.repeat(20_000)}}`]
  ])('%s in one another beyond reason are refused', (_name, source) => {
    expect(() => extract(source)).toThrow(FormatError)
  })
})

test('code of ordinary length is read, whatever is in it', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code of an article
  const code = "export const a = [\n  { b: '}', c: `${{ d: 1 }}\n\n}`, e: /[{'\"]/ }, // }\n]\n"
  const source = `${code}\n${"A {'}'} b.\n\n```js\nif (x) {\n```\n\n".repeat(200)}`
  expect(extract(source).blocks.length).toBe(200)
})

test('files named .md are MDX where the configuration says so', () => {
  const named = (mdx: boolean) =>
    formats({ frontMatter: undefined, markdown: { mdx } }).find(({ extensions }) => extensions.includes('.md'))?.name
  expect([named(false), named(true)]).toEqual(['markdown', 'mdx'])
})
