import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { Engine } from '../../src/backends/translation-backend.ts'
import { content, plainText } from '../../src/model/content.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'
import { runWith } from '../support/run-project.ts'

const targets: Readonly<Record<string, string>> = {
  'Learn C++ now.': 'تعلم C++ الآن.',
  'He said "yes", did he?': 'قال "نعم", أليس كذلك?',
  'Prices rose 26% in 2026.': 'ارتفعت الأسعار 26% في 2026.'
}

/** An engine that answers from the table. */
function engine() {
  const name = 'mock'
  const translate: Engine['translate'] = async ({ sources }) =>
    sources.map(source => content([targets[plainText(source)] ?? 'لا']))
  return countingEngine({
    name,
    fingerprint: 'table@1',
    limits: { sources: 10, characters: 1000 },
    characters: source => plainText(source).length,
    translate
  })
}

const article = Object.keys(targets).join('\n\n')
const texts = (folder: ProjectFolder, locale: string): string[] =>
  Object.values(JSON.parse(folder.read(`locales/${locale}/articles/a.json`)))
const bundle = (folder: ProjectFolder, locale: string) =>
  folder.read(`bundles/${locale}/a/article.md`).trim().split('\n\n')
const marks = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/

function remembered({ root }: ProjectFolder): string[] {
  const db = new DatabaseSync(join(root, '.dragoman/memory.db'), { readOnly: true })
  const rows = db.prepare('SELECT text FROM tra').all()
  db.close()
  return rows.map(({ text }) => String(text))
}

test('machine text is styled, isolates ship, and nothing of either goes to the engine or the memory', async () => {
  using folder = projectFolder({ 'articles/a.md': `${article}\n` })
  const asked = engine()
  await runWith(folder.root, asked, { to: ['ar-EG'] })
  expect(asked.sent).toHaveLength(3)
  expect(asked.sent.join()).not.toMatch(marks)
  expect(remembered(folder).sort()).toEqual(Object.values(targets).sort())
  expect(texts(folder, 'ar-EG')).toEqual(['تعلم C++ الآن.', 'قال ”نعم“، أليس كذلك؟', 'ارتفعت الأسعار ٢٦٪ في ٢٠٢٦.'])
  expect(bundle(folder, 'ar-EG')).toEqual([
    'تعلم \u2068C++\u2069 الآن.',
    'قال ”نعم“، أليس كذلك؟',
    'ارتفعت الأسعار ٢٦٪ في ٢٠٢٦.'
  ])
})

test('new settings restyle machine text without sending it again; a person’s text stays', async () => {
  using folder = projectFolder({ 'articles/a.md': `${article}\n` })
  await runWith(folder.root, engine(), { to: ['ar'] })
  const file = 'locales/ar/articles/a.json'
  folder.write(file, folder.read(file).replace('تعلم C++ الآن.', 'تعلموا \\"C++\\" الآن, 100%?'))
  const style = { ar: { digits: 'arab', quotes: '«»' } }
  folder.write('translate.config.json', JSON.stringify({ style }))
  for (const _run of ['restyles', 'finds nothing to do']) {
    const asked = engine()
    await runWith(folder.root, asked, { to: ['ar'] })
    expect(asked.sent).toEqual([])
    expect(texts(folder, 'ar')).toEqual([
      'تعلموا "C++" الآن, 100%?',
      'قال «نعم»، أليس كذلك؟',
      'ارتفعت الأسعار ٢٦٪ في ٢٠٢٦.'
    ])
  }
  const states = folder
    .read('locales/.review/ar/a.jsonl')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line).st)
  expect(states).toEqual(['edited', 'machine', 'machine'])
  expect(bundle(folder, 'ar')[0]).toBe('تعلموا "\u2068C++\u2069" الآن, \u2068100%\u2069?')
})

test('the title in the manifest is isolated as it ships', async () => {
  using folder = projectFolder({ 'articles/a.md': '# Learn C++ now.\n\nWords.\n' })
  await runWith(folder.root, engine(), { to: ['ar'] })
  expect(JSON.parse(folder.read('bundles/ar/a/bundle.json')).title).toBe('تعلم \u2068C++\u2069 الآن.')
})
