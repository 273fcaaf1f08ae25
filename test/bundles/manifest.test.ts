import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { disclose } from '../../src/bundles/disclosure.ts'
import { bundleManifest, disclosureText, type ManifestBlock, type ManifestInput } from '../../src/bundles/manifest.ts'
import { createRenderer, fallbackChain } from '../../src/bundles/renderer.ts'
import { localeTag } from '../../src/model/locale.ts'

const common = (lng: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../locales/${lng}/common.json`, import.meta.url), 'utf8'))
const resources = new Map(['en', 'fr', 'ar'].map(lng => [localeTag(lng), common(lng)]))
const renderer = (lng: string) =>
  createRenderer(resources, localeTag(lng), fallbackChain(localeTag(lng), localeTag('en')))

const block = (key: string, rest: Partial<ManifestBlock> = {}): ManifestBlock => ({
  key,
  role: key === 'title' ? 'title' : 'p',
  state: 'machine',
  by: undefined,
  at: '2026-11-20T10:00:00.000Z',
  words: 100,
  wordsChanged: 0,
  engine: 'mock@1',
  isPublished: true,
  findings: [],
  ...rest
})
const input = (...blocks: readonly ManifestBlock[]): ManifestInput => ({
  article: '2026/11/bridge',
  from: localeTag('en'),
  sourcePath: 'articles/2026/11/bridge.md',
  sourceHash: '0123456789abcdef',
  file: 'article.md',
  contentHash: 'fedcba9876543210',
  title: 'Le pont rouvre',
  description: undefined,
  blocks,
  correction: undefined,
  isWhole: true,
  alternates: [
    { lng: localeTag('en'), href: '/en/2026/11/bridge/' },
    { lng: localeTag('fr'), href: '/fr/2026/11/bridge/' }
  ],
  tool: { name: 'dragoman', version: '0.0.0' }
})
const signed = { state: 'reviewed', by: 'hala', at: '2026-11-21T07:10:00.000Z' } as const
const warning = { check: 'numbers', severity: 'warning', message: 'Number not in source: 4' } as const

test('everything there is to say, in a fixed order', () => {
  const blocks = [
    block('title', signed),
    block('p-a1b2', { findings: [warning], engine: 'deepl@2' }),
    block('p-c3d4', { state: 'flagged', isPublished: false }),
    block('p-e5f6', {
      state: 'stale',
      by: 'omar',
      engine: undefined,
      wordsChanged: 7,
      dismissed: ['numbers', 'untranslated']
    })
  ]
  const manifest = bundleManifest(input(...blocks), renderer('fr'))
  expect(Object.keys(manifest)).toEqual([
    'schemaVersion',
    'articleId',
    'lng',
    'dir',
    'sourceLng',
    'sourcePath',
    'sourceHash',
    'file',
    'contentHash',
    'title',
    'description',
    'translatedAt',
    'engines',
    'complete',
    'untranslated',
    'stale',
    'blocks',
    'words',
    'reviewers',
    'checks',
    'disclosure',
    'labels',
    'alternates',
    'jsonLd',
    'tool'
  ])
  expect(manifest).toMatchObject({
    schemaVersion: 2,
    articleId: '2026/11/bridge',
    lng: 'fr',
    dir: 'ltr',
    translatedAt: signed.at,
    engines: [
      { id: 'deepl@2', blocks: 1 },
      { id: 'mock@1', blocks: 1 }
    ],
    complete: false,
    untranslated: ['p-c3d4'],
    stale: ['p-e5f6'],
    blocks: { missing: 0, machine: 1, flagged: 1, edited: 0, reviewed: 1, final: 0, stale: 1 },
    words: { total: 400, changedByPeople: 7 },
    reviewers: [{ by: 'hala', at: signed.at, blocks: 1 }],
    checks: { open: [{ key: 'p-a1b2', ...warning }], dismissed: 2 },
    disclosure: { state: 'partial', badge: 'Traduction automatique', aiDisclosure: 'mixed' },
    labels: { original: 'Lire l’original (\u2068anglais\u2069)', readingTime: '2 minutes de lecture' },
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': '/fr/2026/11/bridge/',
      inLanguage: 'fr',
      headline: 'Le pont rouvre',
      translationOfWork: { '@type': 'NewsArticle', inLanguage: 'en', '@id': '/en/2026/11/bridge/' },
      editor: [{ '@type': 'Person', name: 'hala' }]
    }
  })
  expect(manifest.jsonLd).not.toHaveProperty('description')
})

test('the line under the byline is the disclosure, in words', () => {
  const line = (lng: string, ...blocks: readonly ManifestBlock[]) =>
    disclosureText(disclose({ blocks }), blocks, renderer(lng)).replace(/[\u2068\u2069]/g, '')
  const stale = block('p-a1b2', { state: 'stale', by: 'omar', at: '2026-01-01T00:00:00Z' })
  expect(line('fr', block('title'))).toBe(common('fr').machine)
  expect(line('en', block('title', signed))).toBe('Translated by a machine and reviewed by hala on November 21, 2026.')
  expect(line('en', block('title', signed), stale)).toBe(`${common('en').partial} ${common('en').staleUndated}`)
  expect(line('en', block('title', signed), { ...stale, sourceUpdated: '2026-11-22T00:00:00Z' })).toBe(
    `${common('en').partial} The original was updated on November 22, 2026; this translation does not yet include every change.`
  )
})

test('deterministic, and the same JSON whatever order the engines come in', () => {
  const blocks = fc.array(
    fc.record({
      engine: fc.constantFrom('b@1', 'a@1', undefined),
      state: fc.constantFrom('machine', 'reviewed', 'stale'),
      by: fc.constantFrom('hala', 'omar', undefined)
    }),
    { minLength: 1, maxLength: 6 }
  )
  fc.assert(
    fc.property(blocks, fc.constantFrom('fr', 'ar'), (parts, lng) => {
      const given = input(...parts.map((part, i) => block(`p-${i}`, part)))
      const before = structuredClone(given)
      const text = JSON.stringify(bundleManifest(given, renderer(lng)))
      expect(JSON.stringify(bundleManifest(given, renderer(lng)))).toBe(text)
      expect(given).toEqual(before)
      const { engines } = bundleManifest({ ...given, blocks: [...given.blocks].reverse() }, renderer(lng))
      expect(engines).toEqual(JSON.parse(text).engines)
    })
  )
})
