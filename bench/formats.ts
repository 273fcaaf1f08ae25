import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { htmlTokens } from '../src/formats/html/tokenizer.ts'
import { localeTag } from '../src/model/locale.ts'
import { tokens as xmlTokens } from '../src/xml/lexer.ts'
import { clocks } from '../test/conformance/clocks.ts'
import { formatOf, isRead } from '../test/conformance/read.ts'
import { trySource } from '../test/conformance/try-input.ts'
import { hostileFiles } from '../test/support/hostile-files.ts'
import { accents, rewritten } from '../test/support/rewrites.ts'
import { attempt, best } from './formats/best.ts'
import { large, type TextSet, textSet } from './formats/corpus.ts'
import { fastXmlParser, json, type Peer, parse5, remarkPeer } from './formats/peers.ts'
import { hasPo4a, type Po4aResult, throughPo4a } from './formats/po4a.ts'

/**
 * `npm run bench:formats -- [--corpus DIR] [--json FILE]`: every format beside what one would use instead, in one run. Trust the ratios, not
 * the speeds.
 */
const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: fileURLToPath(new URL('../../shared/corpus/formats', import.meta.url)) },
    json: { type: 'string' }
  }
})
const { corpus } = values
const english = localeTag('en')

interface Contest {
  readonly set: TextSet
  readonly peer: Peer
  /** The reader of tokens or tree alone. */
  readonly parser?: { readonly name: string; readonly run: (text: string) => unknown }
  /** How po4a reads it. */
  readonly po4a?: readonly string[]
}

const htmlTokenizer = { name: 'HTML tokenizer alone', run: htmlTokens }
const xmlLexer = { name: 'XML lexer alone', run: xmlTokens }
const mdast = {
  name: 'mdast with gfm alone',
  run: (text: string) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}
const paragraph = 'The river bridge in Marshford reopened to <em>lorries</em> on Monday &amp; nobody minded.'

const contests: readonly Contest[] = [
  { set: textSet(corpus, 'nitf', ['nitf'], '.xml'), peer: fastXmlParser, parser: xmlLexer, po4a: ['-f', 'xml'] },
  { set: textSet(corpus, 'newsml', ['newsml-g2', 'newsml-1.2'], '.xml'), peer: fastXmlParser, parser: xmlLexer },
  { set: textSet(corpus, 'feed', ['feed'], '.xml'), peer: fastXmlParser, parser: xmlLexer },
  { set: textSet(corpus, 'xml', ['xml-its', 'dita'], '.xml'), peer: fastXmlParser, parser: xmlLexer },
  {
    set: textSet(corpus, 'html', ['html', 'html-news'], '.html'),
    peer: parse5,
    parser: htmlTokenizer,
    po4a: ['-f', 'xhtml']
  },
  {
    set: textSet(corpus, 'markdown', ['md', 'md-pair'], '.md'),
    peer: remarkPeer,
    parser: mdast,
    po4a: ['-f', 'text', '-o', 'markdown']
  },
  { set: textSet(corpus, 'json', ['i18next', 'json'], '.json'), peer: json },
  {
    set: large(
      'nitf, 4 MB',
      '.xml',
      '<nitf><body><body.content>',
      `<p>${paragraph}</p>\n`,
      '</body.content></body></nitf>'
    ),
    peer: fastXmlParser,
    parser: xmlLexer
  },
  {
    set: large('html, 4 MB', '.html', '<!DOCTYPE html><html><body>', `<p>${paragraph}</p>\n`, '</body></html>'),
    peer: parse5,
    parser: htmlTokenizer
  }
]

interface Result {
  readonly name: string
  readonly files: number
  readonly megabytes: number
  /** MB/s of each contestant. */
  readonly speeds: Readonly<Record<string, number>>
  readonly identical: Readonly<Record<string, number>>
  readonly po4a?: Po4aResult & { readonly oursPerFile: number }
}

