import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import type { Engine } from '../../src/backends/translation-backend.ts'
import { assemble } from '../../src/cli/open-project.ts'
import { routes } from '../../src/cli/routes.ts'
import type { BackendName } from '../../src/config/config.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { type Content, content, isCode, plainText } from '../../src/model/content.ts'
import { BackendError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { run } from '../../src/pipeline/run.ts'
import { recordingIo } from '../support/command-line.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { projectFolder } from '../support/project-folder.ts'
import { forecastWith, runWith } from '../support/run-project.ts'

/** The mock under another name: another engine, with text of its own. */
function second(change: (target: Content) => Content = target => content([...target, ' (2)'])): Engine {
  const engine = mock()
  return {
    ...engine,
    name: 'second',
    fingerprint: 'second/1',
    translate: async request => (await engine.translate(request)).map(change)
  }
}

function down(type: BackendError['type']): Engine {
  return {
    ...mock(),
    translate: async () => {
      throw new BackendError(type, 'mock', 'Expected an answer')
    }
  }
}

const withoutCodes = (): Engine => {
  const engine = mock()
  return {
    ...engine,
    translate: async request =>
      (await engine.translate(request)).map(target => content(target.filter(part => !isCode(part))))
  }
}

/** Has no idea of reports, in whatever form it is asked. */
function ignorant(engine: Engine): Engine {
  return {
    ...engine,
    translate: async request => {
      const targets = await engine.translate(request)
      return targets.map((target, i) => (plainText(request.sources[i]!).includes('report') ? ['Quoi'] : target))
    }
  }
}

const locale = (text: string): string[] => Object.values(JSON.parse(text))

describe('a chain', () => {
  test.each(['unauthorized', 'unsupported-pair', 'bad-request', 'quota-exceeded'] as const)(
    'goes on to its next engine where one is %s, and keeps what that one said',
    async type => {
      using folder = projectFolder({ 'articles/a.md': 'One.\n\nTwo.\n' })
      const report = await runWith(folder.root, [down(type), second()], { to: ['fr'] })
      expect(report).toMatchObject({ exitCode: 0, blocks: { translated: 2, failed: 0 }, backend: 'mock → second' })
      expect(folder.read('bundles/fr/a/article.md')).toContain('(2)')
      expect(folder.read('locales/.review/fr/a.jsonl')).toContain('"eng":"second/1"')
      const again = countingEngine(mock())
      const later = await runWith(folder.root, [again, second()], { to: ['fr'] })
      expect(again.sent).toEqual([])
      expect(later.blocks).toMatchObject({ kept: 2 })
      expect(folder.read('bundles/fr/a/article.md')).toContain('(2)')
    }
  )

  test('asks the next engine only for what the first has no sound answer for', async () => {
    using folder = projectFolder({ 'articles/a.md': 'Plain.\n\nRead [the report](https://example.org/r) now.\n' })
    const next = countingEngine(second())
    const report = await runWith(folder.root, [ignorant(mock()), next], { to: ['fr'] })
    expect(report).toMatchObject({ exitCode: 0, blocks: { translated: 2, flagged: 0 } })
    expect(next.sent).toEqual(['fr Read <1>the report</1> now.'])
  })

  test('serves the text of either engine to another article, and sends nothing for it', async () => {
    using folder = projectFolder({ 'articles/a.md': 'One.\n' })
    await runWith(folder.root, [down('unavailable'), second()], { to: ['fr'] })
    folder.write('articles/b.md', 'One.\n')
    const engine = countingEngine(mock())
    const report = await runWith(folder.root, [engine, second()], { to: ['fr'] })
    expect([engine.sent, report.characters.planned]).toEqual([[], 0])
  })

  test('a block with sentences of two engines names both, and is kept', async () => {
    using folder = projectFolder({
      'articles/a.md': 'A first sentence. Read [the report](https://example.org/r) now.\n'
    })
    const engines = () => [ignorant(mock()), second()]
    await runWith(folder.root, engines(), { to: ['fr'] })
    expect(folder.read('locales/.review/fr/a.jsonl')).toContain(`"eng":"${mock().fingerprint} + second/1"`)
    const report = await runWith(folder.root, engines(), { to: ['fr'] })
    expect(report).toMatchObject({ blocks: { kept: 1 }, characters: { sent: 0 } })
  })

  test('that ends without a sound answer keeps the source and flags the first draft; nothing of it is in the memory', async () => {
    using folder = projectFolder({ 'articles/a.md': 'Read [the report](https://example.org/r) now.\n' })
    const bad = () => [ignorant(mock()), ignorant(second())]
    const report = await runWith(folder.root, bad(), { to: ['fr'] })
    expect(report).toMatchObject({ exitCode: 1, blocks: { flagged: 1 } })
    expect(folder.read('bundles/fr/a/article.md')).toBe('Read [the report](https://example.org/r) now.\n')
    expect(locale(folder.read('locales/fr/articles/a.json'))).toHaveLength(1)
    folder.write('articles/b.md', 'Read [the report](https://example.org/r) now.\n')
    const forecast = await forecastWith(folder.root, [mock(), second()], { to: ['fr'] })
    expect(forecast.sentences, 'it is paid for').toMatchObject({ reused: 1, sent: 0 })
    const later = await runWith(folder.root, bad(), { to: ['fr'] })
    expect(later).toMatchObject({ characters: { sent: 0 }, blocks: { kept: 1, reused: 1, flagged: 2 } })
    expect(folder.read('bundles/fr/b/article.md')).toBe('Read [the report](https://example.org/r) now.\n')
  })
})

describe('a broken answer', () => {
  test('stands flagged until somebody has it asked for again', async () => {
    using folder = projectFolder({ 'articles/a.md': 'One.\n\nRead [the report](https://example.org/r) now.\n' })
    await runWith(folder.root, ignorant(mock()), { to: ['fr'] })
    const engine = countingEngine(mock())
    expect(await runWith(folder.root, engine, { to: ['fr'] })).toMatchObject({ exitCode: 1, blocks: { flagged: 1 } })
    expect(engine.sent).toEqual([])
    const report = await runWith(folder.root, engine, { to: ['fr'], retryQuarantined: true })
    expect(engine.sent).toEqual(['fr Read <1>the report</1> now.'])
    expect(report).toMatchObject({ exitCode: 0, blocks: { kept: 1, translated: 1, flagged: 0 } })
    expect(report.characters.sent).toBe(report.characters.planned)
  })

  test('with its codes lost is asked for again with the codes as tokens', async () => {
    using folder = projectFolder({ 'articles/a.md': 'Read [the report](https://example.org/r) now.\n' })
    const engine = countingEngine(withoutCodes())
    const report = await runWith(folder.root, engine, { to: ['fr'] })
    expect(report).toMatchObject({ exitCode: 0, blocks: { flagged: 0 } })
    expect(engine.sent).toEqual(['fr Read <1>the report</1> now.', 'fr Read ⟦1⟧the report⟦/1⟧ now.'])
    expect(folder.read('bundles/fr/a/article.md')).toContain('](https://example.org/r)')
  })

  test('is not asked for again where the configuration says so', async () => {
    using folder = projectFolder({
      'articles/a.md': 'Read [the report](https://example.org/r) now.\n',
      'translate.config.json': '{"askAgain":false}'
    })
    const engine = countingEngine(withoutCodes())
    const report = await runWith(folder.root, engine, { to: ['fr'] })
    expect(engine.sent).toHaveLength(1)
    expect(report).toMatchObject({ exitCode: 1, blocks: { flagged: 1 } })
  })

  test('that loses tokens too gets its codes where the text inside them went', async () => {
    using folder = projectFolder({ 'articles/a.md': 'Read [the long report](https://example.org/r) now.\n' })
    const engine = { ...mock(), translate: wordForWord }
    const report = await runWith(folder.root, engine, { to: ['fr'] })
    expect(report).toMatchObject({ exitCode: 0, blocks: { flagged: 0 } })
    expect(folder.read('bundles/fr/a/article.md')).toBe('daer [eht gnol troper](https://example.org/r) won\n')
  })

  test('counts against the cap like any other', async () => {
    using folder = projectFolder({ 'articles/a.md': 'Read [the report](https://example.org/r) now.\n' })
    const engine = countingEngine(withoutCodes())
    const { characters } = await forecastWith(folder.root, engine, { to: ['fr'] })
    const report = await runWith(folder.root, engine, { to: ['fr'], maxChars: characters.planned })
    expect(engine.sent).toHaveLength(1)
    expect(report.characters).toEqual({ planned: characters.planned, sent: characters.planned })
  })
})

/** Each word turned round; of codes and tokens nothing is left. */
const wordForWord: Engine['translate'] = async ({ sources }) =>
  sources.map(source => [
    plainText(source)
      .replace(/⟦.*?⟧/g, '')
      .replace(/[^\p{L}\s]/gu, '')
      .toLowerCase()
      .split(' ')
      .map(word => [...word].reverse().join(''))
      .join(' ')
  ])

describe('routes', () => {
  test('send articles and locales to backends of their own, the first that fits', async () => {
    using folder = projectFolder({
      'translate.config.json': JSON.stringify({
        backend: ['google', 'deepl'],
        routes: [
          { articles: ['sport/**'], to: ['fr'], backend: 'mock' },
          { to: ['pt'], backend: ['deepl', 'google'] },
          { articles: 'legal/*', backend: 'command' }
        ]
      })
    })
    const link = (name: string) => ({ engine: { ...mock(), name }, backend: { name, translateEach: async () => [] } })
    const chosen = async (overrides = {}) => {
      const { chainFor } = routes(await loadConfig(folder.root, overrides), link)
      return (article: string, to: string) => chainFor(article, localeTag(to)).name
    }
    const way = await chosen()
    expect(way('sport/cup/final', 'fr')).toBe('mock')
    expect(way('sport/final', 'ar')).toBe('google → deepl')
    expect(way('sport/final', 'pt-BR')).toBe('deepl → google')
    expect(way('legal/terms', 'fr')).toBe('command')
    expect(way('legal/old/terms', 'fr')).toBe('google → deepl')
    const overridden = await chosen({ backend: 'mock' })
    expect(overridden('legal/terms', 'fr')).toBe('mock')
  })

  const routed = async (root: string, ofMock: Engine, ofDeepl: Engine) => {
    const engines = new Map<BackendName, Engine>([
      ['mock', ofMock],
      ['deepl', ofDeepl]
    ])
    using opened = assemble(await loadConfig(root, { to: ['fr'] }), recordingIo({ cwd: root }), engines)
    return await run(opened.project, [], {
      force: false,
      maxCharacters: undefined,
      overBudget: 'refuse',
      signal: new AbortController().signal,
      onProgress: () => {}
    })
  }

  test('a sentence that articles of two routes share is translated by each', async () => {
    using folder = projectFolder({
      'articles/a.md': 'One.\n',
      'articles/sport/b.md': 'One.\n',
      'translate.config.json': '{"backend":"mock","routes":[{"articles":["sport/**"],"backend":"deepl"}]}'
    })
    const [first, other] = [countingEngine(mock()), countingEngine(second())]
    const report = await routed(folder.root, first, other)
    expect([first.sent, other.sent]).toEqual([['fr One.'], ['fr One.']])
    expect(report.characters.sent).toBe(report.characters.planned)
    expect(folder.read('bundles/fr/sport/b/article.md')).toContain('(2)')
  })

  const sharing = {
    'articles/a.md': 'One.\n\nRead the report.\n',
    'articles/sport/b.md': 'One.\n\nRead the report.\n',
    'translate.config.json': '{"backend":"mock","routes":[{"articles":["sport/**"],"backend":["mock","deepl"]}]}'
  }

  test('a sentence that two chains with one engine share is sent to it once', async () => {
    using folder = projectFolder(sharing)
    const [first, other] = [countingEngine(mock()), countingEngine(second())]
    const report = await routed(folder.root, first, other)
    expect([first.sent, other.sent]).toEqual([['fr One.', 'fr Read the report.'], []])
    expect(report.characters.sent).toBe(report.characters.planned)
    expect(report.blocks).toMatchObject({ translated: 2, reused: 2 })
  })

  test('a chain goes on where the engine that it shares has failed', async () => {
    using folder = projectFolder(sharing)
    const other = countingEngine(second())
    const report = await routed(folder.root, down('bad-request'), other)
    expect(other.sent).toEqual(['fr One.', 'fr Read the report.'])
    expect(report.blocks).toMatchObject({ failed: 2 })
    expect(folder.read('bundles/fr/sport/b/article.md')).toContain('(2)')
  })
})
