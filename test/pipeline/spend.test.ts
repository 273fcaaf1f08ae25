import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { BudgetError } from '../../src/model/errors.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { projectFolder } from '../support/project-folder.ts'
import { forecastWith, runWith } from '../support/run-project.ts'

// Law 2: only what is new is paid for, each sentence once per locale; predicted characters are billed characters.

const sentence = fc.constantFrom(
  'The council votes on Tuesday.',
  'Rain is expected in the north.',
  'Prices rose by 3 percent.',
  'The mayor did not comment.',
  '“We will wait,” she said.',
  'Nobody was hurt.',
  'The bridge opens at noon.',
  'Talks go on in the capital.',
  'Read [the report](https://example.org/r) now.',
  'It was **not** a surprise.'
)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map(sentences => sentences.join(' '))
const article = fc.array(paragraph, { minLength: 1, maxLength: 5 })
const name = fc.constantFrom('a', 'b', 'c')

const edit = fc.oneof(
  fc.record({ type: fc.constant('write' as const), name, article }),
  fc.record({ type: fc.constant('insert' as const), name, at: fc.nat(5), paragraph }),
  fc.record({ type: fc.constant('delete' as const), name, at: fc.nat(5) }),
  fc.record({ type: fc.constant('move' as const), name, at: fc.nat(5) })
)

const sentencesOf = (paragraphs: readonly string[]) =>
  paragraphs.flatMap(text => text.match(/.+?[.?!]”? ?(?:she said\.)?(?= |$)/g) ?? [])

describe('characters sent', () => {
  test('are those of the sentences never sent before, and the forecast of them is exact, after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async edits => {
        using folder = projectFolder()
        const articles = new Map<string, string[]>([['a', ['The council votes on Tuesday.']]])
        const engine = countingEngine(mock())
        const save = () => {
          for (const [id, paragraphs] of articles) folder.write(`articles/${id}.md`, `${paragraphs.join('\n\n')}\n`)
        }
        const ever = new Set<string>()
        for (const each of edits) {
          const now = articles.get(each.name) ?? []
          if (each.type === 'write') articles.set(each.name, each.article)
          if (each.type === 'insert') articles.set(each.name, now.toSpliced(each.at, 0, each.paragraph))
          if (each.type === 'delete' && now.length > 1) articles.set(each.name, now.toSpliced(each.at % now.length, 1))
          if (each.type === 'move' && now.length > 1) articles.set(each.name, [...now.slice(1), now[0]!])
          save()
          const fresh = new Set(
            [...articles.values()]
              .flatMap(sentencesOf)
              .map(text => text.trim())
              .filter(text => !ever.has(text))
          )
          for (const text of fresh) ever.add(text)
          const forecast = await forecastWith(folder.root, engine)
          const sent = engine.sent.length
          const billed = engine.billed()
          const report = await runWith(folder.root, engine)
          expect(engine.sent.length - sent).toBe(2 * fresh.size)
          expect(report.characters.sent).toBe(engine.billed() - billed)
          expect(forecast.characters.planned).toBe(report.characters.sent)
          expect(forecast.sentences).toEqual(report.sentences)
          expect(forecast.blocks).toEqual(report.blocks)
          expect(new Set(engine.sent).size).toBe(engine.sent.length)
        }
      }),
      { numRuns: 25 }
    )
  })

  test('a second run sends nothing and changes no byte', async () => {
    using folder = projectFolder({
      'articles/a.md': '# One\n\nTwo. Three.\n',
      'articles/b.txt': 'Four\n\nTwo. Five.\n'
    })
    const engine = countingEngine(mock())
    await runWith(folder.root, engine)
    const [sent, tree] = [engine.sent.length, folder.tree()]
    const again = await runWith(folder.root, engine)
    expect(engine.sent).toHaveLength(sent)
    expect(folder.tree()).toEqual(tree)
    expect(again).toMatchObject({ written: [], requests: 0, characters: { planned: 0, sent: 0 }, exitCode: 0 })
  })

  test('force sends machine text again, each sentence once', async () => {
    using folder = projectFolder({
      'articles/a.md': 'One here. Two here.\n',
      'articles/b.md': 'Two here. Three here.\n'
    })
    await runWith(folder.root, mock())
    const engine = countingEngine(mock())
    const forecast = await forecastWith(folder.root, engine, { force: true })
    const report = await runWith(folder.root, engine, { force: true })
    expect(engine.sent.toSorted()).toEqual(
      ['ar', 'fr'].flatMap(to => ['One here.', 'Three here.', 'Two here.'].map(text => `${to} ${text}`))
    )
    expect(report.characters.sent).toBe(forecast.characters.planned)
  })
})

describe('the cap', () => {
  const files = { 'articles/a.md': 'One here.\n', 'articles/b.md': 'Another sentence there.\n' }

  test('refuses a plan that is over it before the first request', async () => {
    using folder = projectFolder(files)
    const engine = countingEngine(mock())
    await expect(runWith(folder.root, engine, { maxChars: 10 })).rejects.toThrow(BudgetError)
    expect(engine.sent).toEqual([])
    expect(Object.keys(folder.tree())).toEqual(Object.keys(files))
  })

  test('is not passed by force', async () => {
    using folder = projectFolder(files)
    await runWith(folder.root, mock())
    const engine = countingEngine(mock())
    await expect(runWith(folder.root, engine, { maxChars: 10, force: true })).rejects.toThrow(BudgetError)
    expect(engine.sent).toEqual([])
  })

  test('of a day holds over runs', async () => {
    using folder = projectFolder({ ...files, 'translate.config.json': '{"budget":{"charactersPerDay":40}}' })
    const engine = countingEngine(mock())
    await runWith(folder.root, engine, { paths: ['articles/a.md'] })
    await expect(runWith(folder.root, engine)).rejects.toThrow(BudgetError)
    expect(engine.billed()).toBeLessThanOrEqual(40)
  })

  test('lets a night do the articles that fit, in order, and says what waits', async () => {
    using folder = projectFolder(files)
    const engine = countingEngine(mock())
    const report = await runWith(folder.root, engine, { maxChars: 30, overBudget: 'defer' })
    expect(report).toMatchObject({ exitCode: 3, postponed: ['b'] })
    expect(folder.has('bundles/ar/a/article.md')).toBe(true)
    expect(folder.has('bundles/ar/b/article.md')).toBe(false)
    expect(engine.billed()).toBeLessThanOrEqual(30)
  })

  test('keeps nothing waiting that costs nothing, and lets one that is too large stop no other', async () => {
    using folder = projectFolder({
      'articles/a.md': `${'A long sentence of many words. '.repeat(9)}\n`,
      'articles/b.md': 'Short.\n'
    })
    const engine = countingEngine(mock())
    const report = await runWith(folder.root, engine, { to: ['ar'], maxChars: 10, overBudget: 'defer' })
    expect(report.postponed).toEqual(['a'])
    expect(folder.has('bundles/ar/b/article.md')).toBe(true)
  })
})
