import { describe, expect, test } from 'vitest'
import { translate } from '../support/command-line.ts'
import { projectFolder } from '../support/project-folder.ts'

const vote = {
  en: `# The harbour vote

The council of Karsal voted on Monday. It decided by 23 votes to 22 to reopen the old harbour.

The work will cost 312 million crowns. Who will pay for it? Nobody in the [city hall](https://example.org/en) could say.

- A survey of the basin
- The repair of the mole

"I kept the bell," said Captain Brandt.
`,
  fr: `# Le vote du port

Le conseil de Karsal a voté lundi. Il a décidé par 23 voix contre 22 de rouvrir le vieux port.

Les travaux coûteront 312 millions de couronnes. Qui va les payer ? Personne à l’[hôtel de ville](https://example.org/fr) n’a su le dire.

- Un relevé du bassin
- La réparation du môle

« J’ai gardé la cloche », a dit la capitaine Brandt.
`,
  ar: `# تصويت الميناء

صوّت مجلس مدينة كارسال يوم الاثنين. وقرر بأغلبية 23 صوتا مقابل 22 إعادة فتح الميناء القديم.

ستكلف الأعمال 312 مليون كرونة. من سيدفع ثمنها؟ لم يستطع أحد في [مبنى البلدية](https://example.org/ar) أن يجيب.

- مسح للحوض
- إصلاح الرصيف

«احتفظت بالجرس»، قالت القبطانة براندت.
`
}

const files = {
  'articles/vote.md': vote.en,
  'articles/rain.txt': 'Rain\n\nIt rained.\n',
  'existing/ar/vote.md': vote.ar,
  'existing/ar/wind.md': '# ريح\n',
  'existing/fr/vote.md': vote.fr
}

describe('translate memory align', () => {
  test.each(['ar', 'fr'])('pairs an article with its translation: %s', async locale => {
    using folder = projectFolder(files)
    const args = ['memory', 'align', 'articles', `existing/${locale}`, '--to', locale]
    const { code, out, err } = await translate(args, { cwd: folder.root })
    expect(code).toBe(0)
    expect(out).toMatch(/1 pair of articles: [89] of 9 sentences and [67] whole blocks kept/)
    expect(out).toContain(`Stored as "alignment:existing/${locale} en ${locale}"`)
    expect(err).toContain('rain.txt: no translation of its own')
  })

  test('what it has learnt is not sent to an engine', async () => {
    using folder = projectFolder(files)
    const plan = async () =>
      JSON.parse((await translate(['articles/vote.md', '--to', 'fr', '--dry-run', '--json'], { cwd: folder.root })).out)
    const before = await plan()
    await translate(['memory', 'align', 'articles', 'existing/fr', '--to', 'fr'], { cwd: folder.root })
    const after = await plan()
    expect(before.characters.planned).toBeGreaterThan(250)
    expect(after.characters.planned).toBeLessThan(before.characters.planned / 4)
    await translate(['articles/vote.md', '--to', 'fr'], { cwd: folder.root })
    expect(folder.read('bundles/fr/vote/article.md')).toContain('Il a décidé par 23 voix contre 22 de rouvrir')
  })

  test('--json names pairs, what is left out and what has no partner; a dry run stores nothing', async () => {
    using folder = projectFolder(files)
    const args = ['memory', 'align', 'articles', 'existing/ar', '--to', 'ar', '--json', '--dry-run']
    const report = JSON.parse((await translate(args, { cwd: folder.root })).out)
    expect(report).toMatchObject({
      dryRun: true,
      alone: { source: ['rain.txt'], target: ['wind.md'] },
      articles: [{ source: 'vote.md', target: 'vote.md', sentences: 9, leftOut: { untranslated: 0, codes: 0 } }],
      failures: []
    })
    const plan = await translate(['articles/vote.md', '--to', 'ar', '--dry-run', '--json'], { cwd: folder.root })
    expect(JSON.parse(plan.out).sentences.reused).toBe(0)
  })

  test('takes translations beside their articles', async () => {
    using folder = projectFolder({ 'articles/vote.md': vote.en, 'articles/vote.fr.md': vote.fr })
    const args = ['memory', 'align', 'articles', 'articles', '--to', 'fr', '--json']
    const report = JSON.parse((await translate(args, { cwd: folder.root })).out)
    expect(report.articles).toMatchObject([{ source: 'vote.md', target: 'vote.fr.md' }])
  })

  test('a file that cannot be read fails alone', async () => {
    using folder = projectFolder({ ...files, 'articles/data.json': '{', 'existing/fr/data.json': '{"a":"b"}' })
    const args = ['memory', 'align', 'articles', 'existing/fr', '--to', 'fr']
    const { code, out, err } = await translate(args, { cwd: folder.root })
    expect(code).toBe(1)
    expect(err).toContain('data.json')
    expect(out).toContain('1 pair of articles')
  })

  test('wants one locale, and folders that are there', async () => {
    using folder = projectFolder(files)
    const both = await translate(['memory', 'align', 'articles', 'existing', '--to', 'ar,fr'], { cwd: folder.root })
    expect(both).toMatchObject({ code: 2, err: expect.stringContaining('Expected one locale') })
    const gone = await translate(['memory', 'align', 'articles', 'nowhere', '--to', 'ar'], { cwd: folder.root })
    expect(gone).toMatchObject({ code: 2, err: expect.stringContaining('Expected a folder at "nowhere", got nothing') })
  })
})
