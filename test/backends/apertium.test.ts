import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromStream, toStream } from '../../src/backends/apertium/stream.ts'
import { type ApertiumOptions, apertium } from '../../src/backends/apertium.ts'
import type { StartProgram } from '../../src/backends/program/program.ts'
import { programStarter } from '../../src/cli/start-program.ts'
import { type Content, codeProblems, codesOf, plainText } from '../../src/model/content.ts'
import { ConfigError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { testTranslationBackend } from '../contracts/translation-backend.ts'
import { plainTranslation } from '../support/tagged-translation.ts'
import { anySegment, hostileTexts, tagged, written } from './contents.ts'

const from = localeTag('en')
const spanish = localeTag('es')

/** Apertium's programs as far as the stream goes: blanks, words nobody knows and escaped signs stay, the rest is translated. */
const fake: StartProgram = (_command, _closing, { message }) => ({
  send: stream =>
    message(plainTranslation(stream, 'en', 'es', /\[\[[^\]]*\]\]Xqfz\[\[\/\]\]|\[\[[^\]]*\]\]|\\.|\[\]\.|\[#\d+\]/g)),
  hold: () => {},
  kill: () => {}
})

const targets = ['ar', 'fa', 'fr', 'he', 'hi', 'ja', 'pt-BR', 'ru', 'ur', 'zh-Hans', 'zh-Hant']
testTranslationBackend(async () => ({
  engine: apertium({ start: fake, modes: Object.fromEntries(targets.map(target => [target, ['eng-spa']])) })
}))

describe('the stream', () => {
  test.each<[string, string, Record<string, string>?]>([
    ['Read it.', 'Read it.'],
    ['A headline', 'A headline[].'],
    [
      'Read <1>the <2>long</2> report</1>.',
      'Read [[t:pc:1]]the[[/]] [[t:pc:1; t:pc:2]]long[[/]] [[t:pc:1]]report[[/]].'
    ],
    ['Run <1/>!', 'Run [[t:ph:1]]Xqfz[[/]]!', { 1: 'npm ci' }],
    ['5 < 6 [a/b] ~ {x} \\n?', '5 \\< 6 \\[a\\/b\\] \\~ [[t:keep:1]]Xqfz[[/]] \\\\n?'],
    ['See https://example.org/a?b=1.', 'See [[t:keep:1]]Xqfz[[/]].'],
    ['Mail a.b@example.org, {{name}}', 'Mail [[t:keep:1]]Xqfz[[/]], [[t:keep:2]]Xqfz[[/]][].'],
    ['<1>“Yes,”</1> he said.', '“[[t:pc:1]]Yes[[/]],” he said.']
  ])('%s', (source, stream, equivs) => {
    expect(toStream(tagged(source, equivs))).toBe(stream)
  })

  test.each([
    ['words moved', 'El [[t:pc:1; t:pc:2]]zorro[[/]] [[t:pc:1]]rojo[[/]].', 'El <1><2>zorro</2> rojo</1>.'],
    ['a pair in pieces', '[[t:pc:1]]El[[/]] gran [[t:pc:1]]zorro[[/]].', '<1>El gran zorro</1>.'],
    ['a word gone', 'El [[t:pc:1]]zorro[[/]].', 'El <1>zorro</1>.'],
    ['a mark twice', '[[t:ph:3]]Xqfz[[/]] [[t:ph:3]]Xqfz[[/]].', '<3/>.'],
    ['ids not in the source', '[[t:pc:9; t:ph:8]]x[[/]] [[zz]]y[[/]].', 'x y.'],
    ['a blank that is not closed', 'El [[t:pc:1]]zorro.', 'El <1>zorro.</1>'],
    ['signs after backslashes', 'a \\[\\[t:pc:1\\]\\] \\\\ \\/.', 'a [[t:pc:1]] \\ /.']
  ])('%s', (_name, stream, target) => {
    const source = tagged('The <1>red <2>fox</2></1> <3/>.')
    expect(written(fromStream(stream, source, spanish))).toBe(target)
  })

  test('no stream throws, and codes of the source alone come out, once each, whole and nested', () => {
    const blanks = ['[[t:pc:1]]', '[[t:pc:2; t:pc:1]]', '[[/]]', '[[t:ph:1]]Xqfz', '[[t:ph:2]]', '[]', '[', '\\', '].']
    const piece = fc.oneof(fc.constantFrom(...hostileTexts, ...blanks), fc.string({ maxLength: 5 }))
    fc.assert(
      fc.property(anySegment, fc.array(piece, { maxLength: 30 }), (source, pieces) => {
        const target = fromStream(pieces.join(''), source, spanish)
        const own = new Set(codesOf(source))
        expect(codesOf(target).every(code => own.has(code))).toBe(true)
        expect([...codeProblems(source, target)].filter(problem => !problem.startsWith('Missing'))).toEqual([])
      }),
      { numRuns: 500 }
    )
  })
})

describe('modes', () => {
  /** What is started for a pair. */
  const started = async (source: string, to: string, options: Partial<ApertiumOptions> = {}) => {
    const commands: string[][] = []
    const start: StartProgram = (command, closing, events) => {
      commands.push(command.slice(4))
      return fake(command, closing, events)
    }
    const engine = apertium({ start, folder: '/m', ...options })
    await engine.translate({ from: localeTag(source), to: localeTag(to), sources: [['One.'], ['Two.']] })
    await engine.translate({ from: localeTag(source), to: localeTag(to), sources: [['Three.']] })
    return commands
  }

  test('are started once, in a row where they are several', async () => {
    expect(await started('en', 'es')).toEqual([['/m/eng-spa.mode']])
    expect(await started('en-GB', 'es-MX')).toEqual([['/m/eng-spa.mode']])
    expect(await started('en', 'ca-valencia')).toEqual([['/m/eng-cat_valencia.mode']])
    const modes = { pt: ['eng-spa', 'es-pt'] }
    expect(await started('en', 'pt-BR', { modes })).toEqual([['/m/eng-spa.mode', '/m/es-pt.mode']])
  })

  test('there are none for most pairs', async () => {
    await expect(started('en', 'de')).rejects.toMatchObject({ type: 'unsupported-pair', backend: 'apertium' })
  })

  test('settings', () => {
    const of = (options: Partial<ApertiumOptions>) => apertium({ start: fake, ...options }).fingerprint
    expect([of({}), of({ model: '0.8.1' })]).toEqual(['apertium+codec1', 'apertium/0.8.1+codec1'])
    expect(of({ modes: { pt: ['eng-spa', 'es-pt'] } })).toMatch(/^apertium\/[\da-f]{8}\+codec1$/)
    for (const options of [{ modes: { pt: ['../x'] } }, { modes: { pt: [] } }, { model: 'a b' }]) {
      expect(() => of(options)).toThrow(ConfigError)
    }
  })
})

const isAbsent = !existsSync('/usr/share/apertium/modes/eng-spa.mode')
describe.skipIf(isAbsent)(isAbsent ? 'Apertium (skipped: apertium-eng-spa is not installed)' : 'Apertium', () => {
  const start = programStarter('/', process.env)
  const engine = apertium({ start })
  const translate = (...sources: Content[]) => engine.translate({ from, to: spanish, sources })

  test('translates, and codes follow their words', async () => {
    const targets = await translate(
      tagged('The <1>red <2>fox</2></1> ran to <3/>.', { 3: 'npm ci' }),
      tagged('The mayor read <1>the report</1> before the vote'),
      ['See https://example.org/a?b=1 {{name}} at 10:30, 5.5 or 1,234']
    )
    const found = [/^El <1><2>zorro<\/2> rojo<\/1> .* <3\/>\.$/, /^El alcalde .*<1>el informe<\/1> [^.]*$/]
    for (const [i, pattern] of found.entries()) expect(written(targets[i]!)).toMatch(pattern)
    expect(written(targets[2]!)).toMatch(/https:\/\/example\.org\/a\?b=1 \{\{name\}\} .* 10:30, 5\.5 .* 1,234$/)
  })

  test('answers come in order, whoever asks', async () => {
    const numbered = Array.from({ length: 60 }, (_, i): Content => [`The house number ${i} is red.`])
    const all = await Promise.all([translate(...numbered.slice(0, 30)), translate(...numbered.slice(30))])
    expect(all.flat().map(target => /\d+/.exec(plainText(target))?.[0])).toEqual(numbered.map((_, i) => String(i)))
  })

  test('whatever the text, the stream stays in step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anySegment, { minLength: 1, maxLength: 6 }), async sources => {
        const targets = await translate(...sources, ['The house is red.'])
        expect(written(targets.at(-1)!)).toBe('La casa es roja.')
        for (const [i, source] of sources.entries()) {
          const problems = [...codeProblems(source, targets[i]!)].filter(problem => !problem.startsWith('Missing'))
          expect(problems).toEqual([])
        }
      }),
      { numRuns: 60 }
    )
  })

  test('a mode that is not installed ends the locale, and says what is missing', async () => {
    const other = apertium({ start, modes: { pt: ['eng-spa', 'no-such'] } })
    await expect(other.translate({ from, to: localeTag('pt'), sources: [['One.']] })).rejects.toMatchObject({
      type: 'unsupported-pair',
      message: expect.stringContaining('no mode /usr/share/apertium/modes/no-such.mode; install its language pair')
    })
  })
})
