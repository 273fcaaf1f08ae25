import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { html } from '../../src/formats/html.ts'
import { formatTags } from '../../src/model/inline-tags.ts'
import { localeTag } from '../../src/model/locale.ts'
import { rewritten, testDocumentFormat } from '../contracts/document-format.ts'
import { treeOf } from './html/tree.ts'

const folder = new URL('../fixtures/html/', import.meta.url)
const sources = readdirSync(folder).map(name => ({
  name,
  source: readFileSync(new URL(`${name}/source.html`, folder), 'utf8')
}))
const [english, french, arabic] = ['en', 'fr', 'ar'].map(localeTag) as [
  ReturnType<typeof localeTag>,
  ReturnType<typeof localeTag>,
  ReturnType<typeof localeTag>
]

describe('keeps the contract', () => {
  testDocumentFormat(html, [
    // A value without quotes gets some, so that more than the hole differs.
    ...sources
      .filter(({ name }) => name !== 'article')
      .map(({ name, source }) => ({ name, source: source.replace(/(?<= (?:ALT|TITLE)=)(\w+)/g, '"$1"') })),
    {
      name: 'an XHTML page',
      source:
        '<?xml version="1.0"?>\n<html xmlns="x"><head><script src="a"/><title/></head><body><p>Sun.<br/>Rain.</p></body></html>'
    },
    {
      name: 'the head of a page',
      source:
        '<title>Vote</title><meta property="og:title" content="Vote"><script type="application/ld+json">{"headline": "Vote \\u201con\\u201d", "articleBody": "One.\\n\\nTwo.", "inLanguage": "en"}</script>'
    },
    {
      name: 'references',
      source: '<p title="a &copy=1 &copy; b">&#x54;ea &notit; &unknown; &amp; &lt;b&gt; &nbsp;x&hellip;</p>'
    },
    {
      name: 'null and odd characters',
      source: '<p>One \0 two\x0B three \u{1F468}\u200D\u{1F469} four</p>\r\n<p>five\rsix</p>'
    },
    { name: 'bare text', source: 'Just a line of text, & no tag.' }
  ])
})

/** The blocks of a page in English. */
const blocks = (source: string, options = {}) =>
  html(options)
    .extract(source, english)
    .blocks.map(({ role, content }) => `${role}: ${formatTags(content)}`)

/** An English page in another locale, its texts in capitals. */
function into(to: ReturnType<typeof localeTag>, source: string, options = {}) {
  const format = html(options)
  const document = format.extract(source, english)
  return format.merge(document, to, block => rewritten(block.content, text => text.toUpperCase()))
}

describe('roles', () => {
  test('the title of the page is the title of the article only where there is no heading', () => {
    expect(blocks('<title>Vote | Courier</title><h1>Vote</h1><h1>More</h1><h2>Less</h2>')).toEqual([
      'meta: Vote | Courier',
      'title: Vote',
      'h: More',
      'h: Less'
    ])
    expect(blocks('<title>Vote</title><p>It passed.')).toEqual(['title: Vote', 'p: It passed.'])
  })

  test('come from what a paragraph is in', () => {
    expect(
      blocks(
        '<ul><li><p>a</p></ul><blockquote><p>b</p></blockquote><table><caption>c<tr><th>d<td><p>e</table><figure><figcaption>f</figcaption></figure><dl><dt>g<dd>h</dl>'
      )
    ).toEqual(['li: a', 'quote: b', 'cap: c', 'cell: d', 'cell: e', 'cap: f', 'li: g', 'li: h'])
  })

  test('a line that a machine translated it is nobody’s to translate', () => {
    expect(blocks('<p>Sun.</p><p>Powered by automated translation</p>')).toEqual([
      'p: Sun.',
      'disclosure: Powered by automated translation'
    ])
  })
})

