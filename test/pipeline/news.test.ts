import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import type { Engine } from '../../src/backends/translation-backend.ts'
import { BackendError, BudgetError } from '../../src/model/errors.ts'
import { translate } from '../support/command-line.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'
import { forecastWith, runWith, type Settings } from '../support/run-project.ts'

const article = (front: string, text = 'The vote is near.') => `---\ntitle: The vote\n${front}---\n\n${text}\n`
const at = (time: string) => ({ now: () => new Date(time) })
const bundle = (folder: ProjectFolder, lng = 'fr', id = 'a') =>
  JSON.parse(folder.read(`bundles/${lng}/${id}/bundle.json`))
const page = (folder: ProjectFolder, lng = 'fr') => folder.read(`bundles/${lng}/a/article.md`)
const down = (): Engine => ({
  ...mock(),
  translate: () => Promise.reject(new BackendError('unauthorized', 'mock', 'The key is refused'))
})

describe('an embargo', () => {
  const embargoed = article('embargo: 2026-11-25T06:00:00+01:00\n')
  const before = at('2026-11-25T04:59:59Z')
  const after = at('2026-11-25T05:00:00Z')

  test.each([{ force: true }, { force: false }])(
    'lets nothing out before its time, nor a trace of it ($force)',
    async settings => {
      using folder = projectFolder({ 'articles/a.md': embargoed })
      const engine = countingEngine(mock())
      const report = await runWith(folder.root, engine, { ...before, ...settings })
      expect(engine.sent).toEqual([])
      expect(Object.keys(folder.tree())).toEqual(['articles/a.md'])
      expect(report).toMatchObject({
        exitCode: 0,
        failures: [],
        news: [{ article: 'a', type: 'embargoed', until: '2026-11-25T05:00:00.000Z' }]
      })
    }
  )

  test('ends at its time: the next run is like any first run', async () => {
    using folder = projectFolder({ 'articles/a.md': embargoed })
    await runWith(folder.root, mock(), before)
    const report = await runWith(folder.root, mock(), after)
    expect(report).toMatchObject({ exitCode: 0, news: [], blocks: { translated: 4 } })
    expect(folder.has('bundles/fr/a/bundle.json')).toBe(true)
  })

  test('is in the forecast, which sends nothing for it', async () => {
    using folder = projectFolder({ 'articles/a.md': embargoed })
    const report = await forecastWith(folder.root, mock(), before)
    expect(report).toMatchObject({ characters: { planned: 0 }, news: [{ type: 'embargoed' }] })
  })

  test('on an update leaves what is published as it is', async () => {
    using folder = projectFolder({ 'articles/a.md': article('') })
    await runWith(folder.root, mock(), before)
    const published = folder.tree('bundles')
    const locales = folder.tree('locales')
    folder.write('articles/a.md', embargoed.replace('near', 'over'))
    await runWith(folder.root, mock(), { ...before, force: true })
    expect(folder.tree('bundles')).toEqual(published)
    expect(folder.tree('locales')).toEqual(locales)
    await runWith(folder.root, mock(), after)
    expect(folder.tree('bundles')).not.toEqual(published)
  })

  test.each([
    ['2026-11-25', 'may not have come yet everywhere'],
    ['2026-11-25T06:00:00', 'may not have come yet everywhere'],
    ['soon', 'Expected an embargo as date, time and zone']
  ])('that nobody can read (%s) holds the article, and says where it stands', async (value, message) => {
    using folder = projectFolder({ 'articles/a.md': article(`embargo: ${value}\n`), 'articles/b.md': 'Fine.\n' })
    const engine = countingEngine(mock())
    const report = await runWith(folder.root, engine, { ...before, to: ['fr'] })
    expect(engine.sent).toEqual(['fr Fine.'])
    expect(report.exitCode).toBe(1)
    expect(report.failures).toMatchObject([{ article: 'a', type: 'metadata' }])
    expect(report.failures[0]?.message).toMatch(/^articles\/a\.md:3:10 \(byte \d+\): /)
    expect(report.failures[0]?.message).toContain(message)
    expect(Object.keys(folder.tree()).filter(path => path.includes('/a.'))).toEqual(['articles/a.md'])
  })

  test('without an hour or zone is over when it is over everywhere', async () => {
    using folder = projectFolder({ 'articles/a.md': article('embargo: 2026-11-25T06:00\n') })
    expect((await runWith(folder.root, mock(), at('2026-11-25T17:59:59Z'))).exitCode).toBe(1)
    expect((await runWith(folder.root, mock(), at('2026-11-25T18:00:00Z'))).exitCode).toBe(0)
  })

  test('holds against approval, single stages and alignment', async () => {
    using folder = projectFolder({
      'articles/a.md': article('embargo: true\n'),
      'fr/a.md': article('', 'Le vote est proche.')
    })
    const run = (...args: string[]) => translate([...args, '--to', 'fr'], { cwd: folder.root })
    expect(await run('approve', 'articles/a.md', '--by', 'Hala')).toMatchObject({ code: 1 })
    for (const stage of ['extract', 'segment']) {
      const { code, out, err } = await run(stage, 'articles/a.md')
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toContain('withheld')
    }
    expect(await run('memory', 'align', 'articles', 'fr')).toMatchObject({ code: 1 })
    expect((await run('memory', 'stats', '--json')).out).toContain('"segments":0')
    const { out } = await run('status')
    expect(out).toContain('a: withheld')
    expect(Object.keys(folder.tree()).sort()).toEqual(['articles/a.md', 'fr/a.md'])
  })
})

