/** A file made to hurt, with the extension its reader is chosen by. */
export interface HostileFile {
  readonly name: string
  readonly extension: string
  /** Made when asked for: some are many megabytes. */
  readonly source: () => string
}

/**
 * Files that try to exhaust a reader, to make it fetch something, or to make it take an end for granted. All generated, none found. Those
 * in Markdown are no larger than its parser reads in a second: some of them cost it the square of their size or more.
 */
export const hostileFiles: readonly HostileFile[] = [
  ...Object.entries(roots()).flatMap(([root, around]) => xmlFiles(root, around)),
  {
    name: 'nitf: 2,000,000 references',
    extension: '.xml',
    source: () => `<nitf><body><body.content><p>${'&amp;'.repeat(2_000_000)}</p></body.content></body></nitf>`
  },
  ...Object.entries(html()).map(([name, source]) => ({ name: `html: ${name}`, extension: '.html', source })),
  ...Object.entries(markdown()).map(([name, source]) => ({ name: `markdown: ${name}`, extension: '.md', source })),
  ...Object.entries(mdx()).map(([name, source]) => ({ name: `mdx: ${name}`, extension: '.mdx', source })),
  ...Object.entries(json()).map(([name, source]) => ({ name: `json: ${name}`, extension: '.json', source })),
  ...Object.entries(text()).map(([name, source]) => ({ name: `text: ${name}`, extension: '.txt', source }))
]

type Sources = Readonly<Record<string, () => string>>

interface Around {
  readonly start: string
  readonly end: string
}

/** A place for text in each kind of XML there is a format for. */
function roots(): Readonly<Record<string, Around>> {
  return {
    nitf: { start: '<nitf><body><body.content><p>', end: '</p></body.content></body></nitf>' },
    'newsml-g2': {
      start: '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a" version="1"><contentMeta><headline>',
      end: '</headline></contentMeta></newsItem>'
    },
    rss: { start: '<rss version="2.0"><channel><item><description>', end: '</description></item></channel></rss>' },
    atom: {
      start: '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">',
      end: '</content></entry></feed>'
    },
    xml: { start: '<doc><p>', end: '</p></doc>' }
  }
}

