import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import type { Engine } from '../../src/backends/translation-backend.ts'
import { plainText } from '../../src/model/content.ts'
import { BackendError } from '../../src/model/errors.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { projectFolder } from '../support/project-folder.ts'
import { runWith } from '../support/run-project.ts'

// Law 4: failures are local and loud, and a later run retries exactly what failed.

/** Refuses any request with a source that says so. */
function refusing(word: string, error: () => Error): Engine {
  const engine = mock()
  return {
    ...engine,
    async translate(request) {
      if (request.sources.some(source => plainText(source).includes(word))) throw error()
      return await engine.translate(request)
    }
  }
}

const badRequest = () => new BackendError('bad-request', 'mock', 'Expected something else')

describe('a block that fails', () => {
  test('fails alone: its neighbours, its article and the others are done, the exit code says so', async () => {
    using folder = projectFolder({
      'articles/a.md': 'A good one.\n\nA poisoned one.\n\nAnother good one.\n',
      'articles/b.md': 'All is well.\n'
    })
    const report = await runWith(folder.root, refusing('poisoned', badRequest), { to: ['ar'] })
    expect(report.exitCode).toBe(1)
    expect(report.failures).toMatchObject([{ article: 'a', locale: 'ar', type: 'bad-request' }])
    expect(report.blocks).toMatchObject({ translated: 3, failed: 1 })
    const bundle = folder.read('bundles/ar/a/article.md').trim().split('\n\n')
    expect(bundle).toHaveLength(3)
    expect(bundle[1]).toBe('A poisoned one.')
    expect(JSON.parse(folder.read('bundles/ar/a/bundle.json'))).toMatchObject({ complete: false })
    expect(Object.keys(JSON.parse(folder.read('locales/ar/articles/a.json')))).toHaveLength(2)
  })

  test('of which only the proposal to a person’s stale text failed ships that text', async () => {
    using folder = projectFolder({ 'articles/a.md': 'A good one.\n' })
    await runWith(folder.root, mock(), { to: ['ar'] })
    const path = 'locales/ar/articles/a.json'
    folder.write(path, folder.read(path).replace(/: ".*"/, ': "نص إنسان."'))
    await runWith(folder.root, mock(), { to: ['ar'] })
    folder.write('articles/a.md', 'A poisoned good one.\n')
    folder.remove('bundles')
    const report = await runWith(folder.root, refusing('poisoned', badRequest), { to: ['ar'] })
    expect(report.exitCode).toBe(1)
    expect(folder.read('bundles/ar/a/article.md')).toBe('نص إنسان.\n')
  })

  test('is all that the next run sends', async () => {
    using folder = projectFolder({ 'articles/a.md': 'A good one.\n\nA poisoned one.\n' })
    await runWith(folder.root, refusing('poisoned', badRequest), { to: ['ar'] })
    const engine = countingEngine(mock())
    const report = await runWith(folder.root, engine, { to: ['ar'] })
    expect(engine.sent).toEqual(['ar A poisoned one.'])
    expect(report).toMatchObject({ exitCode: 0, failures: [] })
    expect(folder.read('bundles/ar/a/article.md')).not.toContain('poisoned')
  })

  test('for the engine’s own trouble does not take away the bundle that was there', async () => {
    using folder = projectFolder({ 'articles/a.md': 'A good one.\n' })
    await runWith(folder.root, mock(), { to: ['ar'] })
    const before = folder.read('bundles/ar/a/article.md')
    folder.write('articles/a.md', 'A poisoned one.\n')
    const wrongKey = () => new BackendError('unauthorized', 'mock', 'Wrong key')
    await runWith(folder.root, refusing('poisoned', wrongKey), { to: ['ar'] })
    expect(folder.read('bundles/ar/a/article.md')).toBe(before)
  })

  test('for what is in it does not keep its neighbours out of the bundle that was there', async () => {
    using folder = projectFolder({ 'articles/a.md': 'A good one.\n' })
    await runWith(folder.root, mock(), { to: ['ar'] })
    folder.write('articles/a.md', 'A poisoned one.\n\nA new one.\n')
    await runWith(folder.root, refusing('poisoned', badRequest), { to: ['ar'] })
    const [first, second] = folder.read('bundles/ar/a/article.md').trim().split('\n\n')
    expect(first).toBe('A poisoned one.')
    expect(second).toMatch(/\p{Script=Arabic}/u)
  })

  test('a key that is refused stops the sending at once', async () => {
    using folder = projectFolder(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`articles/${i}.md`, `Sentence number ${i}. ${'x'.repeat(4_000)}\n`])
      )
    )
    let requests = 0
    const engine: Engine = {
      ...mock(),
      async translate() {
        requests++
        throw new BackendError('unauthorized', 'mock', 'Wrong key')
      }
    }
    const report = await runWith(folder.root, engine, { to: ['ar'] })
    expect(report.exitCode).toBe(1)
    expect(report.failures).toHaveLength(40)
    expect(requests).toBeLessThanOrEqual(8)
  })
})

