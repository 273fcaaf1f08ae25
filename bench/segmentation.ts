import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { casesOf, goldenFiles } from './segmentation/cases.ts'
import { contestants } from './segmentation/contestants.ts'
import { ordeals } from './segmentation/hostile.ts'
import { prose } from './segmentation/prose.ts'
import { isExact, percent, type Score, scoresOf, sum, tidy } from './segmentation/score.ts'
import { type Speed, speedOf } from './segmentation/speed.ts'

/**
 * `npm run bench:segmentation -- [--cases FILE …] [--wrong] [--json FILE]`: the scanner beside `Intl.Segmenter` and sentencex-wasm: exact
 * cases by language, speed, hostile texts.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', multiple: true, default: [] },
    wrong: { type: 'boolean', default: false },
    json: { type: 'string' }
  }
})
const given = [...values.cases, ...positionals]
const files = given.length > 0 ? given : goldenFiles()
if (files.length === 0) console.log('No cases: ../shared/corpus is absent, and --cases names no file\n')
const cases = casesOf(files)
const core = cases.filter(({ scope }) => scope === 'core')
const policy = cases.filter(({ scope }) => scope === 'policy')
const results = contestants.map(({ name, of }) => ({
  name,
  languages: scoresOf(core, of),
  policy: sum(scoresOf(policy, of).values())
}))
const [ours] = results

if (cases.length > 0) exactCases()
if (values.wrong) wrongCases()
const speed = speeds()
const hostileTexts = hostileResults()
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report(), undefined, 2)}\n`)

function exactCases(): void {
  print(['core cases, exact', 'cases', ...results.map(({ name }) => name), 'percent'])
  for (const [language, { cases }] of ours!.languages)
    row(
      language,
      cases,
      results.map(({ languages }) => languages.get(language)!)
    )
  const all = results.map(({ languages }) => sum(languages.values()))
  row('all core', core.length, all)
  row(
    'policy',
    policy.length,
    results.map(({ policy }) => policy)
  )
  print(['percent, core', '', ...all.map(percent)])
  console.log()
}

function row(name: string, cases: number, scores: readonly Score[]): void {
  print([name, cases, ...scores.map(({ exact }) => exact), percent(scores[0]!)])
}

function wrongCases(): void {
  for (const one of core) {
    const cut = contestants[0]!.of(one.lang)
    if (isExact(one, cut)) continue
    console.log(
      `${one.id}\n  got      ${tidy(cut(one.input)).join(' | ')}\n  expected ${tidy(one.expected).join(' | ')}`
    )
  }
}

/** Over our own prose, and over the cases of languages that have enough of them. */
function speeds(): Readonly<Record<string, Speed>> {
  print(['MB/s', 'ratio', ...contestants.map(({ name }) => name)])
  const byLanguage = Map.groupBy(core, ({ lang }) => lang)
  const texts = Object.entries(prose).flatMap(([language, paragraph]) => {
    const inputs = byLanguage.get(language)?.map(({ input }) => input) ?? []
    const own = [language, language, [paragraph]] as const
    return inputs.length < 10 ? [own] : [own, [`${language}, cases`, language, inputs] as const]
  })
  const speeds = texts.map(([name, language, paragraphs]) => {
    const speed = speedOf(language, paragraphs)
    print([name, speed.ratio.toFixed(2), ...contestants.map(({ name }) => speed[name]!.toFixed(1))])
    return [name, speed] as const
  })
  console.log()
  return Object.fromEntries(speeds)
}

function hostileResults() {
  print(['200,000 hostile characters, ms', '', ...contestants.map(({ name }) => name)])
  const results = ordeals('en')
  for (const [name, by] of Object.entries(results)) {
    print([
      name,
      '',
      ...Object.values(by).map(({ milliseconds, isLossless }) => `${milliseconds}${isLossless ? '' : ' LOSES TEXT'}`)
    ])
  }
  return results
}

function report() {
  const named = (languages: ReadonlyMap<string, Score>) => ({
    overall: sum(languages.values()),
    languages: Object.fromEntries(languages)
  })
  return {
    ...named(ours!.languages),
    policy: ours!.policy,
    baselines: Object.fromEntries(
      results.slice(1).map(({ name, languages, policy }) => [name, { ...named(languages), policy }])
    ),
    speed,
    hostile: hostileTexts
  }
}

function print([first, ...cells]: readonly (string | number)[]): void {
  console.log([String(first).padEnd(31), ...cells.map(cell => String(cell).padStart(15))].join(''))
}
