import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { BackendError } from '../../src/model/errors.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'
import { runWith } from '../support/run-project.ts'

// A site's own catalogues: translated into the folder beside their own, where people write too.

const source = 'public/locales/en/shop.json'
const arabic = 'public/locales/ar/shop.json'
const localeFile = 'locales/ar/articles/public/locales/shop.json'
const record = 'locales/.review/ar/public/locales/shop.jsonl'
const person = 'نص كتبه إنسان'

const strings = {
  title: 'Buy a ticket',
  cart: { empty: 'Nothing here yet', items_one: '{{count}} item', items_other: '{{count}} items' },
  help: 'Ask <1>our desk</1>, {{name}}'
}

function shop(files: Record<string, string> = {}, catalogue: object = strings): ProjectFolder {
  return projectFolder({
    'translate.config.json': JSON.stringify({ from: 'en', to: ['ar'], catalogues: ['public/locales'] }),
    [source]: `${JSON.stringify(catalogue, undefined, 2)}\n`,
    ...files
  })
}

const catalogueOf = (folder: ProjectFolder) => JSON.parse(folder.read(arabic))
const states = (folder: ProjectFolder): Record<string, string> =>
  Object.fromEntries(
    folder
      .read(record)
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
      .map(({ k, st }) => [k, st])
  )

const run = (folder: ProjectFolder, engine = mock(), settings = {}) =>
  runWith(folder.root, engine, { to: ['ar'], ...settings })

/** A run that must send nothing. */
async function quietRun(folder: ProjectFolder) {
  const engine = countingEngine(mock())
  const report = await run(folder, engine)
  expect(engine.sent).toEqual([])
  return report
}

/** Changes one text of the Arabic catalogue, as an editor would. */
function edit(folder: ProjectFolder, path: string, change: (texts: Record<string, string>) => void): void {
  const json = JSON.parse(folder.read(path))
  change(json)
  folder.write(path, `${JSON.stringify(json, undefined, 2)}\n`)
}

