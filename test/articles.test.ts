import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formats } from '../src/formats/formats.ts'
import { codesOf, visibleText } from '../src/model/content.ts'
import type { Role } from '../src/model/document.ts'
import { localeTag } from '../src/model/locale.ts'

const folder = new URL('../articles/2026/11/', import.meta.url)
const english = localeTag('en')
const all = formats({ frontMatter: undefined })

function read(name: string) {
  const format = all.find(({ extensions }) => extensions.some(extension => name.endsWith(extension)))
  if (!format) throw new Error(`No format reads ${name}`)
  const source = readFileSync(new URL(name, folder), 'utf8')
  const document = format.extract(source, english)
  const texts = document.blocks.map(({ content }) => visibleText(content))
  return { format, source, document, texts, prose: texts.join('\n') }
}

/** What a translation has to cope with, as it shows in the text a reader sees. */
const hazards = {
  'title before a name': /\b(?:Sen|Gen|Capt|Prof|Dr)\. \p{Lu}/u,
  'chain of titles': /\b(?:Brig|Maj)\. Gen\. \p{Lu}/u,
  initials: /\b\p{Lu}\. \p{Lu}\. \p{Lu}\p{Ll}+/u,
  'Arabic name': /\b(?:Al-\p{Lu}|Abu \p{Lu})/u,
  'acronym with stops': /\b(?:U\.N\.|E\.U\.|F\.C\.)/,
  'acronym that ends a sentence': /\b(?:U\.N|E\.U)\.(?: The|$)/m,
  'company suffix': /\b(?:Ltd|Inc|Co)\./,
  'company suffix that ends a sentence': /\b(?:Inc|Co)\. The /,
  'numbered thing': /\bNo\. \d/,
  'abbreviated month': /\b(?:Jan|Feb|Sept|Oct|Nov|Dec)\. \d/,
  'time of day': /\b\d{1,2}(?::\d\d)? [ap]\.m\./,
  'time that ends a sentence': /[ap]\.m\. \p{Lu}/u,
  magnitude: /\d (?:million|billion|tonnes|megawatts|terawatt-hours)/,
  percentage: /\d%/,
  currency: /[$€£¥]\d|AED \d|\d million euros/,
  'digit grouping': /\d,\d{3}/,
  quotation: /["“][^"”]+[,.?]["”] (?:said|says|he|she|Al-)/,
  'attribution before': /\b(?:said|says|added): ["“]/,
  'attribution after': /[,?]["”] (?:said|says|he said|she said|she says|one of them|Mayor|Maj\. Gen\.|Al-Masri says)/,
  'quotation of several sentences': /["“][^"”]+[.?!] \p{Lu}[^"”]+[.?!] \p{Lu}[^"”]+["”]/u,
  'sentence in brackets': /\(\p{Lu}[^)]*\.\)/u,
  ellipsis: /…/,
  degrees: /\d °C/,
  'dateline without an agency': /^\p{Lu}{3,} — /mu,
  'dateline with an agency': /^\p{Lu}{3,} \(Agency\) — /mu,
  'agency credit': /\(Photo: [^)]+\/KNA\)|EPA-EFE\/\p{Lu}+/u
} as const satisfies Readonly<Record<string, RegExp>>
type Hazard = keyof typeof hazards

interface Expected {
  readonly words: number
  readonly roles: readonly Role[]
  readonly hazards: readonly Hazard[]
  /** Spellings of the source that are markup, data or a macro. */
  readonly markup: readonly RegExp[]
}

const link = /\[[^\]]+\]\(https:/
const emphasis = /(?<!\*)\*[^*\s][^*\n]*\*(?!\*)/
const table = /^\| :?---/m

const expected: Readonly<Record<string, Expected>> = {
  'harbour-vote.md': {
    words: 1100,
    roles: ['title', 'dek', 'alt', 'cap', 'meta', 'h', 'p', 'li'],
    hazards: [
      'title before a name',
      'chain of titles',
      'initials',
      'Arabic name',
      'acronym with stops',
      'company suffix',
      'numbered thing',
      'abbreviated month',
      'time of day',
      'magnitude',
      'percentage',
      'currency',
      'quotation',
      'attribution after',
      'quotation of several sentences',
      'sentence in brackets',
      'ellipsis',
      'dateline without an agency',
      'agency credit'
    ],
    markup: [link, emphasis, /^lang: en$/m, /^standfirst: >-$/m]
  },
  'solar-grid.md': {
    words: 1100,
    roles: ['title', 'dek', 'meta', 'h', 'p', 'cell', 'fn'],
    hazards: [
      'title before a name',
      'Arabic name',
      'acronym with stops',
      'company suffix',
      'company suffix that ends a sentence',
      'numbered thing',
      'time of day',
      'magnitude',
      'percentage',
      'currency',
      'digit grouping',
      'attribution before',
      'attribution after',
      'degrees'
    ],
    markup: [table, emphasis, /\[\^audit\]/]
  },
  'cup-final.md': {
    words: 330,
    roles: ['title', 'dek', 'h', 'p', 'li'],
    hazards: [
      'initials',
      'Arabic name',
      'acronym with stops',
      'time that ends a sentence',
      'quotation of several sentences'
    ],
    markup: [/^1\. 0–1/m]
  },
  'markets-close.md': {
    words: 350,
    roles: ['title', 'dek', 'p', 'cell'],
    hazards: ['magnitude', 'percentage', 'currency', 'digit grouping', 'company suffix', 'abbreviated month'],
    markup: [table, link, /\*\*[^*]+\*\*/]
  },
  'museum-of-tides.md': {
    words: 430,
    roles: ['title', 'dek', 'p', 'alt', 'meta', 'quote', 'fn'],
    hazards: ['initials', 'Arabic name', 'currency', 'time of day'],
    markup: [/!\[[^\]]+\]\(/, /\[\^farrow\]/, /^> /m, emphasis, /<https:/]
  },
  'bus-data-note.md': {
    words: 330,
    roles: ['title', 'dek', 'cap', 'h', 'p', 'li'],
    hazards: ['magnitude', 'percentage', 'abbreviated month', 'quotation'],
    markup: [/^```python$/m, /\{\{< figure /, /`delay`/, link]
  },
  'ferry-guide.mdx': {
    words: 500,
    roles: ['title', 'dek', 'alt', 'cap', 'meta', 'h', 'p', 'li', 'cell'],
    hazards: [
      'title before a name',
      'initials',
      'Arabic name',
      'company suffix',
      'numbered thing',
      'time of day',
      'magnitude',
      'percentage',
      'currency',
      'quotation',
      'attribution after'
    ],
    markup: [
      /^import \{ RouteMap \}/m,
      /^export const season/m,
      /\{season\.from\}/,
      /\{\/\* before \*\/\}/,
      /<Note title="Storms">/,
      /\\\{season\\\}/,
      /\{' '\}/,
      table,
      link
    ]
  },
  'library-opening.html': {
    words: 460,
    roles: ['title', 'meta', 'alt', 'cap', 'h', 'p', 'li', 'quote', 'cell'],
    hazards: [
      'title before a name',
      'Arabic name',
      'acronym with stops',
      'company suffix',
      'numbered thing',
      'abbreviated month',
      'time of day',
      'magnitude',
      'percentage',
      'currency',
      'digit grouping',
      'attribution before',
      'attribution after',
      'quotation of several sentences',
      'dateline without an agency',
      'agency credit'
    ],
    markup: [
      /^<!DOCTYPE html>$/m,
      /"@type": "NewsArticle"/,
      /<q lang="fr">/,
      /translate="no"/,
      /loading=lazy>/,
      /<!-- check/
    ]
  },
  'weather-delta.txt': {
    words: 150,
    roles: ['title', 'dek', 'byline', 'p', 'li'],
    hazards: ['degrees', 'time of day', 'title before a name', 'Arabic name'],
    markup: [/^- Karsal/m]
  },
  'border-crossing.txt': {
    words: 300,
    roles: ['title', 'p', 'li', 'cap', 'disclosure'],
    hazards: [
      'dateline with an agency',
      'chain of titles',
      'title before a name',
      'Arabic name',
      'acronym that ends a sentence',
      'attribution before',
      'time of day',
      'magnitude',
      'currency',
      'agency credit',
      'quotation of several sentences'
    ],
    markup: [/^epa08842917$/m, /^EPA-EFE\/JOREN PALE$/m]
  },
  'ferry-strike.xml': {
    words: 200,
    roles: ['meta', 'title', 'dek', 'byline', 'dateline', 'p', 'cap', 'h', 'li', 'cell', 'quote'],
    hazards: [
      'title before a name',
      'percentage',
      'magnitude',
      'time of day',
      'abbreviated month',
      'attribution after'
    ],
    markup: [/<!DOCTYPE nitf/, /&#8211;/, /&quot;/, /<docdata/]
  },
  'fuel-prices.xml': {
    words: 190,
    roles: ['meta', 'title', 'dateline', 'byline', 'dek', 'p', 'h', 'cap', 'cell', 'alt', 'li'],
    hazards: [
      'title before a name',
      'company suffix',
      'acronym with stops',
      'abbreviated month',
      'time of day',
      'magnitude',
      'percentage',
      'currency',
      'digit grouping',
      'attribution after'
    ],
    markup: [/<headline xml:lang="fr">/, /<html xmlns=/, /<br\/>/, /&#8220;/]
  },
  'coast-briefs.rss': {
    words: 110,
    roles: ['title', 'dek', 'p', 'quote', 'alt', 'cap'],
    hazards: ['Arabic name', 'abbreviated month', 'time of day'],
    markup: [/<!\[CDATA\[<p>/, /&lt;b&gt;/, /&amp;#x2013;/, /<guid isPermaLink="false">/]
  }
}

test('every article is described here', () => {
  expect(
    readdirSync(folder)
      .filter(name => /\.(?:mdx?|txt|html|xml|rss)$/.test(name))
      .sort()
  ).toEqual(Object.keys(expected).sort())
})

describe.each(Object.entries(expected))('%s', (name, { words, roles, hazards: present, markup }) => {
  const { format, source, document, texts, prose } = read(name)

  test('merges into itself', () => {
    expect(format.merge(document, english, block => block.content)).toBe(source)
  })

  test('opens with its title, but for metadata, and has the roles it should', () => {
    expect(document.blocks.find(({ role }) => role !== 'meta')?.role).toBe('title')
    expect(new Set(document.blocks.map(({ role }) => role))).toEqual(new Set(roles))
  })

  test(`has at least ${words} words`, () => {
    expect(prose.split(/\s+/).length).toBeGreaterThanOrEqual(words)
  })

  test.each(present)('exercises: %s', hazard => {
    expect(texts.some(text => hazards[hazard].test(text))).toBe(true)
  })

  test.each(markup)('holds %s in its source', pattern => {
    expect(source).toMatch(pattern)
  })

  test('nothing that is never translated is in a block', () => {
    expect(prose).not.toMatch(
      /^epa\d|^lang:|\{\{<|def delay|^\/images\/|season\.from|Ask the desk|schema\.org|no-js|trognon<|check with the desk/m
    )
  })
})

test('together the articles exercise every hazard', () => {
  const missing = new Set(Object.keys(hazards))
  for (const name of Object.keys(expected)) {
    for (const hazard of expected[name]!.hazards) missing.delete(hazard)
  }
  expect([...missing]).toEqual([])
})

describe('an agency report', () => {
  test('ends with its disclosure line', () => {
    const last = read('border-crossing.txt').document.blocks.at(-1)
    expect(last).toMatchObject({ role: 'disclosure', content: ['Powered by automated translation'] })
  })

  test('has the credit of a caption as a code that may not be left out', () => {
    const captions = read('border-crossing.txt').document.blocks.filter(({ role }) => role === 'cap')
    expect(captions.flatMap(({ content }) => codesOf(content))).toMatchObject([
      { equiv: 'EPA-EFE/JOREN PALE', deletable: false }
    ])
  })
})