describe('what is never translated', () => {
  test.each([
    [
      'scripts, styles and templates',
      '<script>a</script><style>b</style><template><p>c</p></template><noframes>d</noframes>'
    ],
    [
      'addresses, names of sites and of authors',
      '<meta property="og:site_name" content="a"><meta name="author" content="b"><a href="c"></a>'
    ],
    ['values of fields, and keys', '<input value="a" accesskey="b"><input type="hidden" value="c"><option value="d">'],
    ['translate="no"', '<p translate="no" title="a">b <b>c</b></p><img translate=no alt="d">'],
    ['class="notranslate"', '<div class="x notranslate"><p>a</p></div>'],
    ['another language', '<blockquote lang="fr"><p>Bonjour</p></blockquote>'],
    ['code in a block', '<pre><code>npm ci</code></pre>'],
    ['the text of a sign in a drawing that is not shown', '<svg><defs>a</defs><style>b</style></svg>'],
    [
      'JSON that is not for readers',
      '<script type="application/ld+json">{"headline": 5, "name": "A", "author": {"name": "B"}}</script>'
    ],
    ['JSON that is none', '<script type="application/ld+json">{"headline": "a", }</script>']
  ])('%s', (_name, source) => {
    expect(blocks(source)).toEqual([])
  })
})

describe('what is protected', () => {
  test('is one code in a line', () => {
    expect(
      blocks('<p>See <span translate=no>Karsal <b>Metro</b></span>, <q lang=la>ad hoc</q> and <code>npm ci</code>.')
    ).toEqual(['p: See <1/>, <2/> and <3/>.'])
  })

  test('ends where the page says so', () => {
    expect(blocks('<div translate=no><p>a <i class=x><b translate=yes>b</b></i></p><p translate="">c</div>')).toEqual([
      'p: <1><2>b</2></1>',
      'p: c'
    ])
    expect(blocks('<div lang=fr><p>Non</p><p lang=en-GB>Yes</p></div>')).toEqual(['p: Yes'])
  })

  test('code is translated on request', () => {
    expect(blocks('<p>Run <code>this</code>.', { code: 'translate' })).toEqual(['p: Run <1>this</1>.'])
  })

  test('a page that claims another language is read all the same', () => {
    expect(blocks('<html lang="de"><body lang="de"><p>Yes</p><p lang="fr">Non</p>')).toEqual(['p: Yes'])
  })
})

test('an element may say itself whether it is in a line', () => {
  expect(blocks('<p>One <span its-within-text="no">two</span> <div its-within-text="yes">three</div>')).toEqual([
    'p: One',
    'p: two',
    'p: <1>three</1>'
  ])
})

