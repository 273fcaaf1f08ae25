import { describe, expect, test } from 'vitest'
import { nitf } from '../../src/formats/nitf.ts'
import { formatTags } from '../../src/model/inline-tags.ts'
import { localeTag } from '../../src/model/locale.ts'
import { testDocumentFormat } from '../contracts/document-format.ts'

const english = localeTag('en')
const arabic = localeTag('ar')

const wire = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf baselang='en-GB'>
 <head>
  <title>Ferry returns</title>
  <meta name="description" content="The ferry &amp; its crew"/>
  <meta name="editor" content="KNA desk"/>
  <docdata><key-list><keyword key="ferries"/></key-list></docdata>
 </head>
 <body>
  <body.head>
   <hedline><hl1>Ferry <em>returns</em> to Karsal</hl1><hl2>Service resumes after two years</hl2></hedline>
   <byline>By <person>Hala Mansour</person><byttl>Port reporter</byttl></byline>
   <dateline><location>KARSAL</location> <story.date norm="20261124">Nov. 24</story.date></dateline>
   <abstract><p>The first boat left at seven.</p></abstract>
  </body.head>
  <body.content>
   <block>
    <p>The <org idsrc="kna">Karsal Line</org> said <!-- check --> &quot;we are back&quot;.</p>
    <p><![CDATA[Fares < 5 euros]]></p>
    <p>Fares <![CDATA[& taxes]]> rise.</p>
    <p>A <lang iso-lang="fr">bon voyage</lang> for <q>all</q>,<br/>&agency; says.</p>
    <hl2>Timetable</hl2>
    <ul><li>Monday</li><li>Tuesday &#8211; <strong>late</strong></li></ul>
    <media media-type="image">
     <media-reference source="ferry.jpg" mime-type="image/jpeg"/>
     <media-caption>The ferry at dawn</media-caption>
     <media-producer>KNA</media-producer>
    </media>
    <table><caption>Fares</caption><tr><th>From</th><td>5</td><td>  </td></tr></table>
    <bq><block><p>We waited.</p></block><credit>A passenger</credit></bq>
    <pre>KAR 1  PEL 2</pre>
   </block>
  </body.content>
  <body.end><tagline>With reports from Pelion</tagline></body.end>
 </body>
</nitf>
`

describe('contract', () => {
  testDocumentFormat(nitf, [
    { name: 'a wire', source: wire },
    { name: 'with CRLF', source: wire.replaceAll('\n', '\r\n') },
    {
      name: 'in another namespace',
      source: wire.replaceAll(/(<\/?)(?=[a-z])/g, '$1n:').replace('n:nitf ', 'n:nitf xmlns:n="urn:x" ')
    }
  ])
})

const read = (source: string, options = {}) =>
  nitf(options)
    .extract(source, english)
    .blocks.map(({ role, content }) => `${role}: ${formatTags(content)}`)

test('reads what readers read, and nothing else', () => {
  expect(read(wire)).toEqual([
    'meta: Ferry returns',
    'meta: The ferry & its crew',
    'title: Ferry <1>returns</1> to Karsal',
    'dek: Service resumes after two years',
    'byline: By <1>Hala Mansour</1>',
    'byline: Port reporter',
    'dateline: <1>KARSAL</1> <2>Nov. 24</2>',
    'dek: The first boat left at seven.',
    'p: The <1>Karsal Line</1> said <2/> "we are back".',
    'p: Fares < 5 euros',
    'p: Fares & taxes rise.',
    'p: A <1/> for <2>all</2>,<3/><4/> says.',
    'h: Timetable',
    'li: Monday',
    'li: Tuesday – <1>late</1>',
    'cap: The ferry at dawn',
    'cap: Fares',
    'cell: From',
    'cell: 5',
    'quote: We waited.',
    'p: With reports from Pelion'
  ])
})

test('what newsrooms decide for themselves is an option', () => {
  const all = read(wire, { credit: true, keywords: true, tabular: true })
  expect(all).toEqual(expect.arrayContaining(['cap: KNA', 'quote: A passenger', 'p: KAR 1  PEL 2']))
  expect(read(wire, { byline: false, dateline: false, tagline: false }).join()).not.toMatch(/byline|dateline|Pelion/)
})

test('an article in another locale says so', () => {
  const format = nitf()
  const document = format.extract(wire.replace("baselang='en-GB'", 'xml:lang="en"'), english)
  expect(format.merge(document, arabic, block => block.content)).toContain('<nitf baselang="ar" xml:lang="ar">')
})

test('text is escaped as its place needs', () => {
  const format = nitf()
  const document = format.extract(wire, english)
  const merged = format
    .merge(document, english, ({ content }) => (content.length === 1 ? ['<b> & "c" ]]>'] : content))
    .split('\n')
  expect(merged).toContain('     <media-caption>&lt;b&gt; &amp; "c" ]]&gt;</media-caption>')
  expect(merged).toContain('  <meta name="description" content="&lt;b> &amp; &quot;c&quot; ]]>"/>')
  expect(merged).toContain('    <p><![CDATA[<b> & "c" ]]]]><![CDATA[>]]></p>')
})