function xmlFiles(root: string, { start, end }: Around): readonly HostileFile[] {
  const within = (inside: string) => `${start}${inside}${end}`
  const name = /^<([\w.]+)/.exec(start)![1]!
  const declared = (subset: string, inside: string) => `<!DOCTYPE ${name} [${subset}]>${within(inside)}`
  const sources: Sources = {
    'billion laughs': () => {
      const levels = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`)
      return declared(`<!ENTITY l0 "ha">${levels.join('')}`, 'a &l10; b')
    },
    'quadratic blow-up': () => declared(`<!ENTITY a "${'a'.repeat(50_000)}">`, `a ${'&a;'.repeat(50_000)} b`),
    'an entity of itself': () => declared('<!ENTITY a "&b;"><!ENTITY b "&a;">', 'a &a; b'),
    'an external entity': () => declared('<!ENTITY a SYSTEM "file:///etc/hostname">', 'a &a; b'),
    'an external DTD': () => `<!DOCTYPE ${name} SYSTEM "http://localhost:9/a.dtd">${within('text')}`,
    'parameter entities': () => declared('<!ENTITY % a SYSTEM "http://localhost:9/a.dtd"> %a;', 'text'),
    'nested 10,000 deep': () => within(`${'<i>'.repeat(10_000)}text${'</i>'.repeat(10_000)}`),
    'nested 10,000 deep, escaped': () => within(`${'&lt;i&gt;'.repeat(10_000)}text${'&lt;/i&gt;'.repeat(10_000)}`),
    'nested in CDATA': () => within(`<![CDATA[${'<table><tr><td>'.repeat(3_000)}text]]>`),
    'an attribute twice': () => within('<a b="1" c="2" b="3">text</a>'),
    '50,000 attributes': () => within(`<a ${Array.from({ length: 50_000 }, (_, i) => `b${i}="c"`).join(' ')}>text</a>`),
    'names of an object': () =>
      within('<constructor __proto__="a" toString="b">text <__proto__>more</__proto__></constructor>'),
    'a reference to no character': () => within('a &#0; &#x110000; &#99999999999999999999; b'),
    '20,000 comments': () => within(`a${'<!-- c -->'.repeat(20_000)}b`),
    '20,000 sections': () => within(`a${'<![CDATA[b]]>'.repeat(20_000)}c`),
    '20,000 elements side by side': () => within('a <i>b</i> '.repeat(20_000)),
    'a null': () => within('a\u0000b'),
    'a mark of order in the middle': () => within('a\uFEFFb'),
    'what is no character': () => within('a\uFFFEb\uFFFFc'),
    'half a character': () => within('a\uD800b'),
    'a quote that opens a megabyte': () => `${start.replace(/>$/, '')} a="${'b'.repeat(1_000_000)}`,
    'a document type of brackets': () => `<!DOCTYPE a ${'['.repeat(100_000)}`,
    'a document type of quotes': () => `<!DOCTYPE a [${`<!ENTITY a "`.repeat(20_000)}`
  }
  const unterminated = [
    '<',
    '<a',
    '<a b',
    '<a b=',
    '<a b="',
    '<a b="c"',
    '<a/',
    '</',
    '</p',
    '<!',
    '<!-',
    '<!--',
    '<!-- a -',
    '<![',
    '<![CDATA[',
    '<![CDATA[ a ]]',
    '<?',
    '<?a',
    '<?a b ?',
    '&',
    '&#',
    '&#x',
    '&a',
    '<a>'
  ]
  return [
    ...Object.entries(sources).map(([title, source]) => ({ name: `${root}: ${title}`, extension: '.xml', source })),
    ...unterminated.map(tail => ({
      name: `${root}: ends in ${tail}`,
      extension: '.xml',
      source: () => `${start}a ${tail}`
    })),
    { name: `${root}: ends in a document type`, extension: '.xml', source: () => `<!DOCTYPE ${name} [<!ENTITY a "` }
  ]
}

function html(): Sources {
  return {
    'div nested 10,000 deep': () => `${'<div>'.repeat(10_000)}text`,
    'marks nested 10,000 deep': () => `<p>${'<b><i>'.repeat(5_000)}text`,
    'marks that cross 10,000 times': () => `<p>${'<a href=x><b>a</a></b>'.repeat(10_000)}text`,
    'tables nested 3,000 deep': () => '<table><tr><td>'.repeat(3_000),
    'templates nested 3,000 deep': () => '<template>'.repeat(3_000),
    'SVG in HTML in SVG': () => `<p>a ${'<svg><foreignObject><p>'.repeat(2_000)}text`,
    'an unclosed script': () => `<p>a</p><script>${'<!-- <script> '.repeat(20_000)}`,
    'an unclosed style': () => `<p>a</p><style>${'</styl '.repeat(20_000)}`,
    'an unclosed textarea': () => `<p>a<textarea>${'</text '.repeat(20_000)}`,
    'an unclosed comment': () => `<p>a</p><!--${'--!'.repeat(50_000)}`,
    plaintext: () => `<p>a<plaintext>${'</plaintext>'.repeat(10_000)}`,
    'an unclosed quote': () => `<p>a</p><a href="${'b '.repeat(200_000)}`,
    '50,000 attributes': () => `<p ${Array.from({ length: 50_000 }, (_, i) => `b${i}=c`).join(' ')}>text`,
    'an attribute twice': () => '<p title="one" title="two">text</p>',
    '2,000,000 references': () => `<p>${'&amp;'.repeat(2_000_000)}`,
    'references that end nowhere': () => `<p>${'&notin'.repeat(100_000)}`,
    'a null': () => '<p>a\u0000b <b\u0000>c</b\u0000>',
    'half a character': () => '<p>a\uD800b</p>',
    'names of an object': () => '<constructor __proto__=a>text <__proto__>more</__proto__></constructor>',
    'JSON-LD nested 10,000 deep': () => `<script type="application/ld+json">${'{"a":['.repeat(10_000)}</script><p>text`,
    'JSON-LD that ends nowhere': () => '<script type="application/ld+json">{"headline":"a</script><p>text',
    '100,000 stray end tags': () => `<p>text${'</b></i></p></table>'.repeat(25_000)}`,
    'only less-than signs': () => '<'.repeat(500_000),
    'only ampersands': () => '&'.repeat(500_000),
    'ends in a tag': () => '<p>text</p><',
    'ends in a document type': () => '<!DOCTYPE html PUBLIC "'
  }
}

function markdown(): Sources {
  return {
    'quotes nested 10,000 deep': () => `${'>'.repeat(10_000)} text`,
    'lists nested 150 deep': () => Array.from({ length: 150 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n'),
    'a row of list markers': () => `${'- '.repeat(5_000)}text`,
    'brackets that open': () => `${'['.repeat(20_000)}text`,
    'brackets that pair': () => `${'['.repeat(2_000)}text${']'.repeat(2_000)}`,
    'images in images': () => `${'!['.repeat(400)}text${'](a)'.repeat(400)}`,
    'links that end nowhere': () => '[a](<b '.repeat(1_000),
    'emphasis that opens': () => '*a _b '.repeat(2_000),
    'emphasis that crosses': () => '*a **a *a** '.repeat(500),
    'ticks of every length': () => Array.from({ length: 200 }, (_, i) => `${'`'.repeat(i)}a`).join(' '),
    'tags that end nowhere': () => '<a b="'.repeat(5_000),
    'comments that end nowhere': () => 'a <!-- '.repeat(1_000),
    'a table of 500 columns': () => `|${' a |'.repeat(500)}\n|${'-|'.repeat(500)}\n|${' b |'.repeat(500)}`,
    '500 footnotes': () => Array.from({ length: 500 }, (_, i) => `a[^${i}]\n\n[^${i}]: text`).join('\n\n'),
    '2,000 definitions': () => Array.from({ length: 2_000 }, (_, i) => `[a${i}]: b 'c'`).join('\n'),
    'macros that end nowhere': () => 'a {{ b {% c {{< '.repeat(1_000),
    'front matter of aliases': () => {
      const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`)
      return `---\ntitle: text\na0: &a0 x\n${levels.join('\n')}\n---\ntext`
    },
    'front matter nested 10,000 deep': () => `---\ntitle: text\na: ${'['.repeat(10_000)}\n---\ntext`,
    'front matter that ends nowhere': () => `---\ntitle: "text\n${'a: b\n'.repeat(1_000)}`,
    'front matter of an object': () => '---\n__proto__: {title: a}\nconstructor: b\ntitle: text\n---\ntext',
    'front matter in TOML that ends nowhere': () => `+++\ntitle = """${'a\n'.repeat(1_000)}+++\ntext`,
    'front matter in JSON nested 10,000 deep': () => `{"title": "text", "a": ${'['.repeat(10_000)}\n\ntext`,
    '5,000 references': () => '&amp;'.repeat(5_000),
    '20,000 backslashes': () => '\\'.repeat(20_000),
    '4,000 hard breaks': () => 'a  \n'.repeat(4_000),
    'a null': () => 'a\u0000b',
    'half a character': () => 'a\uD800b'
  }
}

function mdx(): Sources {
  return {
    'expressions nested 5,000 deep': () => `text {${'['.repeat(5_000)}`,
    'braces that open': () => '{'.repeat(10_000),
    'elements nested 2,000 deep': () => `${'<A>'.repeat(2_000)}text${'</A>'.repeat(2_000)}`,
    'elements that end nowhere': () => '<A b={`'.repeat(2_000),
    'an import that ends nowhere': () => `import a from "b\n\n${'text\n\n'.repeat(2_000)}`,
    'fragments that cross': () => '<><b></>text</b>',
    'a comment that ends nowhere': () => 'text {/* a'
  }
}

function json(): Sources {
  return {
    'nested 10,000 deep': () => `${'['.repeat(10_000)}"text"${']'.repeat(10_000)}`,
    'objects nested 10,000 deep': () => `${'{"a":'.repeat(10_000)}"text"${'}'.repeat(10_000)}`,
    'nested and never closed': () => '{"a":['.repeat(50_000),
    'a key twice': () => '{"a": "one", "a": "two"}',
    'names of an object': () =>
      '{"__proto__": {"a": "text"}, "constructor": "more", "toString_one": "a", "toString_other": "b"}',
    '200,000 keys': () => `{${Array.from({ length: 200_000 }, (_, i) => `"k${i}": "text"`).join(',')}}`,
    '20,000 forms of one plural': () =>
      `{${Array.from({ length: 20_000 }, (_, i) => `"k${i % 7}_one": "a {{count}}"`).join(',')}}`,
    'a string of 5 MB': () => `{"a": "${'text '.repeat(1_000_000)}"}`,
    'half a character': () => '{"a": "a\\ud800b"}',
    'variables that end nowhere': () => `{"a": "${'{{a $t(b '.repeat(20_000)}"}`,
    'tags that end nowhere': () => `{"a": "${'<1>'.repeat(20_000)}text"}`,
    'ends in a string': () => '{"a": "text',
    'ends in an escape': () => '{"a": "text\\u00',
    'a comment': () => '{"a": "text" /* b',
    'nothing but a string': () => '"text"'
  }
}

function text(): Sources {
  return {
    'a line of 1 MB': () => 'text '.repeat(200_000),
    '200,000 line ends': () => `text${'\n'.repeat(200_000)}more`,
    'line ends of every kind': () => `text${'\r\n\r\u2028\u0085'.repeat(50_000)}more`,
    'a null': () => 'a\u0000b',
    'half a character': () => 'a\uD800b'
  }
}