describe('an article that cannot be read', () => {
  test('is named with the reason, the others are done', async () => {
    using folder = projectFolder({
      'articles/good.md': 'All is well.\n',
      'articles/empty.md': '',
      'articles/photo.jpg': 'x'
    })
    folder.write('articles/bytes.txt', Uint8Array.of(0x41, 0xff, 0x42))
    folder.write('articles/large.txt', 'word '.repeat(1_100_000))
    folder.write('articles/twice.md', 'One.\n')
    folder.write('articles/twice.txt', 'Two.\n')
    const report = await runWith(folder.root, mock(), { to: ['ar'] })
    expect(report.exitCode).toBe(1)
    expect(report.skipped).toEqual(['articles/photo.jpg'])
    expect(report.failures.map(({ article, type }) => [article, type]).toSorted()).toEqual([
      ['articles/twice.md', 'duplicate-id'],
      ['articles/twice.txt', 'duplicate-id'],
      ['bytes', 'encoding'],
      ['empty', 'empty'],
      ['large', 'too-large']
    ])
    expect(folder.has('bundles/ar/good/article.md')).toBe(true)
  })

  test.each(['y'.repeat(250), 'ع'.repeat(125)])(
    'a name too long for the files beside it fails alone, and stops no later run',
    async name => {
      using folder = projectFolder({ 'articles/good.md': 'All is well.\n', [`articles/${name}.md`]: 'Too long.\n' })
      const report = await runWith(folder.root, mock(), { to: ['ar'] })
      expect(report.failures).toMatchObject([{ article: `articles/${name}.md`, type: 'invalid-id' }])
      expect(folder.has('bundles/ar/good/article.md')).toBe(true)
      folder.remove(`articles/${name}.md`)
      expect(await runWith(folder.root, mock(), { to: ['ar'] })).toMatchObject({ exitCode: 0, failures: [] })
    }
  )

  test('an unknown extension that was asked for by name is a failure', async () => {
    using folder = projectFolder({ 'articles/photo.jpg': 'x' })
    const report = await runWith(folder.root, mock(), { to: ['ar'], paths: ['articles/photo.jpg'] })
    expect(report.failures).toMatchObject([{ article: 'articles/photo.jpg', type: 'unknown-extension' }])
  })

  test('a path that is not there is a failure', async () => {
    using folder = projectFolder({ 'articles/a.md': 'x y.\n' })
    const report = await runWith(folder.root, mock(), { to: ['ar'], paths: ['articles/b.md', 'elsewhere/c.md'] })
    expect(report.failures.map(({ article, type }) => [article, type])).toEqual([
      ['elsewhere/c.md', 'not-found'],
      ['articles/b.md', 'not-found']
    ])
  })

  test('two files with one id are told apart though only one is asked for; paths may overlap', async () => {
    using folder = projectFolder({ 'articles/a.md': 'x y.\n', 'articles/a.txt': 'x y.\n', 'articles/b.md': 'x y.\n' })
    const one = await runWith(folder.root, mock(), { to: ['ar'], paths: ['articles/a.md'] })
    expect(one.failures).toMatchObject([{ article: 'articles/a.md', type: 'duplicate-id' }])
    const both = await runWith(folder.root, mock(), { to: ['ar'], paths: ['articles', 'articles/b.md'] })
    expect(both.failures.map(({ type }) => type)).toEqual(['duplicate-id', 'duplicate-id'])
    expect(folder.has('bundles/ar/b/article.md')).toBe(true)
  })
})
