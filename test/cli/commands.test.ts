import { describe, expect, test } from 'vitest'
import { translate } from '../support/command-line.ts'
import { projectFolder } from '../support/project-folder.ts'
import { spawnTranslate } from '../support/spawn-translate.ts'

const files = {
  'articles/vote.md': '# The vote\n\nIt is near. It matters.\n',
  'articles/rain.txt': 'Rain\n\nIt is near.\n'
}

describe('translate', () => {
  test('ends with a summary and the paths of what was written', async () => {
    using folder = projectFolder(files)
    const { code, out, err } = await translate(['--to', 'ar,fr'], { cwd: folder.root })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('bundles/ar/vote/article.md')
    expect(out).toContain('locales/fr/articles/rain.json')
    expect(out).toContain('2 articles in ar, fr')
    expect(out).toContain('The mock backend writes a stand-in')
  })

  test('takes articles by path, from a folder below too', async () => {
    using folder = projectFolder({ ...files, 'translate.config.json': '{}' })
    const { code } = await translate(['vote.md', '--to', 'ar'], { cwd: `${folder.root}/articles` })
    expect(code).toBe(0)
    expect([folder.has('bundles/ar/vote/article.md'), folder.has('bundles/ar/rain/article.txt')]).toEqual([true, false])
  })

  test('takes locales before paths, and --to more than once', async () => {
    using folder = projectFolder(files)
    expect((await translate(['--to', 'ar', '--to', 'fr,es', 'articles/vote.md'], { cwd: folder.root })).code).toBe(0)
    expect(Object.keys(folder.tree('bundles')).filter(path => path.endsWith('.md'))).toHaveLength(3)
  })

  test('takes what stands after -- as paths', async () => {
    using folder = projectFolder({ ...files, 'articles/-x.md': 'A dash.\n' })
    const { code } = await translate(['--to', 'ar', '--', 'articles/-x.md'], { cwd: folder.root })
    expect(code).toBe(0)
    expect(Object.keys(folder.tree('bundles')).filter(path => path.endsWith('.md'))).toEqual([
      'bundles/ar/-x/article.md'
    ])
  })

  test('--json is one JSON document on stdout and nothing else', async () => {
    using folder = projectFolder(files)
    const { out, err } = await translate(['--to', 'ar,fr', '--json'], { cwd: folder.root })
    const report = JSON.parse(out)
    expect(err).toBe('')
    expect(report).toMatchObject({
      dryRun: false,
      exitCode: 0,
      articles: 2,
      locales: ['ar', 'fr'],
      blocks: { kept: 0, stale: 0, failed: 0 },
      sentences: { total: 10, reused: 2, sent: 8 },
      failures: []
    })
    expect(report.characters.planned).toBe(report.characters.sent)
  })

  test('--dry-run forecasts the very run, writes nothing and sends nothing', async () => {
    using folder = projectFolder(files)
    const forecast = JSON.parse((await translate(['--to', 'ar,fr', '--dry-run', '--json'], { cwd: folder.root })).out)
    expect(Object.keys(folder.tree())).toEqual(['articles/rain.txt', 'articles/vote.md'])
    const report = JSON.parse((await translate(['--to', 'ar,fr', '--json'], { cwd: folder.root })).out)
    expect(Object.keys(forecast)).toEqual(Object.keys(report))
    expect(forecast.blocks).toEqual(report.blocks)
    expect(forecast.sentences).toEqual(report.sentences)
    expect(forecast.characters).toEqual({ planned: report.characters.sent, sent: 0 })
  })

  test('--dry-run shows a row per article and locale, and the cost where a price is known', async () => {
    const config = { backends: { mock: { price: { perMillionCharacters: 20, currency: 'USD' } } } }
    using folder = projectFolder({ ...files, 'translate.config.json': JSON.stringify(config) })
    const { out } = await translate(['--to', 'ar', '--dry-run'], { cwd: folder.root })
    expect(out).toMatch(/^article +locale +kept +reused +new +stale +sentences +to send +characters$/m)
    expect(out).toMatch(/^vote +ar +0 +0 +2 +0 +3 +/m)
    expect(out).toMatch(/To send to mock: \d+ sentences, \d+ characters, \$0\.00/)
  })

  test('--frozen fails while anything is missing or stale, sends nothing, and passes when all is there', async () => {
    using folder = projectFolder(files)
    expect((await translate(['--to', 'ar', '--frozen'], { cwd: folder.root })).code).toBe(1)
    expect(folder.has('locales')).toBe(false)
    await translate(['--to', 'ar'], { cwd: folder.root })
    expect((await translate(['--to', 'ar', '--frozen'], { cwd: folder.root })).code).toBe(0)
    folder.remove('.dragoman')
    expect((await translate(['--to', 'ar', '--frozen'], { cwd: folder.root })).code).toBe(0)
    folder.write('articles/vote.md', '# The vote\n\nIt is over. It matters.\n')
    const { code, out } = await translate(['--to', 'ar', '--frozen'], { cwd: folder.root })
    expect(code).toBe(1)
    expect(out).toContain('vote')
    expect(out).not.toContain('rain')
  })

  test('--quiet says nothing when all is well', async () => {
    using folder = projectFolder(files)
    expect(await translate(['--to', 'ar', '--quiet'], { cwd: folder.root })).toEqual({ code: 0, out: '', err: '' })
  })

  test('over the cap it exits 3 with the numbers and what to do', async () => {
    using folder = projectFolder(files)
    const { code, err } = await translate(['--to', 'ar', '--max-chars', '5'], { cwd: folder.root })
    expect(code).toBe(3)
    expect(err).toMatch(/The plan sends \d+ characters, 5 are left in this run/)
  })

  test('--dry-run says that the run would be refused', async () => {
    using folder = projectFolder(files)
    const { code, out } = await translate(['--to', 'ar', '--max-chars', '5', '--dry-run'], { cwd: folder.root })
    expect(code).toBe(3)
    expect(out).toContain('That would be refused: The plan sends 34 characters, 5 are left in this run')
  })

  test('a key that is no block’s is named, and its text kept in the record', async () => {
    using folder = projectFolder(files)
    await translate(['--to', 'ar'], { cwd: folder.root })
    const path = 'locales/ar/articles/vote.json'
    folder.write(path, JSON.stringify({ ...JSON.parse(folder.read(path)), 'p-zzzz': 'كلمة' }))
    const { code, err } = await translate(['--to', 'ar'], { cwd: folder.root })
    expect(code).toBe(0)
    expect(err).toContain('vote ar p-zzzz')
    expect(folder.read('locales/.review/ar/vote.jsonl')).toContain('كلمة')
  })

  test('without a locale to translate to it says how to name one', async () => {
    using folder = projectFolder(files)
    const { code, err } = await translate([], { cwd: folder.root })
    expect(code).toBe(2)
    expect(err).toContain('--to')
  })

  test.each([
    [['--to', 'pt_BR'], 'Expected a BCP 47 language tag'],
    [['--too', 'ar'], 'did you mean --to?'],
    [['--to', 'ar', '--backend', 'gogle'], 'backend'],
    [['--to', 'ar', '--concurrency', '0'], 'concurrency'],
    [['statsu', '--to', 'ar'], 'did you mean "status"?'],
    [['approve', 'articles/vote.md', '--to', 'ar', '--by', ' '], 'Expected the name of who approves'],
    [['--to', 'ar', '--max-chars', '-5'], 'Expected a whole number after --max-chars'],
    [['--to', 'ar', '--max-chars', 'many'], 'Expected a whole number after --max-chars']
  ])('%j is a usage error', async (args, message) => {
    using folder = projectFolder(files)
    const { code, out, err } = await translate(args, { cwd: folder.root })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
  })

  test('--help and --version speak for themselves', async () => {
    using folder = projectFolder()
    expect((await translate(['--help'], { cwd: folder.root })).out).toContain('--dry-run')
    expect((await translate(['--version'], { cwd: folder.root })).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('status', () => {
  test('has a row per article and locale, before and after', async () => {
    using folder = projectFolder(files)
    const before = JSON.parse((await translate(['status', '--to', 'ar', '--json'], { cwd: folder.root })).out)
    expect(before.articles).toMatchObject([
      { article: 'rain', locale: 'ar', blocks: { missing: 2, machine: 0 } },
      { article: 'vote', locale: 'ar', blocks: { missing: 2, machine: 0 } }
    ])
    await translate(['--to', 'ar'], { cwd: folder.root })
    const { out } = await translate(['status', '--to', 'ar'], { cwd: folder.root })
    expect(out).toMatch(/^vote +ar +2 +2 +0 +0 +0 +0 +0 +0$/m)
  })
})

describe('check', () => {
  test('finds a number that a person has changed, as a warning; a lost link as an error', async () => {
    using folder = projectFolder({ 'articles/a.md': 'It took 40 days.\n\nRead [this](https://example.org) now.\n' })
    await translate(['--to', 'fr'], { cwd: folder.root })
    const path = 'locales/fr/articles/a.json'
    const [first, second] = Object.keys(JSON.parse(folder.read(path)))
    folder.write(path, JSON.stringify({ [first!]: 'Cela a pris 50 jours.', [second!]: 'Lisez ceci.' }))
    const { code, out } = await translate(['check', '--to', 'fr'], { cwd: folder.root })
    expect(code).toBe(1)
    expect(out).toMatch(/warning +numbers/)
    expect(out).toMatch(/error +inline-codes/)
  })
})

describe('approve', () => {
  test('names a key that no block has', async () => {
    using folder = projectFolder(files)
    await translate(['--to', 'ar'], { cwd: folder.root })
    const args = ['approve', 'articles/vote.md', '--to', 'ar', '--by', 'Hala', '--key', 'nope']
    const { code, out, err } = await translate(args, { cwd: folder.root })
    expect({ code, out }).toEqual({ code: 1, out: '0 blocks now reviewed\n' })
    expect(err).toContain('nope: no such block')
  })
})

describe('nightly', () => {
  test('says what waits for another night', async () => {
    using folder = projectFolder({ ...files, 'translate.config.json': '{"to":["ar"]}' })
    const { code, err } = await translate(['nightly', '--max-chars', '5'], { cwd: folder.root })
    expect(code).toBe(3)
    expect(err).toMatch(
      /Left for the next run \(0 of \d+ planned characters sent\):\n {2}rain \(over --max-chars\)\n {2}vote \(over --max-chars\)\n/
    )
  })

  test('is silent when all is well, and leaves a record and metrics', async () => {
    using folder = projectFolder({ ...files, 'translate.config.json': '{"to":["ar"]}' })
    const ran = await translate(['nightly', '--metrics-file', 'run.prom'], { cwd: folder.root })
    expect(ran).toEqual({ code: 0, out: '', err: '' })
    expect(folder.read('run.prom')).toContain('dragoman_last_success_timestamp_seconds 1795467600')
    expect(JSON.parse(folder.read('.dragoman/runs.jsonl'))).toMatchObject({ exitCode: 0, articles: 2, failures: [] })
  })

  test('names what failed on stderr', async () => {
    using folder = projectFolder({ ...files, 'articles/empty.md': '', 'translate.config.json': '{"to":["ar"]}' })
    const { code, err } = await translate(['nightly', '--metrics-file', 'run.prom'], { cwd: folder.root })
    expect(code).toBe(1)
    expect(err).toContain('empty')
    expect(folder.read('run.prom')).not.toContain('last_success')
    folder.remove('articles/empty.md')
    await translate(['nightly', '--metrics-file', 'run.prom'], { cwd: folder.root })
    const success = 'dragoman_last_success_timestamp_seconds 1795467600'
    expect(folder.read('run.prom')).toContain(success)
    folder.write('articles/empty.md', '')
    await translate(['nightly', '--metrics-file', 'run.prom'], {
      cwd: folder.root,
      now: () => new Date('2026-11-24T21:00:00Z')
    })
    expect(folder.read('run.prom')).toContain(success)
  })
})

describe('one stage alone', () => {
  test('extract prints the blocks, segment the sentences', async () => {
    using folder = projectFolder(files)
    const extracted = (await translate(['extract', 'articles/vote.md'], { cwd: folder.root })).out.trim().split('\n')
    expect(extracted.map(line => JSON.parse(line))).toMatchObject([
      { key: 'title', role: 'title', text: 'The vote' },
      { role: 'p', text: 'It is near. It matters.' }
    ])
    const segmented = (await translate(['segment', 'articles/vote.md'], { cwd: folder.root })).out.trim().split('\n')
    expect(segmented.map(line => JSON.parse(line).text)).toEqual(['The vote', 'It is near.', 'It matters.'])
  })

  test('config print shows what is in force, config schema its JSON Schema', async () => {
    using folder = projectFolder({ 'translate.config.json': '{"to":["ar"]}' })
    expect(JSON.parse((await translate(['config', 'print'], { cwd: folder.root })).out)).toMatchObject({
      to: ['ar'],
      backend: ['mock']
    })
    expect(JSON.parse((await translate(['config', 'schema'], { cwd: folder.root })).out)).toHaveProperty(
      'properties.budget'
    )
  })
})

test('a process of its own prints a completion script', async () => {
  using folder = projectFolder()
  const { code, out } = await spawnTranslate(['completion'], { cwd: folder.root }).ended
  expect(code).toBe(0)
  expect(out).toContain('_translate_yargs_completions()')
})