describe('another locale', () => {
  test('is stated at the root, put in where it is missing', () => {
    expect(into(arabic, '<html><body>a')).toBe('<html lang="ar" dir="rtl"><body>A')
    expect(into(french, '<html class=x LANG=en-US xml:lang="en">')).toBe(
      '<html dir="ltr" class=x LANG="fr" xml:lang="fr">'
    )
  })

  test('is stated by each block at the top of a fragment', () => {
    expect(into(arabic, '<p>a<p>b</p>c <b>d</b><ul><li>e</ul>')).toBe(
      '<p lang="ar" dir="rtl">A<p lang="ar" dir="rtl">B</p>C <b>D</b><ul lang="ar" dir="rtl"><li>E</ul>'
    )
    expect(into(french, '<p>a')).toBe('<p lang="fr">A')
  })

  test('turns what says it runs as the source', () => {
    expect(into(arabic, '<html><body dir=LTR><p dir="rtl">a<p dir=auto>b<i dir=ltr>c</i>')).toBe(
      '<html lang="ar" dir="rtl"><body dir="rtl"><p dir="rtl">A<p dir=auto>B<i dir=ltr>C</i>'
    )
  })

  test('leaves code from left to right', () => {
    expect(into(arabic, '<html><pre><code>x</code></pre><p>a <code>b</code> <code dir=auto>c</code>')).toBe(
      '<html lang="ar" dir="rtl"><pre dir="auto"><code dir="ltr">x</code></pre><p>A <code dir="ltr">b</code> <code dir=auto>c</code>'
    )
    expect(into(french, '<html><pre><code>x</code></pre>')).toBe('<html lang="fr" dir="ltr"><pre><code>x</code></pre>')
  })

  test('leaves quotations as they are, in a page of their own language too', () => {
    expect(into(arabic, '<html><p>a <q lang="fr">mot</q>')).toBe(
      '<html lang="ar" dir="rtl"><p>A <q dir="ltr" lang="fr">mot</q>'
    )
    expect(into(french, '<html><p>a <q lang="fr">mot</q>')).toBe(
      '<html lang="fr" dir="ltr"><p>A <q translate="no" lang="fr">mot</q>'
    )
  })

  test('is named in metadata', () => {
    const source = `<head><meta property="og:locale" content="en_GB"><meta itemprop=inLanguage content=en>
<script type="application/ld+json">[{"inLanguage": ["en", "de"], "@type": "WebPage", "name": "Vote"}]</script></head>`
    expect(
      into(localeTag('pt'), source)
    ).toBe(`<head><meta property="og:locale" content="pt_BR"><meta itemprop=inLanguage content="pt">
<script type="application/ld+json">[{"inLanguage": ["pt", "de"], "@type": "WebPage", "name": "VOTE"}]</script></head>`)
  })

  test('has the addresses that the project gives its pages', () => {
    const source = `<head><link rel=canonical href="https://example.org/vote"><link rel="alternate" hreflang="fr" href="/f"></head>`
    expect(into(arabic, source)).toBe(source)
    expect(into(arabic, source, { urls: '{origin}/{locale}{path}', locales: [english, french, arabic] })).toBe(
      `<head><link rel=canonical href="https://example.org/ar/vote">
<link rel="alternate" hreflang="en" href="https://example.org/vote">
<link rel="alternate" hreflang="ar" href="https://example.org/ar/vote"><link rel="alternate" hreflang="fr" href="/f"></head>`
    )
  })

  test('writes text that cannot end the script it is in', () => {
    const source = '<script type="application/ld+json">{"headline":"a"}</script>'
    const format = html()
    const merged = format.merge(format.extract(source, english), french, () => ['</script> "b" <!-- ]]>'])
    expect(merged).toBe(
      '<script type="application/ld+json">{"headline":"\\u003c/script\\u003e \\"b\\" \\u003c!-- ]]\\u003e"}</script>'
    )
    expect(JSON.parse(/\{.*\}/.exec(merged)![0])).toEqual({ headline: '</script> "b" <!-- ]]>' })
  })

  test('isolates with an element where there may be one', () => {
    const source = '<html><title>a</title><p title="b">c</p>'
    const format = html()
    const merged = format.merge(format.extract(source, english), arabic, () => ['x \u2068y\u2069'])
    expect(merged).toBe(
      '<html lang="ar" dir="rtl"><title>x \u2068y\u2069</title><p title="x \u2068y\u2069">x <bdi>y</bdi></p>'
    )
  })
})

describe('any text', () => {
  const pieces = [
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<ul><li>',
    '<td>',
    '<table>',
    '<svg>',
    '</svg>',
    '<img alt=x>',
    '<br>',
    '<a title="t">',
    '</a>',
    '<span translate=no>',
    '</span>',
    '<i lang=fr>',
    '</i>',
    '<script>',
    '</script>',
    '<title>',
    '</title>',
    '<pre>',
    '</pre>',
    '<!-- c -->',
    'one',
    ' two ',
    '\n',
    '&amp;',
    '<',
    '</>',
    '<code>',
    '</code>',
    '<h1>',
    '<div>',
    '</div>'
  ]
  const anyPage = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map(parts => parts.join(''))

  // Not what stands in a `<select>`, where browsers drop most tags.
  test('comes back as it was, and keeps its tree in a translation', () => {
    const format = html()
    fc.assert(
      fc.property(anyPage, source => {
        const document = format.extract(source, english)
        expect(format.merge(document, english, block => block.content)).toBe(source)
        const merged = format.merge(document, french, block => rewritten(block.content, text => `${text}<é> & "`))
        expect(treeOf(merged)).toEqual(treeOf(source))
      }),
      { numRuns: 1000 }
    )
  })
})
