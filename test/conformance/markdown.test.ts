import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { frontMatter } from '../../src/formats/front-matter.ts'
import { markdown } from '../../src/formats/markdown.ts'
import type { Content } from '../../src/model/content.ts'
import type { Block, Document } from '../../src/model/document.ts'
import { FormatError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import {
  accents,
  arabic,
  chinese,
  hostileTexts,
  type Rewrite,
  rewritten,
  type Sample,
  shapeOf
} from '../contracts/document-format.ts'
import { structureOf } from '../formats/markdown/referee.ts'

const corpus = new URL('../../../shared/corpus/formats/', import.meta.url)
const isAbsent = !existsSync(corpus)
const english = localeTag('en')
const format = markdown()

describe.skipIf(isAbsent)(`markdown over the corpus${isAbsent ? ' (skipped: ../shared/corpus is absent)' : ''}`, () => {
  describe.each(isAbsent ? [] : sets())('$name', ({ files, quirks }) => {
    const documents = files.map(file => ({ ...file, document: format.extract(file.source, english) }))
    const blocks = documents.flatMap(({ document }) => document.blocks)

    test('every file gives itself back, byte for byte', () => {
      const changed = documents.filter(({ document, source }) => {
        return format.merge(document, english, block => block.content) !== source
      })
      expect(changed.map(({ name }) => name)).toEqual([])
      expect(blocks.length).toBeGreaterThan(600)
    })

    test.each(Object.entries(rewrites))(
      '%s extracts again one to one, and another parser sees the same structure',
      (_name, rewrite) => {
        const broken: string[] = []
        const disputed: string[] = []
        let refused = 0
        for (const { name, document, source } of documents) {
          const { text, target, left } = translated(document, rewrite())
          refused += left
          const again = format.extract(text, english)
          if (
            JSON.stringify(again.skeleton) !== JSON.stringify(document.skeleton) ||
            shapes(again) !== shapes(document, target)
          ) {
            broken.push(name)
          }
          if (structureOf(body(text)).join('\n') !== structureOf(body(source)).join('\n')) disputed.push(name)
        }
        expect(broken).toEqual([])
        expect(disputed.length).toBeLessThanOrEqual(quirks)
        expect(refused / blocks.length).toBeLessThanOrEqual(0.001)
      }
    )
  })
})

interface FileSet {
  readonly name: string
  readonly files: readonly Sample[]
  /** How many files hold what the other parser reads otherwise before any translation: footnotes, odd titles and runs of stars. */
  readonly quirks: number
}

function sets(): readonly FileSet[] {
  const folders = ['md', 'md-pair', 'mdx-pair'].map(name => ({ name, files: filesOf(name), quirks: 0 }))
  const examples = filesOf('md-spec').flatMap(({ name, source }) => examplesIn(source, name))
  return [...folders, { name: 'examples of md-spec', files: examples, quirks: 3 }]
}

function filesOf(folder: string): readonly Sample[] {
  return readdirSync(new URL(`${folder}/`, corpus)).map(name => {
    return { name, source: readFileSync(new URL(`${folder}/${name}`, corpus), 'utf8') }
  })
}

function examplesIn(specification: string, name: string): readonly Sample[] {
  const example = /^`{32} example[^\n]*\n([\s\S]*?)^\.\n/gm
  return Array.from(specification.replace(/\r\n/g, '\n').matchAll(example), ([, source = ''], i) => {
    return { name: `${name} ${i + 1}`, source: source.replaceAll('→', '\t') }
  })
}

const rewrites: Readonly<Record<string, () => Rewrite>> = {
  accents: () => accents,
  arabic: () => arabic,
  chinese: () => chinese,
  hostile: () => {
    let count = 0
    const texts = hostileTexts.filter(text => text.length < 1000)
    return () => `${texts[count++ % texts.length]} a`
  }
}

/** The article in other words; what is refused stays in the source's. Text that is an address is left alone. */
function translated(document: Document, rewrite: Rewrite) {
  const careful: Rewrite = text => (/^\S*[/@]\S*$/.test(text) ? text : rewrite(text))
  const targets = new Map<string, Content>(document.blocks.map(({ id, content }) => [id, rewritten(content, careful)]))
  let left = 0
  for (;;) {
    const target = (block: Block) => targets.get(block.id) ?? block.content
    try {
      return { text: format.merge(document, english, target), target, left }
    } catch (error) {
      if (!(error instanceof FormatError && error.block && targets.delete(error.block))) throw error
      left++
    }
  }
}

const shapes = (document: Document, target = (block: Block) => block.content): string =>
  JSON.stringify(document.blocks.map(block => shapeOf(target(block))))

const body = (source: string): string => source.slice(frontMatter(source, []).end)
