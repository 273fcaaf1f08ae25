import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { apertium } from '../../src/backends/apertium.ts'
import { checks } from '../../src/checks/checks.ts'
import { programStarter } from '../../src/cli/start-program.ts'
import { formats } from '../../src/formats/formats.ts'
import { type Content, codeKey, codesOf, isCode } from '../../src/model/content.ts'
import { localeTag } from '../../src/model/locale.ts'
import { askedAgain } from '../../src/pipeline/ladder/ladder.ts'
import { isSound } from '../../src/pipeline/ladder/sound.ts'
import { sentencesOf } from '../../src/pipeline/sentences.ts'
import { isolating } from '../../src/queue/isolating.ts'
import { scanner } from '../../src/segmentation/scanner.ts'

const folder = new URL('../../../shared/corpus/formats/md/', import.meta.url)
const isInstalled = spawnSync('apertium', ['-l'], { encoding: 'utf8' }).stdout?.includes('eng-spa') ?? false
const isAbsent = !existsSync(folder) || !isInstalled

const from = localeTag('en')
const wanted = 400

/** Sentences with inline codes, as they are sent, of the corpus' Markdown in the order of its files. */
function codedSentences(): readonly Content[] {
  const markdown = formats({ frontMatter: undefined }).find(({ name }) => name === 'markdown')!
  const project = { segmenter: scanner({}), from }
  const found = new Map<string, Content>()
  for (const file of readdirSync(folder).sort()) {
    const { blocks } = markdown.extract(readFileSync(new URL(file, folder), 'utf8'), from)
    for (const block of blocks)
      for (const { content, form } of sentencesOf(project, block).sentences)
        if (content.some(isCode)) found.set(form, content)
    if (found.size >= wanted) break
  }
  return [...found.values()].slice(0, wanted)
}

/** Inline codes, a pair counted as one, and how many of them stand in the target exactly once, both halves. */
function placedOnce(source: Content, target: Content): { readonly all: number; readonly once: number } {
  const counts = Map.groupBy(codesOf(target), codeKey)
  const ids = Map.groupBy(codesOf(source), ({ id }) => id)
  const once = ids.values().filter(codes => codes.every(code => counts.get(codeKey(code))?.length === 1))
  return { all: ids.size, once: [...once].length }
}

const why = isAbsent ? ', skipped: ../shared/corpus or Apertium with eng-spa and eng-cat is absent' : ''

describe.skipIf(isAbsent)(`Apertium on the Markdown of the corpus${why}`, () => {
  const start = programStarter(fileURLToPath(new URL('../../', import.meta.url)), process.env)
  const sentences = isAbsent ? [] : codedSentences()
  const lines: string[] = []
  afterAll(() => void process.stdout.write(`\n${lines.join('\n')}\n`))

  test.each(['es', 'ca'])('inline codes placed exactly once: %s', async tag => {
    const to = localeTag(tag)
    const engine = apertium({ start, folder: undefined, modes: undefined, model: undefined, timeout: undefined })
    const { translateEach } = isolating(engine)
    const translate = (sources: readonly Content[]) => translateEach({ from, to, sources })
    const means = {
      translate,
      isFine: (source: Content, target: Content) => isSound({ checks, from }, { source, target }, to),
      wasAlone: false,
      hadTokens: false,
      to,
      limits: engine.limits,
      size: engine.characters
    }
    const sum = { all: 0, first: 0, ladder: 0, again: 0 }
    for (let i = 0; i < sentences.length; i += engine.limits.sources) {
      const batch = sentences.slice(i, i + engine.limits.sources)
      for (const [j, outcome] of (await translate(batch)).entries()) {
        const source = batch[j]!
        if ('error' in outcome) throw outcome.error
        const first = placedOnce(source, outcome.target)
        sum.all += first.all
        sum.first += first.once
        const isGood = means.isFine(source, outcome.target)
        if (!isGood) sum.again++
        const target = isGood ? outcome.target : ((await askedAgain(source, means)) ?? outcome.target)
        sum.ladder += placedOnce(source, target).once
      }
    }
    const share = (part: number) => `${part} = ${((100 * part) / sum.all).toFixed(1)} %`
    lines.push(
      `en→${tag}: ${sentences.length} sentences, ${sum.all} inline codes placed exactly once: engine ${share(sum.first)}, ` +
        `after the ladder ${share(sum.ladder)}; ${sum.again} sentences asked again`
    )
    expect(sum.all).toBeGreaterThan(wanted)
    expect(sum.ladder / sum.all).toBeGreaterThanOrEqual(0.97)
  })
})
