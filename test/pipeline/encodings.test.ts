import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import type { Engine } from '../../src/backends/translation-backend.ts'
import { checkLocaleFiles } from '../../src/pipeline/check.ts'
import type { Report } from '../../src/pipeline/report.ts'
import { run } from '../../src/pipeline/run.ts'
import { codecOf, type EncodingName } from '../../src/store/encoding/encodings.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { paragraphs } from '../support/paragraphs.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'
import { openWith } from '../support/run-project.ts'

/** Articles in markup, whatever their encoding, and one beside them that is well. */
async function runMarkup(folder: ProjectFolder, to = 'ar', engine: Engine = mock()): Promise<Report> {
  folder.write('articles/good.md', 'All is well.\n')
  using opened = await openWith(folder.root, engine, { to: [to] })
  const project = { ...opened.project, formats: [paragraphs(), ...opened.project.formats] }
  const report = await run(project, [], {
    force: false,
    maxCharacters: undefined,
    overBudget: 'refuse',
    signal: new AbortController().signal,
    onProgress: () => {}
  })
  expect(folder.has(`bundles/${to}/good/article.md`)).toBe(true)
  return report
}

/** An engine with one answer to everything. */
const saying = (answer: string): Engine => ({
  ...mock(),
  translate: async ({ sources }) => sources.map(() => [answer])
})

const inBytes = (name: EncodingName, text: string) => codecOf(name).encode(text)!
const bundle = (folder: ProjectFolder, id: string, to = 'ar') =>
  readFileSync(join(folder.root, `bundles/${to}/${id}/article.xml`))
const manifest = (folder: ProjectFolder, id: string) => JSON.parse(folder.read(`bundles/ar/${id}/bundle.json`))

describe('an article that is not in UTF-8', () => {
  test.each(['utf-16le', 'utf-16be', 'utf-32be'] as const)('stays in %s, which has every character', async name => {
    using folder = projectFolder()
    folder.write('articles/a.xml', inBytes(name, '\ufeff<doc>\r\n<p>A naïve vote.</p>\r\n</doc>'))
    expect(await runMarkup(folder)).toMatchObject({ exitCode: 0, findings: [] })
    const text = codecOf(name).decode(bundle(folder, 'a'))
    expect(text).toMatch(/^\ufeff<doc>\r\n<p>[^<]+<\/p>\r\n<\/doc>$/)
    expect(text).not.toContain('naïve')
  })

  test('stays in its own where that has the characters of the locale, and is UTF-8 in the others', async () => {
    using folder = projectFolder()
    const source = '<?xml version="1.0" encoding="windows-1256"?>\n<doc by="Rémi"><p>A vote.</p></doc>'
    folder.write('articles/a.xml', inBytes('windows-1256', source))
    await runMarkup(folder, 'ar', saying('صوت، اليوم.'))
    await runMarkup(folder, 'zh', saying('投票。'))
    expect(codecOf('windows-1256').decode(bundle(folder, 'a'))).toBe(source.replace('A vote.', 'صوت، اليوم.'))
    const chinese = source.replace('windows-1256', 'utf-8').replace('A vote.', '投票。')
    expect(bundle(folder, 'a', 'zh').toString()).toBe(chinese)
  })

  test('is read as it was meant: what people see in locale files is its text', async () => {
    using folder = projectFolder()
    folder.write('articles/a.xml', inBytes('koi8-r', '<?xml version="1.0" encoding="koi8-r"?><p>Новости дня.</p>'))
    await runMarkup(folder)
    expect(Object.values(JSON.parse(folder.read('locales/en/articles/a.json')))).toEqual(['Новости дня.'])
  })
})

describe('bytes that mean nothing', () => {
  const damaged = (count: number) =>
    Buffer.concat([
      Buffer.from('<doc>\n'),
      ...Array.from({ length: count }, (_, i) => Buffer.from(`<p>Paragraph number ${i}.</p>\n`)),
      Buffer.from('<p>caf'),
      Buffer.of(0xe9),
      Buffer.from('</p><!-- '),
      Buffer.of(0xff, 0xfe),
      Buffer.from(' --></doc>\n')
    ])
  const tail = damaged(0).subarray('<doc>\n'.length)

  test('in a block or two leave these in the source language; the rest is translated, and the report says so', async () => {
    using folder = projectFolder()
    folder.write('articles/a.xml', damaged(10))
    const engine = countingEngine(mock())
    const report = await runMarkup(folder, 'ar', engine)
    expect(report).toMatchObject({ exitCode: 0, failures: [] })
    const message = 'Not UTF-8, left in the source language: 1 block: the byte 0xE9 at line 12, column 7 (byte 282)'
    const finding = { article: 'a', locale: 'ar', block: '*', check: 'encoding', severity: 'warning', message }
    expect(report.findings).toEqual([finding])
    expect(bundle(folder, 'a').subarray(-tail.length)).toEqual(tail)
    expect(bundle(folder, 'a').toString()).not.toContain('Paragraph number 3')
    expect(engine.sent.join()).not.toContain('caf')
    expect(manifest(folder, 'a')).toMatchObject({ complete: false, untranslated: [] })
    // A run that finds nothing to do says it again, and so does a check.
    expect((await runMarkup(folder)).findings).toEqual([finding])
    using opened = await openWith(folder.root, mock(), { to: ['ar'] })
    const project = { ...opened.project, formats: [paragraphs(), ...opened.project.formats] }
    expect((await checkLocaleFiles(project, [])).findings).toEqual([finding])
  })

  test('hold a bundle back where incomplete ones are withheld', async () => {
    using folder = projectFolder({ 'translate.config.json': '{ "incomplete": "withhold" }' })
    folder.write('articles/a.xml', damaged(10))
    await runMarkup(folder)
    expect(folder.has('bundles/ar/a/article.xml')).toBe(false)
    expect(folder.has('locales/ar/articles/a.json')).toBe(true)
  })

  test('outside all blocks stay where they are, and nothing is said', async () => {
    using folder = projectFolder()
    folder.write('articles/a.xml', Buffer.from('<p>A vote.</p><!-- \xe9\xff --><br title="\xe9"/>', 'latin1'))
    expect(await runMarkup(folder)).toMatchObject({ exitCode: 0, findings: [] })
    expect(bundle(folder, 'a').subarray(-26)).toEqual(Buffer.from('<!-- \xe9\xff --><br title="\xe9"/>', 'latin1'))
    expect(manifest(folder, 'a')).toMatchObject({ complete: true })
  })

  test('in more than a few blocks: the article is in another encoding than it says, and is refused', async () => {
    using folder = projectFolder()
    folder.write('articles/a.xml', damaged(4))
    const { failures } = await runMarkup(folder)
    const message =
      'Expected UTF-8, got the byte 0xE9 at line 6, column 7 (byte 120) of "articles/a.xml". ' +
      'Save it as UTF-8, or declare its encoding where it is XML or HTML'
    expect(failures).toMatchObject([{ article: 'a', type: 'encoding', offset: 120, message }])
  })
})

