import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type NewsmlOptions, newsmlG2 } from '../../src/formats/newsml-g2.ts'
import { formatTags } from '../../src/model/inline-tags.ts'
import { localeTag } from '../../src/model/locale.ts'
import { testDocumentFormat } from '../contracts/document-format.ts'

const [english, german, arabic, french] = ['en', 'de', 'ar', 'fr'].map(localeTag) as [
  ReturnType<typeof localeTag>,
  ReturnType<typeof localeTag>,
  ReturnType<typeof localeTag>,
  ReturnType<typeof localeTag>
]

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/newsml-g2/${name}/source.xml`, import.meta.url), 'utf8')

describe('contract', () => {
  testDocumentFormat(
    newsmlG2,
    ['text-xhtml', 'nitf-inside', 'inline-data', 'picture-captions'].map(name => ({ name, source: fixture(name) }))
  )
})

const item = (content: string, attributes = '') =>
  `<newsItem guid="urn:newsml:kna.example:1" version="3" xml:lang="de"${attributes}>${content}</newsItem>`

const read = (source: string, locale = german, options: NewsmlOptions = {}) =>
  newsmlG2(options)
    .extract(source, locale)
    .blocks.map(({ role, content }) => `${role}: ${formatTags(content)}`)

const into = (source: string, to = arabic, options: NewsmlOptions = {}) => {
  const format = newsmlG2(options)
  return format.merge(format.extract(source, german), to, ({ content }) => content)
}

test('what newsrooms decide for themselves is an option', () => {
  const source = item(
    '<itemMeta><edNote>Eilt</edNote></itemMeta><contentMeta><by>Von A</by><dateline>Wien</dateline><keyword>Wahl</keyword><creditline>KNA</creditline><slugline>WAHL</slugline><subject qcode="a:b"><name>Politik</name></subject></contentMeta>'
  )
  expect(read(source)).toEqual(['byline: Von A', 'dateline: Wien', 'meta: Wahl'])
  const others = {
    byline: false,
    dateline: false,
    keywords: false,
    creditline: true,
    slugline: true,
    names: true,
    notes: true
  }
  expect(read(source, german, others)).toEqual(['p: Eilt', 'meta: KNA', 'meta: WAHL', 'meta: Politik'])
})

test('strings in another language than the source stay, and keep saying so', () => {
  const source = item(
    '<contentMeta><headline xml:lang="de">Wahl</headline><headline xml:lang="fr">Vote</headline><language tag="de-AT"/><language tag="fr"/></contentMeta>'
  )
  expect(read(source)).toEqual(['title: Wahl'])
  expect(into(source)).toContain(
    '<headline xml:lang="ar">Wahl</headline><headline xml:lang="fr">Vote</headline><language tag="ar"/><language tag="fr"/>'
  )
})

test('a target in the language of a string that stays is no reason to refuse it', () => {
  const format = newsmlG2()
  const source = item(
    '<contentMeta><headline xml:lang="de">Wahl</headline><headline xml:lang="fr">Vote</headline></contentMeta>'
  )
  const merged = format.merge(format.extract(source, german), french, () => ['Élection'])
  expect(merged).toContain('<headline xml:lang="fr">Élection</headline><headline xml:lang="fr">Vote</headline>')
})

test('an item that says nothing of the source language is read as what its root says it is in', () => {
  expect(
    read(
      item('<contentMeta><headline>Wahl</headline><subject><name xml:lang="en">a</name></subject></contentMeta>'),
      english
    )
  ).toEqual(['title: Wahl'])
})

describe('an item in another locale', () => {
  test('has a guid of its own, the version of its source, a language and a direction', () => {
    expect(into(item(''))).toContain(
      '<newsItem dir="rtl" guid="urn:newsml:kna.example:1.ar" version="3" xml:lang="ar">'
    )
    expect(into(item('', " dir='rtl'"), french)).toContain(
      `guid="urn:newsml:kna.example:1.fr" version="3" xml:lang="fr" dir='ltr'>`
    )
    expect(into(item(''), french)).not.toContain('dir=')
  })

  const link = '<link rel="irel:derivedFrom" residref="urn:newsml:kna.example:1" version="3"/>'

  test('links to its source after its other links', () => {
    expect(into(item('<itemMeta><signal qcode="a:b"/></itemMeta>'))).toContain(
      `<signal qcode="a:b"/>${link}</itemMeta>`
    )
    expect(into(item('\n  <itemMeta>\n    <link rel="a:b"/>\n  </itemMeta>'))).toContain(
      `\n    <link rel="a:b"/>\n    ${link}\n  </itemMeta>`
    )
    expect(into(item('<itemMeta><itemMetaExtProperty/><x:y/></itemMeta>', ' xmlns:x="urn:x"'))).toContain(
      `<itemMeta>${link}<itemMetaExtProperty/><x:y/></itemMeta>`
    )
  })

  test('names the relation as the newsroom does', () => {
    expect(into(item('<itemMeta></itemMeta>'), arabic, { relation: 'kna:translationOf' })).toContain(
      '<link rel="kna:translationOf"'
    )
  })

  test('with prefixes, has them everywhere', () => {
    const source = item('<itemMeta></itemMeta>', ' xmlns:n="urn:n"').replace(/(<\/?)(?=[a-z])/g, '$1n:')
    expect(into(source)).toContain('<n:itemMeta><n:link rel="irel:derivedFrom"')
  })

  test('does not say of concepts that they are others', () => {
    const source =
      '<conceptItem guid="a" xml:lang="de"><itemMeta></itemMeta><concept><name>Politik</name></concept></conceptItem>'
    expect(into(source)).toBe(source.replace('xml:lang="de"', 'xml:lang="ar"'))
  })
})
