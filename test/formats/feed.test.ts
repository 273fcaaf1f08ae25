import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type FeedOptions, feed } from '../../src/formats/feed.ts'
import { formatTags } from '../../src/model/inline-tags.ts'
import { localeTag } from '../../src/model/locale.ts'
import { testDocumentFormat } from '../contracts/document-format.ts'

const english = localeTag('en')
const arabic = localeTag('ar')
const fixture = (name: string) => readFileSync(new URL(`../fixtures/feed/${name}/source.xml`, import.meta.url), 'utf8')

describe('contract', () => {
  testDocumentFormat(
    feed,
    ['rss-escaped', 'atom-types', 'rss-1.0'].map(name => ({ name, source: fixture(name) }))
  )
})

const read = (source: string, options: FeedOptions = {}) =>
  feed(options)
    .extract(source, english)
    .blocks.map(({ role, content, unit }) => `${role}: ${formatTags(content)}${unit === undefined ? '' : ` (${unit})`}`)

const rss = (items: string, channel = '') => `<rss version="2.0"><channel>${channel}${items}</channel></rss>`

const translated = (source: string, text: string) => {
  const format = feed()
  return format.merge(format.extract(source, english), english, () => [text])
}

describe('an entry is a unit, named', () => {
  test.each([
    ['<guid>g</guid><link>l</link><title>t</title>', 'g'],
    ['<link>l</link><title>t</title>', 'l'],
    ['<title>t</title>', 't'],
    ['<guid> <![CDATA[g&1]]> </guid><title>t</title>', 'g&1']
  ])('by %s', (children, id) => {
    expect(read(rss(`<item>${children}</item>`))).toEqual([`title: t (${id})`])
  })

  test('in Atom by its id', () => {
    expect(
      read('<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>t</title><id>urn:1</id></entry></feed>')
    ).toEqual(['title: t (urn:1)'])
  })
})

test('namespaces tell elements, whatever their prefixes', () => {
  const atom =
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns="http://search.yahoo.com/mrss/"><a:title>A</a:title><title>B</title></a:feed>'
  expect(read(atom)).toEqual(['title: A', 'cap: B'])
  expect(read('<rss><channel><title>A</title><media:title>B</media:title></channel></rss>')).toEqual([
    'title: A',
    'cap: B'
  ])
  expect(read('<rss xmlns:m="urn:other"><channel><m:title>A</m:title></channel></rss>')).toEqual([])
})

describe('text of RSS', () => {
  test('is HTML where it holds tags or references of HTML', () => {
    expect(read(rss('', '<title>A &amp;amp; B</title><description>a &lt;b&gt;c&lt;/b&gt;</description>'))).toEqual([
      'title: A & B',
      'dek: a <1>c</1>'
    ])
    expect(read(rss('', '<title>AT&amp;T &lt; 3</title><description>a &lt; b</description>'))).toEqual([
      'title: AT&T < 3',
      'dek: a < b'
    ])
  })

  test('that is plain stays plain in a translation, and is escaped once more where that looks like HTML', () => {
    const source = rss('', '<title>A</title>')
    expect(translated(source, 'B & <i>')).toContain('<title>B &amp;amp; &amp;lt;i&amp;gt;</title>')
    expect(translated(source, 'B & C')).toContain('<title>B &amp; C</title>')
    expect(translated(rss('', '<title><![CDATA[A]]></title>'), 'B & ]]>')).toContain(
      '<title><![CDATA[B & ]]]]><![CDATA[>]]></title>'
    )
  })

  test('may be cut by sections and comments', () => {
    expect(read(rss('', '<title>A <![CDATA[& B]]> c</title>'))).toEqual(['title: A & B c'])
  })

  test('may have bare markup in it', () => {
    expect(read(rss('', '<description><p>A <b>b</b></p></description>'))).toEqual(['dek: A <1>b</1>'])
  })
})

describe('text of Atom is what its type says', () => {
  const entry = (content: string) => `<feed xmlns="http://www.w3.org/2005/Atom">${content}</feed>`
  test.each([
    ['<title>A &amp;amp; B</title>', ['title: A &amp; B']],
    ['<title type="html">A &amp;amp; B</title>', ['title: A & B']],
    ['<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b></div></title>', ['title: A <1>b</1>']],
    ['<entry><content src="a.html" type="html"/><content type="image/png">QUJD</content></entry>', []],
    ['<title type="text/html" mode="escaped">A &lt;b>b&lt;/b></title>', ['title: A <1>b</1>']],
    ['<title mode="base64">QUJD</title>', []]
  ])('%s', (content, blocks) => {
    expect(read(entry(content))).toEqual(blocks)
  })
})

test('what publishers decide for themselves is an option', () => {
  const source = `<feed xmlns="http://www.w3.org/2005/Atom"><category term="a" label="A"/><rights>B</rights></feed>`
  expect(read(source)).toEqual(['meta: A'])
  expect(read(source, { labels: false, rights: true })).toEqual(['p: B'])
  const channel = rss('', '<category>A</category><copyright>B</copyright>')
  expect(read(channel)).toEqual([])
  expect(read(channel, { categories: true, rights: true })).toEqual(['meta: A', 'p: B'])
})

describe('a feed in another locale says so', () => {
  const into = (source: string) => {
    const format = feed()
    return format.merge(format.extract(source, english), arabic, ({ content }) => content)
  }
  test.each([
    [
      '<rss><channel><language>en-us</language></channel></rss>',
      '<rss><channel><language>ar</language></channel></rss>'
    ],
    [
      '<rss><channel><title>A</title></channel></rss>',
      '<rss><channel><language>ar</language><title>A</title></channel></rss>'
    ],
    ['<feed xmlns="http://www.w3.org/2005/Atom"/>', '<feed xml:lang="ar" xmlns="http://www.w3.org/2005/Atom"/>'],
    [
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title xml:lang="en">A</title><entry xml:lang="fr"/></feed>',
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title xml:lang="ar">A</title><entry xml:lang="fr"/></feed>'
    ],
    [
      '<rss><channel><language>en</language><item><description>&lt;p>A&lt;/p></description></item></channel></rss>',
      '<rss><channel><language>ar</language><item><description>&lt;p dir="rtl">A&lt;/p></description></item></channel></rss>'
    ]
  ])('%s', (source, expected) => {
    expect(into(source)).toBe(expected)
  })
})