const isPo4aThere = hasPo4a()
const results: Result[] = []
for (const contest of contests) {
  if (contest.set.texts.length === 0 || !isRead(contest.set.extension)) {
    console.log(`${contest.set.name}: skipped, no file or no format`)
    continue
  }
  const result = measured(contest)
  results.push(result)
  const { name, files, megabytes, speeds, identical, po4a } = result
  const shown = Object.entries(speeds).map(([who, speed]) => `${who} ${speed.toFixed(1)}`)
  console.log(`${name}: ${files} files, ${megabytes.toFixed(2)} MB; MB/s: ${shown.join(', ')}`)
  console.log(
    `  own content comes back: ${Object.entries(identical)
      .map(([who, count]) => `${who} ${count}/${files}`)
      .join(', ')}`
  )
  const peer = speeds[contest.peer.name] ?? 0
  const ratios = [`both ways ${((speeds['extract and merge'] ?? 0) / peer).toFixed(2)} × the peer`]
  if (contest.parser)
    ratios.push(`extract ${((speeds.extract ?? 0) / speeds[contest.parser.name]!).toFixed(2)} × ${contest.parser.name}`)
  console.log(`  ratios: ${ratios.join(', ')}`)
  if (po4a) {
    console.log(
      `  po4a-normalize on ${po4a.files} of them: reads ${po4a.read}, identical ${po4a.identical}; ${po4a.millisecondsPerFile.toFixed(1)} ms a file without its start, ours ${po4a.oursPerFile.toFixed(2)} ms`
    )
  } else if (contest.po4a) console.log('  po4a: skipped, it is not installed (Debian: apt-get install po4a)')
}
const slowest = slowestHostile()
console.log(
  `hostile files, slowest ms: ${slowest.map(({ name, milliseconds }) => `${name} ${Math.round(milliseconds)}`).join(', ')}`
)
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ results, hostile: slowest }, null, 2)}\n`)

function measured({ set, peer, parser, po4a }: Contest): Result {
  const { texts, extension } = set
  const format = (text: string) => formatOf(extension, text)!
  const documents = texts.map(text => format(text).extract(text, english))
  const targets = documents.map(
    ({ blocks }) => new Map(blocks.map(({ id, content }) => [id, rewritten(content, accents)]))
  )
  const ours = best(texts, text => format(text).extract(text, english))
  const merge = best(texts, (text, i) => {
    const refused = new Set<string>()
    attempt(() =>
      format(text).merge(documents[i]!, english, ({ id, content }) =>
        refused.has(id) ? content : targets[i]!.get(id)!
      )
    )
  })
  const times: [string, number][] = [
    ['extract', ours],
    ['merge', merge],
    ['extract and merge', ours + merge],
    [peer.name, best(texts, text => attempt(() => peer.through(text)))]
  ]
  if (parser) times.push([parser.name, best(texts, text => attempt(() => parser.run(text)))])
  const own = texts.filter(
    (text, i) => format(text).merge(documents[i]!, english, block => block.content) === text
  ).length
  const sample = texts.filter((_, i) => i % Math.ceil(texts.length / 20) === 0)
  return {
    name: set.name,
    files: texts.length,
    megabytes: set.bytes / 1e6,
    speeds: Object.fromEntries(times.map(([who, time]) => [who, set.bytes / 1e3 / time])),
    identical: { ours: own, [peer.name]: texts.filter(text => attempt(() => peer.through(text)) === text).length },
    ...(po4a && isPo4aThere
      ? { po4a: { ...throughPo4a(sample, po4a, extension), oursPerFile: bothWays(sample, extension) / sample.length } }
      : {})
  }
}

function bothWays(texts: readonly string[], extension: string): number {
  return best(texts, text => {
    const format = formatOf(extension, text)!
    return format.merge(format.extract(text, english), english, block => block.content)
  })
}

function slowestHostile() {
  return hostileFiles
    .filter(({ extension }) => isRead(extension))
    .map(({ name, extension, source }) => {
      const text = source()
      const spent = clocks()
      const { type } = trySource(text, extension)
      return { name, type, milliseconds: spent().processor }
    })
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, 5)
}