describe('a correction', () => {
  const first = article('', 'The mayor is Hala Mansur.\n\nPowered by automated translation')
  const second = article(
    'correction: {note: The name of the mayor was misspelt, at: 2026-11-24}\n',
    'The mayor is Hala Mansour.\n\nPowered by automated translation'
  )

  test('goes before all other articles', async () => {
    using folder = projectFolder({
      'articles/a.md': article('', 'One.'),
      'articles/b.md': article('priority: 1\n', 'Two.'),
      'articles/c.md': article('priority: 6\n', 'Three.'),
      'articles/d.md': article('correction: A word was wrong\n', 'Four.')
    })
    const engine = { ...countingEngine(mock()), limits: { ...mock().limits, sources: 1 } }
    await runWith(folder.root, engine, { to: ['fr'] })
    const order = engine.sent.map(text => text.slice(3)).filter(text => /^(?:One|Two|Three|Four)/.test(text))
    expect(order).toEqual(['Four.', 'Two.', 'One.', 'Three.'])
  })

  test('gives old bundles its notice before anything is sent, in every locale, though the engine is down', async () => {
    using folder = projectFolder({ 'articles/a.md': first })
    await runWith(folder.root, mock(), { to: ['fr', 'ar', 'hi'] })
    const text = page(folder)
    folder.write('articles/a.md', second)
    const report = await runWith(folder.root, down(), { to: ['fr'] })
    expect(report).toMatchObject({ exitCode: 1, news: [{ article: 'a', type: 'corrected' }] })
    for (const lng of ['fr', 'ar', 'hi']) {
      const { correction, disclosure } = bundle(folder, lng)
      expect(correction).toMatchObject({ at: '2026-11-24', pending: true })
      expect(disclosure.text.endsWith(` ${correction.text}`)).toBe(true)
      expect(page(folder, lng).replace(/[\u2066-\u2069]/g, '')).toContain(
        correction.text.replace(/[\u2066-\u2069]/g, '')
      )
    }
    expect(bundle(folder).correction.text).toContain('n’inclut pas encore la correction')
    expect(page(folder).split('\n').slice(0, -2)).toEqual(text.split('\n').slice(0, -2))
    const marked = folder.tree('bundles')
    await runWith(folder.root, down(), { to: ['fr'] })
    expect(folder.tree('bundles')).toEqual(marked)
  })

  test('ships with its own note, translated, once the translation has it', async () => {
    using folder = projectFolder({ 'articles/a.md': first })
    await runWith(folder.root, mock(), { to: ['fr', 'ar'] })
    folder.write('articles/a.md', second)
    await runWith(folder.root, mock(), { to: ['fr'] })
    const { correction, disclosure, jsonLd, contentHash } = bundle(folder)
    expect(correction).toMatchObject({ at: '2026-11-24', pending: false })
    const note = JSON.parse(folder.read('locales/fr/articles/a.json'))
    expect(Object.values(note)).toContain(correction.note)
    expect(correction.text).toContain(correction.note)
    expect(disclosure.text).toContain(correction.text)
    expect(jsonLd.correction).toMatchObject({ '@type': 'CorrectionComment', datePublished: '2026-11-24' })
    expect(contentHash).not.toBe(bundle(folder, 'ar').contentHash)
    expect(bundle(folder, 'ar').correction.pending).toBe(true)
    await runWith(folder.root, mock(), { to: ['ar'] })
    expect(bundle(folder, 'ar').correction.pending).toBe(false)
  })

  test('is told where the budget is used up', async () => {
    using folder = projectFolder({ 'articles/a.md': first })
    await runWith(folder.root, mock())
    folder.write('articles/a.md', second)
    await expect(runWith(folder.root, mock(), { maxChars: 0 })).rejects.toThrow(BudgetError)
    expect(bundle(folder).correction.pending).toBe(true)
  })

  test('stays pending while a person’s text is of before it', async () => {
    using folder = projectFolder({ 'articles/a.md': first })
    await runWith(folder.root, mock(), { to: ['fr'] })
    const texts: Record<string, string> = JSON.parse(folder.read('locales/fr/articles/a.json'))
    folder.write(
      'locales/fr/articles/a.json',
      JSON.stringify(Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, `${text} !`])))
    )
    await runWith(folder.root, mock(), { to: ['fr'] })
    folder.write('articles/a.md', second)
    await runWith(folder.root, mock(), { to: ['fr'] })
    expect(bundle(folder).stale).toHaveLength(1)
    expect(bundle(folder).correction.pending).toBe(true)
  })
})

