import { expect, test } from 'vitest'
import { metrics } from '../../src/cli/metrics.ts'
import { brokenRun } from '../../src/cli/run-record.ts'
import { translate } from '../support/command-line.ts'
import { projectFolder } from '../support/project-folder.ts'

/** Samples by name and labels, as a reader of the text format has them; the format of each line is checked on the way. */
function samples(text: string): Map<string, number> {
  const label = String.raw`[a-z]+="(?:[^"\\\n]|\\[\\"n])*"`
  const line = new RegExp(`^(dragoman_\\w+)(\\{${label}(?:,${label})*\\})? (-?\\d+(?:\\.\\d+)?)$`)
  const lines = text.split('\n').slice(0, -1)
  expect(text.endsWith('\n')).toBe(true)
  return new Map(
    lines
      .filter(each => !/^# (HELP|TYPE) dragoman_\w+ \S/.test(each))
      .map(each => {
        const [, name, labels = '', value] = line.exec(each) ?? expect.fail(`no sample: ${each}`)
        return [`${name}${labels}`, Number(value)] as const
      })
  )
}

test('a night in numbers: failures by locale, characters and cost by desk, whatever a desk is called', async () => {
  const desk = 'a "b" \\c'
  using folder = projectFolder({
    [`articles/${desk}/vote.md`]: 'It is near.\n',
    'articles/empty.md': '',
    'translate.config.json': JSON.stringify({
      to: ['ar', 'fr'],
      backends: { mock: { price: { perMillionCharacters: 20, currency: 'EUR' } } }
    })
  })
  await translate(['nightly', '--metrics-file', 'run.prom'], { cwd: folder.root })
  const found = samples(folder.read('run.prom'))
  const escaped = 'a \\"b\\" \\\\c'
  expect(Object.fromEntries(found)).toMatchObject({
    dragoman_last_run_exit_code: 1,
    dragoman_last_run_timestamp_seconds: 1795467600,
    dragoman_last_run_failures: 1,
    'dragoman_last_run_locale_failures{locale="ar"}': 0,
    'dragoman_quarantined_blocks{locale="fr"}': 0,
    [`dragoman_last_run_desk_characters{backend="mock",locale="ar",desk="${escaped}"}`]: 11,
    [`dragoman_last_run_desk_cost{backend="mock",locale="ar",desk="${escaped}",currency="EUR"}`]: 0.00022
  })
})

test('a run that came to no report says how it ended, and carries the last success on', () => {
  const record = brokenRun(
    { run: '2026-11-23T02:15:00.000Z', seconds: 1.5, exitCode: 1 },
    { name: 'StoreError', type: 'damaged', message: 'x' }
  )
  const former = 'dragoman_last_success_timestamp_seconds 1795000000\n'
  expect(Object.fromEntries(samples(metrics({ record }, new Date('2026-11-23T02:15:01Z'), former)))).toEqual({
    dragoman_last_run_timestamp_seconds: 1795400101,
    dragoman_last_success_timestamp_seconds: 1795000000,
    dragoman_last_run_exit_code: 1,
    dragoman_last_run_duration_seconds: 1.5
  })
})
