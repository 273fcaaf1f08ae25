import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type XmlOptions, xml } from '../../src/formats/xml.ts'
import { formatTags } from '../../src/model/inline-tags.ts'
import { localeTag } from '../../src/model/locale.ts'
import { testDocumentFormat } from '../contracts/document-format.ts'

const english = localeTag('en')
const fixture = (name: string) => readFileSync(new URL(`../fixtures/xml/${name}/source.xml`, import.meta.url), 'utf8')

describe('contract', () => {
  testDocumentFormat(
    xml,
    ['its-local', 'its-rules', 'dita-topic'].map(name => ({ name, source: fixture(name) }))
  )
})

const read = (source: string, options: XmlOptions = {}) =>
  xml(options)
    .extract(source, english)
    .blocks.map(({ role, content }) => `${role}: ${formatTags(content)}`)

const its = 'xmlns:its="http://www.w3.org/2005/11/its"'

describe('without rules', () => {
  test('an element among text is in a line, others are apart', () => {
    expect(read('<a><b>One <c>two</c> three</b><d>four</d></a>')).toEqual(['p: One <1>two</1> three', 'p: four'])
    expect(read('<a>One <list><item>two</item><item>three</item></list></a>')).toEqual(['p: One', 'p: two', 'p: three'])
  })

  test('text in another language stays, a word of it as a code', () => {
    expect(read('<a xml:lang="en"><b xml:lang="fr">Un</b><c>One <d xml:lang="fr">deux</d></c></a>')).toEqual([
      'p: One <1/>'
    ])
  })
})

describe('ITS', () => {
  test('what is not to be translated may hold what is', () => {
    const source = `<a ${its}><p>One <c its:withinText="yes" its:translate="no">two <d its:withinText="yes" its:translate="yes">three</d></c> four</p></a>`
    expect(read(source)).toEqual(['p: One <1/> four', 'p: three'])
  })

  test('a filter for no locale keeps text from all, others keep it', () => {
    const source = (list: string) => `<a ${its}><p its:localeFilterList="${list}">One</p></a>`
    expect(read(source(''))).toEqual([])
    expect(read(source('fr, ar'))).toEqual(['p: One'])
  })

  test('rules may come from elsewhere, before those of the article', () => {
    const rules = [
      {
        path: 'r.xml',
        text: `<its:rules ${its} version="2.0"><its:translateRule selector="//b" translate="no"/></its:rules>`
      }
    ]
    expect(read('<a><b>One</b><c>two</c></a>', { rules })).toEqual(['p: two'])
    const own = `<a ${its}><its:rules version="2.0"><its:translateRule selector="//b" translate="yes"/></its:rules><b>One</b></a>`
    expect(read(own, { rules })).toEqual(['p: One'])
  })

  test('rules that are no XML are named', () => {
    expect(() => xml({ rules: [{ path: 'config/r.xml', text: '<its:rules>' }] })).toThrow(
      /Expected ITS rules in "config\/r.xml"/
    )
  })
})

test('XHTML is read as HTML', () => {
  const source =
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A</title><script>b</script></head><body><p>One <code>x</code><br/>two</p></body></html>'
  expect(read(source)).toEqual(['title: A', 'p: One <1/><2/>two'])
})