test('a block without an end is left in the source language', async () => {
  using folder = projectFolder()
  const endless = 'слово'.repeat(100_000)
  folder.write('articles/a.xml', `<p>A vote.</p><p>${endless}</p>`)
  const message = 'Longer than 100000 characters, left in the source language: 1 block'
  expect((await runMarkup(folder)).findings).toMatchObject([{ block: '*', check: 'length', message }])
  expect(bundle(folder, 'a').toString().endsWith(`<p>${endless}</p>`)).toBe(true)
  expect(manifest(folder, 'a')).toMatchObject({ complete: false })
})

describe('hostile files: refused with their place or kept to the byte, the others done', () => {
  const long = (text: string) => `${text} ${'Paragraph. '.repeat(3)}`
  const refused: Readonly<Record<string, readonly [path: string, bytes: Buffer, expected: object]>> = {
    'gzip under another name': ['a.xml', Buffer.from('1f8b08000000000000', 'hex'), { type: 'encoding', offset: 0 }],
    'UTF-16 cut off': [
      'a.xml',
      inBytes('utf-16le', '\ufeff<p>a</p>').subarray(0, -1),
      { type: 'encoding', offset: 16 }
    ],
    'UTF-16 without a byte order mark, in plain text': [
      'a.txt',
      inBytes('utf-16le', 'A vote.'),
      { type: 'encoding', offset: 1, message: expect.stringContaining('a NUL, as in UTF-16 without a byte order mark') }
    ],
    'NUL in text': ['a.xml', Buffer.from('<p>a\0b</p>'), { type: 'encoding', offset: 4 }],
    'an unknown encoding': [
      'a.xml',
      Buffer.from('<?xml version="1.0" encoding="x-secret"?><p>a</p>'),
      { type: 'encoding', offset: 30 }
    ],
    'Latin-1 in Markdown': ['a.md', Buffer.from('Un caf\xe9.\n', 'latin1'), { type: 'encoding', offset: 6 }],
    'broken markup, in two-byte characters': [
      'a.xml',
      Buffer.from('\ufeff<p>é</p>\n<p>é'),
      { type: 'syntax', offset: 13, message: 'articles/a.xml:2:1 (byte 13): Expected </p>, got the end' }
    ],
    'broken markup, in UTF-16': ['a.xml', inBytes('utf-16be', '\ufeff<p>é</p>\n<p>é'), { type: 'syntax', offset: 20 }],
    'broken front matter': ['a.md', Buffer.from('---\nname: é\n\tb\n---\nText.\n'), { type: 'syntax', offset: 13 }],
    'a file over the limit': ['a.xml', Buffer.alloc(5_000_001, 'a'), { type: 'too-large', offset: 5_000_000 }],
    'nothing but a byte order mark': ['a.xml', Buffer.from('\ufeff'), { type: 'empty', offset: 0 }]
  }

  test.each(Object.entries(refused))('%s', async (_what, [path, bytes, expected]) => {
    using folder = projectFolder()
    folder.write(`articles/${path}`, bytes)
    const { failures, exitCode } = await runMarkup(folder)
    expect(failures).toMatchObject([{ article: 'a', ...expected }])
    expect(exitCode).toBe(1)
  })

  const kept: Readonly<Record<string, readonly [name: EncodingName, before: string, after: string]>> = {
    'NUL in a tag': ['utf-8', '<doc a="\0"><p>', '</p></doc>'],
    'a byte order mark in the middle': ['utf-8', '<doc><p>', '</p>\ufeff<i/></doc>'],
    'two byte order marks': ['utf-8', '\ufeff\ufeff<doc><p>', '</p></doc>'],
    'UTF-32': ['utf-32le', '<doc><p>', '</p></doc>'],
    'half a surrogate pair in UTF-16': ['utf-16be', '\ufeff<doc a="\udc80\ud800"><p>', '</p></doc>']
  }

  test.each(Object.entries(kept))('%s', async (_what, [name, before, after]) => {
    using folder = projectFolder()
    folder.write('articles/a.xml', inBytes(name, `${before}${long('A vote.')}${after}`))
    expect(await runMarkup(folder)).toMatchObject({ exitCode: 0, failures: [] })
    const { decode } = codecOf(name)
    expect(decode(bundle(folder, 'a')).startsWith(before)).toBe(true)
    expect(decode(bundle(folder, 'a')).endsWith(after)).toBe(true)
    expect(decode(bundle(folder, 'a'))).not.toContain('vote')
  })
})
