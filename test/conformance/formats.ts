import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { goldScores } from './gold.ts'
import { itsScores } from './its.ts'
import { measure } from './measure.ts'
import { printed, reportOf } from './report.ts'

/** `npm run conformance -- [--corpus DIR] [--json FILE]`: exit 0 only if every law holds on every file. */
const { values } = parseArgs({ options: { corpus: { type: 'string' }, json: { type: 'string' } } })
const corpus = values.corpus ?? fileURLToPath(new URL('../../../shared/corpus/formats', import.meta.url))
const measured = await measure(corpus)
if (measured) {
  const report = reportOf(values.corpus ?? '../shared/corpus/formats', measured, [
    ...goldScores(),
    ...itsScores(corpus)
  ])
  process.stdout.write(printed(report))
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
  process.exitCode = report.passed ? 0 : 1
} else {
  process.stdout.write(`skipped: there is no folder "${corpus}"; --corpus DIR names another\n`)
}
