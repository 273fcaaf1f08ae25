import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formats } from '../../src/formats/formats.ts'
import type { AlignText } from '../../src/memory/align/passage.ts'
import { visibleText } from '../../src/model/content.ts'
import { type LocaleTag, localeTag } from '../../src/model/locale.ts'
import { scanner } from '../../src/segmentation/scanner.ts'
import { split } from '../../src/segmentation/split.ts'
import { dice } from '../memory/align/bilingual.ts'
import { alignAll, damages, percentages, recovered } from '../support/damages.ts'
import { emptyTally, type KnownSentence } from '../support/perturbed.ts'

const corpus = new URL('../../../shared/corpus/formats/', import.meta.url)
const isAbsent = !existsSync(corpus)
const segmenter = scanner()
const from = localeTag('en')

interface PagePair {
  readonly source: AlignText
  readonly target: AlignText
}

function textOf(path: string, locale: LocaleTag, isMdx: boolean): AlignText {
  const [markdown] = formats({ frontMatter: undefined, markdown: { mdx: isMdx } })
  const { blocks } = markdown!.extract(readFileSync(new URL(path, corpus), 'utf8'), locale)
  return {
    locale,
    blocks: blocks.map(({ role, content }) => {
      const { segments, gaps } = split(content, segmenter, locale)
      return { role, content, sentences: segments, gaps }
    })
  }
}

/** Pages and their human translations, by language. */
function pagePairs(): ReadonlyMap<string, readonly PagePair[]> {
  const pairs: Array<PagePair & { readonly language: string }> = []
  const add = (language: string, original: string, translation: string, isMdx: boolean) => {
    if (!existsSync(new URL(original, corpus))) return
    const [source, target] = [textOf(original, from, isMdx), textOf(translation, localeTag(language), isMdx)]
    pairs.push({ language, source, target })
  }
  for (const name of readdirSync(new URL('md-pair/', corpus))) {
    const language = /__content_(?!en_)([a-z-]+)_docs_/.exec(name)?.[1]
    if (language)
      add(language, `md-pair/${name.replace(`content_${language}_`, 'content_en_')}`, `md-pair/${name}`, false)
  }
  for (const name of readdirSync(new URL('mdx-pair/', corpus))) {
    if (name.startsWith('ar.')) add('ar', `mdx-pair/${name.slice(3)}`, `mdx-pair/${name}`, true)
  }
  return Map.groupBy(pairs, ({ language }) => language)
}

/** Pages with the same row of roles: their structure proves which block is which, and of blocks with as many sentences, which sentence. */
function isParallel({ source, target }: PagePair): boolean {
  const roles = ({ blocks }: AlignText) => blocks.map(({ role }) => role).join(' ')
  return source.blocks.length > 2 && roles(source) === roles(target)
}

/** Numbered over all pages; a text that several pages have, with the same translation, has one number. */
function knownSentences({ source, target }: PagePair, numbers: Map<string, number>): readonly KnownSentence[][] {
  return source.blocks.flatMap(({ sentences }, i) => {
    const others = target.blocks[i]!.sentences
    if (sentences.length !== others.length || sentences.length === 0) return []
    return [
      sentences.map((sentence, k) => {
        const texts = { source: visibleText(sentence), target: visibleText(others[k]!) }
        const key = JSON.stringify(texts)
        const truth = numbers.get(key) ?? numbers.size
        numbers.set(key, truth)
        return { truth, ...texts }
      })
    ]
  })
}

describe.skipIf(isAbsent)(isAbsent ? 'skipped: ../shared/corpus is absent' : 'alignment of translated pages', () => {
  const byLanguage = isAbsent ? new Map<string, readonly PagePair[]>() : pagePairs()

  test('pairs are those that the structure of parallel pages proves', () => {
    const rows: string[] = []
    const all = emptyTally()
    for (const [language, pages] of byLanguage) {
      const total = emptyTally()
      const aligned = alignAll(pages, { from, to: localeTag(language) })
      for (const [i, page] of pages.entries()) {
        if (!isParallel(page)) continue
        const sentences = page.source.blocks.flatMap((block, at) => {
          const others = page.target.blocks[at]!.sentences
          return block.sentences.length === others.length
            ? block.sentences.map((own, k) => [own, others[k]!] as const)
            : []
        })
        const proven = Map.groupBy(sentences, ([own]) => JSON.stringify(own))
        total.wanted += sentences.length
        for (const { of, source, target, sentences: counts } of aligned[i]!.pairs) {
          const partners = proven.get(JSON.stringify(source))
          if (of === 'block' || counts[0] + counts[1] > 2 || !partners) continue
          total.kept++
          if (partners.some(([, other]) => JSON.stringify(other) === JSON.stringify(target))) total.right++
        }
      }
      total.found = total.right
      for (const key of ['kept', 'right', 'wanted', 'found'] as const) all[key] += total[key]
      rows.push([language, 'by structure', ...percentages(total)].join('\t'))
    }
    process.stdout.write(`\nlanguage\tproof\tkept\tright %\tto find\tfound %\n${rows.join('\n')}\n`)
    expect(all.right / all.kept).toBeGreaterThan(0.98)
    expect(all.found / all.wanted).toBeGreaterThan(0.85)
  })

  test.each(Object.entries(damages))('pairs of parallel pages are found again: %s', (name, damage) => {
    const rows: string[] = []
    const all = emptyTally()
    for (const [language, pages] of byLanguage) {
      const numbers = new Map<string, number>()
      const known = pages.filter(isParallel).map(page => knownSentences(page, numbers))
      if (known.length === 0) continue
      const total = recovered(known, { from, to: localeTag(language) }, damage, dice(11))
      for (const key of ['kept', 'right', 'wanted', 'found'] as const) all[key] += total[key]
      rows.push([language, name, ...percentages(total)].join('\t'))
    }
    process.stdout.write(`\n${[...rows, ['all', name, ...percentages(all)].join('\t')].join('\n')}\n`)
    expect(all.right / all.kept).toBeGreaterThan(name === 'torn' ? 0.88 : 0.98)
  })
})