describe('a retraction', () => {
  const text = 'The mayor resigned. He denied it.'
  const retracted = article('retraction: {at: 2026-11-24, note: It was wrong}\n', text)
  const published = async (settings: Settings = {}) => {
    const folder = projectFolder({
      'translate.config.json': JSON.stringify({ to: ['fr', 'ar', 'hi'] }),
      'articles/a.md': article('', text),
      'articles/b.md': 'Other.\n'
    })
    await runWith(folder.root, mock(), { to: ['fr', 'ar', 'hi'], ...settings })
    return folder
  }

  test('replaces every bundle in every locale, sends nothing, and leaves people’s files alone', async () => {
    using folder = await published()
    const locales = folder.tree('locales')
    const other = folder.tree('bundles/fr/b')
    folder.write('articles/a.md', retracted)
    const engine = countingEngine(down())
    const report = await runWith(folder.root, engine, { to: ['fr'], maxChars: 0 })
    expect(report).toMatchObject({ exitCode: 0, characters: { planned: 0, sent: 0 }, news: [{ type: 'retracted' }] })
    expect(report.written).toHaveLength(6)
    expect(engine.sent).toEqual([])
    expect(folder.tree('locales')).toEqual(locales)
    expect(folder.tree('bundles/fr/b')).toEqual(other)
    for (const lng of ['fr', 'ar', 'hi']) {
      const tombstone = bundle(folder, lng)
      expect(tombstone).toMatchObject({
        lng,
        complete: false,
        disclosure: { state: 'retracted' },
        retraction: { at: '2026-11-24', note: 'It was wrong', noteLng: 'en' }
      })
      expect(page(folder, lng)).toContain(tombstone.title)
      expect(JSON.stringify(tombstone) + page(folder, lng)).not.toMatch(/resigned|denied|Ĥé/)
    }
    expect(page(folder, 'ar')).toMatch(/^---\ntitle: .*\nlang: ar\ndir: rtl\n---\n\n\S.*\n$/)
  })

  test('taken back costs nothing: the bundles are what they were, in every locale', async () => {
    using folder = await published()
    const before = folder.tree('bundles')
    folder.write('articles/a.md', retracted)
    await runWith(folder.root, mock(), { to: ['fr'] })
    await runWith(folder.root, mock(), { to: ['ar'] })
    folder.write('articles/a.md', article('', text))
    const engine = countingEngine(down())
    await runWith(folder.root, engine, { to: ['fr'], maxChars: 0 })
    expect(folder.tree('bundles')).toEqual(before)
    expect(engine.sent).toEqual([])
  })

  test('of an article never published writes nothing', async () => {
    using folder = projectFolder({ 'articles/a.md': retracted })
    await runWith(folder.root, mock())
    expect(Object.keys(folder.tree())).toEqual(['articles/a.md'])
  })

  test('does not wait for an embargo, and leaves no page of an earlier format', async () => {
    using folder = await published()
    folder.write('bundles/fr/a/article.html', '<p>The mayor resigned.</p>')
    folder.write('articles/a.md', article('retraction: true\nembargo: true\n', text))
    await runWith(folder.root, mock(), { to: ['fr'] })
    expect(bundle(folder).retraction).toBeDefined()
    expect(folder.has('bundles/fr/a/article.html')).toBe(false)
  })

  test('is no deletion: the bundles of an article that is gone stay', async () => {
    using folder = await published()
    const before = folder.tree('bundles')
    folder.remove('articles/a.md')
    await runWith(folder.root, mock())
    expect(folder.tree('bundles')).toEqual(before)
  })
})