describe('a catalogue', () => {
  test('is written to the folder of its locale, with the plural forms of the locale, and nowhere else', async () => {
    using folder = shop()
    const report = await run(folder)
    expect(report).toMatchObject({ exitCode: 0, articles: 1, failures: [], findings: [] })
    expect(report.written).toEqual([record, localeFile, 'locales/en/articles/public/locales/shop.json', arabic].sort())
    const { cart, help } = catalogueOf(folder)
    expect(Object.keys(cart)).toEqual([
      'empty',
      ...['zero', 'one', 'two', 'few', 'many', 'other'].map(category => `items_${category}`)
    ])
    expect(help).toMatch(/<1>.*<\/1>.*\{\{name\}\}/)
    expect(folder.read(arabic)).toMatch(/^\{\n {2}"title": "/)
    expect(folder.has('bundles')).toBe(false)
  })

  test('has its own keys in the locale file', async () => {
    using folder = shop()
    await run(folder)
    expect(Object.keys(JSON.parse(folder.read(localeFile)))).toEqual([
      'title',
      'cart.empty',
      ...['zero', 'one', 'two', 'few', 'many', 'other'].map(category => `cart.items_${category}`),
      'help'
    ])
  })

  test('has each form translated by itself, with a number to inflect by', async () => {
    using folder = shop({}, { items_one: '{{count}} item', items_other: '{{count}} items' })
    const seen: string[] = []
    const engine = mock()
    await run(folder, {
      ...engine,
      async translate(request) {
        for (const parts of request.sources)
          seen.push(parts.map(part => (typeof part === 'string' ? part : part.equiv)).join(''))
        return await engine.translate(request)
      }
    })
    expect(seen).toEqual(['0 items', '1 item', '2 items', '3 items', '11 items', '100 items'])
  })

  test('is done, and is not read again', async () => {
    using folder = shop()
    await run(folder)
    const tree = folder.tree()
    const report = await quietRun(folder)
    expect(report).toMatchObject({ exitCode: 0, written: [] })
    expect(folder.tree()).toEqual(tree)
    folder.remove('.dragoman')
    await run(folder)
    expect(folder.tree()).toEqual(tree)
  })

  test.each([[[source]], [['public/locales']], [['public/locales/en']], [[]]])('is found under %j', async paths => {
    using folder = shop({ 'articles/a.md': 'A story.\n', 'public/locales/en/deep/er.json': '{"a":"One"}' })
    await run(folder, mock(), { paths })
    expect(folder.has(arabic)).toBe(true)
    expect(folder.has('bundles/ar/a/article.md')).toBe(paths.length === 0)
    expect(folder.has('public/locales/ar/deep/er.json')).toBe(paths[0] !== source)
  })

  test('of another locale is no article', async () => {
    using folder = shop({ [arabic]: '{}' })
    const report = await run(folder, mock(), { paths: [arabic] })
    expect(report.failures).toMatchObject([{ article: arabic, type: 'not-found' }])
  })

  test('that is broken fails alone, and so does a broken one of the locale, which stays as it is', async () => {
    using folder = shop({
      'public/locales/en/bad.json': '{"a": "x",}',
      'public/locales/ar/ugly.json': '{"a": ',
      'public/locales/en/ugly.json': '{"a": "One"}'
    })
    const report = await run(folder)
    expect(report.failures).toMatchObject([
      { article: 'public/locales/bad', type: 'syntax' },
      { article: 'public/locales/ugly', locale: 'ar', type: 'syntax' }
    ])
    expect(report.failures[1]?.message).toContain('public/locales/ar/ugly.json')
    expect(folder.read('public/locales/ar/ugly.json')).toBe('{"a": ')
    expect(folder.has(arabic)).toBe(true)
  })

  test('may have keys that objects are born with, and keys with dots', async () => {
    const source =
      '{"__proto__": "Harbour", "constructor": {"toString": "Ferry"}, "a.b": "Lights", "a": {"b": "Bridge"}, "/": "Tower"}'
    using folder = shop({ 'public/locales/en/shop.json': source })
    await run(folder)
    expect(folder.read(arabic).replace(/"[^"]*⟦[^"]*"/g, '""')).toBe(
      source.replace(/"(Harbour|Ferry|Lights|Bridge|Tower)"/g, '""')
    )
    const text = folder.read(arabic)
    await quietRun(folder)
    expect(folder.read(arabic)).toBe(text)
  })

  test('in the articles folder is a bundle', async () => {
    using folder = projectFolder({
      'articles/site/strings.json': '{"a_one":"{{count}} day","a_other":"{{count}} days"}',
      'articles/site/strings.md': 'A story.\n'
    })
    await run(folder)
    expect(Object.keys(JSON.parse(folder.read('bundles/ar/site/strings.json/article.json')))).toHaveLength(6)
    expect(folder.has('bundles/ar/site/strings.json/bundle.json')).toBe(true)
    expect(folder.has('bundles/ar/site/strings/article.md')).toBe(true)
  })
})

describe('a text that a person writes in the catalogue', () => {
  test('is adopted as if it were in the locale file, and stays', async () => {
    using folder = shop()
    await run(folder)
    edit(folder, arabic, texts => {
      texts.title = person
    })
    const edited = folder.read(arabic)
    await quietRun(folder)
    expect(states(folder)).toMatchObject({ title: 'edited', help: 'machine' })
    expect(JSON.parse(folder.read(localeFile)).title).toBe(person)
    await run(folder, { ...mock(), fingerprint: 'another engine' }, { force: true })
    expect(catalogueOf(folder).title).toBe(person)
    expect(folder.read(arabic)).toBe(edited)
  })

  test('keeps its codes, whatever their order', async () => {
    using folder = shop()
    await run(folder)
    edit(folder, arabic, texts => {
      texts.help = '{{name}}، اسأل <1>مكتبنا</1>'
    })
    expect(await quietRun(folder)).toMatchObject({ exitCode: 0, findings: [] })
    expect(JSON.parse(folder.read(localeFile)).help).toBe('<2/>، اسأل <1>مكتبنا</1>')
    expect(catalogueOf(folder).help).toBe('{{name}}، اسأل <1>مكتبنا</1>')
  })

  test('is there before the first run: only what is missing is added, in the layout that is there', async () => {
    const before = `{\r\n\t"own": "مفتاح آخر",\r\n\t"title":   "${person}",\r\n\t"cart": {\r\n\t\t"items_few": "{{count}} قطع"\r\n\t},\r\n\t"n": 7\r\n}`
    using folder = shop({ [arabic]: before })
    const report = await run(folder)
    expect(report).toMatchObject({ exitCode: 0, failures: [], findings: [] })
    const after = folder.read(arabic)
    expect(after.replace(/"[^"]*⟦[^"]*"/g, '"…"')).toBe(
      [
        '{',
        '\t"own": "مفتاح آخر",',
        `\t"title":   "${person}",`,
        '\t"cart": {',
        '\t\t"empty": "…",',
        '\t\t"items_zero": "…",',
        '\t\t"items_one": "…",',
        '\t\t"items_two": "…",',
        '\t\t"items_few": "{{count}} قطع",',
        '\t\t"items_many": "…",',
        '\t\t"items_other": "…"',
        '\t},',
        '\t"help": "…",',
        '\t"n": 7',
        '}'
      ].join('\r\n')
    )
    expect(states(folder)).toMatchObject({ title: 'edited', 'cart.items_few': 'edited', 'cart.items_many': 'machine' })
    await quietRun(folder)
    expect(folder.read(arabic)).toBe(after)
  })

  test('that breaks a placeholder is reported, and left as it is', async () => {
    using folder = shop()
    await run(folder)
    for (const broken of ['بلا شيء', '<1>مكتبنا</1> {{other}}', 'كلفة $t(x) <1>مكتبنا</1> {{name}}']) {
      edit(folder, arabic, texts => {
        texts.help = broken
      })
      const report = await quietRun(folder)
      expect(report.exitCode).toBe(1)
      expect(report.findings.map(({ block }) => block)).toContain('help')
      expect(catalogueOf(folder).help).toBe(broken)
    }
  })

  test('stays when its source changes, and is stale', async () => {
    using folder = shop()
    await run(folder)
    edit(folder, arabic, texts => {
      texts.title = person
    })
    await quietRun(folder)
    edit(folder, source, texts => {
      texts.title = 'Buy two tickets'
    })
    await run(folder)
    expect(states(folder).title).toBe('stale')
    expect(catalogueOf(folder).title).toBe(person)
  })

  test('goes to the memory, form by form', async () => {
    using folder = shop({}, { a_one: 'item', a_other: 'items' })
    await run(folder)
    edit(folder, arabic, texts => {
      texts.a_few = person
    })
    await quietRun(folder)
    folder.write('public/locales/en/new.json', '{"b_one": "item", "b_other": "items"}')
    await quietRun(folder)
    const { b_few, b_many } = JSON.parse(folder.read('public/locales/ar/new.json'))
    expect(b_few).toBe(person)
    expect(b_many).not.toBe(person)
  })

  test('gives way to a later one in the locale file', async () => {
    using folder = shop()
    await run(folder)
    for (const [path, text] of [
      [arabic, person],
      [localeFile, 'نص ثان'],
      [arabic, 'نص ثالث']
    ] as const) {
      edit(folder, path, texts => {
        texts.title = text
      })
      await quietRun(folder)
      expect(catalogueOf(folder).title).toBe(text)
      expect(JSON.parse(folder.read(localeFile)).title).toBe(text)
    }
  })

  test('that is emptied, or taken out, is filled again', async () => {
    using folder = shop()
    await run(folder)
    const before = folder.read(arabic)
    edit(folder, arabic, texts => {
      texts.title = ''
      delete texts.help
    })
    await quietRun(folder)
    expect(folder.read(arabic)).toBe(before)
  })

  test('where something else stood stays something else, and is reported', async () => {
    using folder = shop({ [arabic]: '{"title": {"x": "y"}, "help": null}' })
    const report = await run(folder)
    expect(report.findings).toMatchObject([{ block: 'title', check: 'merge', severity: 'error' }])
    expect(catalogueOf(folder)).toMatchObject({ title: { x: 'y' }, help: expect.any(String) })
  })
})

describe('two texts that people wrote for one key', () => {
  test('both stay, loudly, run after run; the others go on', async () => {
    using folder = shop()
    await run(folder)
    edit(folder, arabic, texts => {
      texts.title = person
    })
    edit(folder, localeFile, texts => {
      texts.title = 'نص ثان'
    })
    edit(folder, source, texts => {
      texts.help = 'Ask <1>the desk</1>, {{name}}'
    })
    for (const _ of [1, 2]) {
      const report = await run(folder)
      expect(report).toMatchObject({ exitCode: 1, failures: [{ block: 'title', type: 'conflict' }] })
      expect(report.failures[0]?.message).toContain(arabic)
      expect(catalogueOf(folder).title).toBe(person)
      expect(JSON.parse(folder.read(localeFile)).title).toBe('نص ثان')
    }
    expect(catalogueOf(folder).help).not.toBe('Ask <1>our desk</1>, {{name}}')
    edit(folder, localeFile, texts => {
      delete texts.title
    })
    expect(await quietRun(folder)).toMatchObject({ exitCode: 0, failures: [] })
    expect(states(folder).title).toBe('edited')
    expect(JSON.parse(folder.read(localeFile)).title).toBe(person)
  })
})

describe('an engine that fails', () => {
  const failing = (isDown: () => boolean) =>
    countingEngine(mock(), () => {
      if (isDown()) throw new BackendError('unauthorized', 'mock', 'No')
    })

  test('leaves the source’s text, which is not taken for a person’s later', async () => {
    using folder = shop()
    let isDown = true
    await run(
      folder,
      failing(() => isDown)
    )
    expect(catalogueOf(folder)).toMatchObject({ title: strings.title, help: strings.help })
    isDown = false
    expect(
      await run(
        folder,
        failing(() => isDown)
      )
    ).toMatchObject({ exitCode: 0 })
    expect(catalogueOf(folder).title).toMatch(/^⟦/)
    expect(new Set(Object.values(states(folder)))).toEqual(new Set(['machine']))
  })

  test('takes nothing away that was there', async () => {
    using folder = shop()
    await run(folder)
    const before = catalogueOf(folder)
    edit(folder, source, texts => {
      texts.title = 'Buy two tickets'
    })
    const report = await run(
      folder,
      failing(() => true)
    )
    expect(report.failures).toMatchObject([{ block: 'title', type: 'unauthorized' }])
    expect(catalogueOf(folder)).toEqual(before)
  })

  test('leaves what is flagged in the source language, until a person mends it', async () => {
    using folder = shop()
    const engine = mock()
    const careless = {
      ...engine,
      translate: async (request: Parameters<typeof engine.translate>[0]) =>
        request.sources.map(parts => ['{{evil}} ', ...parts.filter(part => typeof part === 'string')])
    }
    const report = await run(folder, careless)
    expect(report.exitCode).toBe(1)
    expect(catalogueOf(folder).title).toBe(strings.title)
    expect(states(folder).title).toBe('flagged')
    edit(folder, arabic, texts => {
      texts.title = person
    })
    await run(folder, careless)
    expect(states(folder).title).toBe('edited')
    expect(catalogueOf(folder).title).toBe(person)
  })
})

test('a catalogue edited while it is written keeps the edit, and the next run adopts it', async () => {
  using folder = shop()
  await run(folder)
  edit(folder, source, texts => {
    texts.help = 'Ask <1>the desk</1>, {{name}}'
  })
  const engine = countingEngine(mock(), () =>
    edit(folder, arabic, texts => {
      texts.title = person
    })
  )
  await run(folder, engine)
  expect(catalogueOf(folder)).toMatchObject({ title: person, help: expect.stringContaining('{{name}}') })
  await quietRun(folder)
  expect(states(folder)).toMatchObject({ title: 'edited', help: 'machine' })
  expect(JSON.parse(folder.read(localeFile)).title).toBe(person)
})

test('folders of catalogues are apart from all others', async () => {
  using folder = projectFolder({ 'translate.config.json': '{"catalogues": ["locales"]}' })
  await expect(run(folder)).rejects.toThrow('got locales "locales" and catalogues "locales"')
})
