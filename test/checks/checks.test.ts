import { expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { checks } from '../../src/checks/checks.ts'
import { runChecks } from '../../src/checks/quality-check.ts'
import { content } from '../../src/model/content.ts'
import { localeTag } from '../../src/model/locale.ts'
import { code } from '../contracts/quality-check.ts'

test('the table', () => {
  expect(Object.keys(checks)).toEqual([
    'empty',
    'inline-codes',
    'markup',
    'entities',
    'placeholders',
    'addresses',
    'numbers',
    'untranslated',
    'length',
    'repetition',
    'artefacts',
    'characters',
    'line-breaks',
    'direction-marks'
  ])
})

test('findings bear the name of their check', () => {
  const segment = { source: content(['Call {{name}} at 9']), target: content(['.']) }
  const found = [...runChecks(checks, segment, { from: localeTag('en'), to: localeTag('fr') })]
  expect(found.map(({ check }) => check)).toEqual(['empty', 'placeholders', 'numbers'])
})

const sources = [
  ['The council voted 12 to 3 on Tuesday to close two of its seven schools.'],
  ['In the 1980s, 2.5 million people lived within 40 miles of the coast, up 30%.'],
  ['She was 48; the first train left at 7:55 a.m. on 3 March 2024, the second at noon.'],
  ['Twenty-two thousand homes and nineteen hundred farms lost power, three quarters of them for half an hour.'],
  ['Read ', code('open', '1'), 'the 36th report', code('close', '1'), ' at https://example.org/a/2024, {{name}}.'],
  ['A 6-foot-6 runner, Lopez ran 10.5 km on the 21st; the £5bn plan and the $3 million fund came 1,250 days later.']
]

test.each(['fr', 'ar', 'es', 'de', 'ru', 'zh', 'hi', 'ur', 'he', 'ja', 'pl'])(
  'pseudo-text to %s is no finding',
  async to => {
    const pair = { from: localeTag('en'), to: localeTag(to) }
    const contents = sources.map(content)
    const targets = await mock().translate({ ...pair, sources: contents })
    const found = contents.flatMap((source, i) => [...runChecks(checks, { source, target: targets[i]! }, pair)])
    expect(found).toEqual([])
  }
)
