import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localeTag } from '../src/model/locale.ts'
import { dice } from '../test/memory/align/bilingual.ts'
import { damages, percentages, recovered } from '../test/support/damages.ts'
import type { KnownSentence } from '../test/support/perturbed.ts'

/**
 * How many kept pairs are right, and how many there are to find, over news that people have translated line by line:
 * `npm run bench:align -- FOLDER`, where FOLDER has NTREX-128 (`newstest2019-src.eng.txt`, `newstest2019-ref.*.txt`) and
 * its DOCUMENT_IDS.tsv one folder above. Lines are sentences, articles are those of the list, paragraphs are of one to three lines.
 */
const folder = process.argv[2]
const languages: Readonly<Record<string, string>> = {
  ar: 'arb',
  de: 'deu',
  es: 'spa',
  fr: 'fra',
  he: 'heb',
  hi: 'hin',
  ja: 'jpn',
  ru: 'rus',
  ur: 'urd',
  zh: 'zho-CN'
}
if (folder === undefined || !readdirSync(folder).includes('newstest2019-src.eng.txt')) {
  console.error('Expected a folder with newstest2019-src.eng.txt: npm run bench:align -- NTREX/NTREX-128')
  process.exit(2)
}
const linesOf = (path: string): readonly string[] => readFileSync(join(folder, path), 'utf8').trimEnd().split('\n')
const documents = linesOf('../DOCUMENT_IDS.tsv').map(line => line.trim().split('\t').at(-1)!)
const sources = linesOf('newstest2019-src.eng.txt')
const from = localeTag('en')

console.log(['language', 'damage', 'kept', 'right %', 'to find', 'found %', 'seconds'].join('\t'))
for (const [language, code] of Object.entries(languages)) {
  const targets = linesOf(`newstest2019-ref.${code}.txt`)
  const known = sources.map((source, truth) => ({ truth, source: source.trim(), target: targets[truth]!.trim() }))
  const articles = [...Map.groupBy(known, ({ truth }) => documents[truth]!).values()]
  for (const [name, damage] of Object.entries(damages)) {
    const chance = dice(7)
    const start = process.cpuUsage()
    const total = recovered(
      articles.map(sentences => paragraphsOf(sentences, chance)),
      { from, to: localeTag(language) },
      damage,
      chance
    )
    const { user, system } = process.cpuUsage(start)
    console.log([language, name, ...percentages(total), ((user + system) / 1e6).toFixed(1)].join('\t'))
  }
}

function paragraphsOf(sentences: readonly KnownSentence[], chance: () => number): readonly KnownSentence[][] {
  const paragraphs: KnownSentence[][] = []
  for (let i = 0; i < sentences.length; ) {
    const length = 1 + Math.floor(chance() * 3)
    paragraphs.push(sentences.slice(i, i + length))
    i += length
  }
  return paragraphs
}
