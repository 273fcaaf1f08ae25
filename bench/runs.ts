// npm run bench:runs -- [articles …]: whole runs over generated trees × 2 locales, as separate processes, with the mock backend.
// Beside them, what any tool must at least do: a process that reads every article and parses it with the same Markdown parser.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeArticles } from './generated-articles.ts'

const translate = fileURLToPath(new URL('../bin/translate.js', import.meta.url))
const parse = fileURLToPath(new URL('./parse-all.ts', import.meta.url))
const measure = fileURLToPath(new URL('./measured.ts', import.meta.url))

interface Measured {
  readonly seconds: number
  /** Peak resident memory. */
  readonly megabytes: number
  readonly out: string
}

function timed(root: string, script: string, args: readonly string[]): Measured {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', measure, script, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 30
  })
  const seconds = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${status}: ${stderr}`)
  const megabytes = Number(/^peak (\d+)$/m.exec(stderr)?.[1] ?? Number.NaN) / 1024
  return { seconds, megabytes, out: stdout }
}

const sizes = process.argv.slice(2).map(Number)
const rows: Record<string, string | number>[] = []
for (const size of sizes.length > 0 ? sizes : [1_000, 10_000]) {
  const root = mkdtempSync(join(tmpdir(), 'dragoman-bench-'))
  try {
    const { sentences } = writeArticles(root, size)
    const pairs = 2 * sentences
    const baseline = timed(root, parse, [])
    const row = (run: string, { seconds, megabytes }: Measured, count?: number) =>
      rows.push({
        articles: size,
        run,
        seconds: Number(seconds.toFixed(2)),
        'peak MB': Math.round(megabytes),
        'sentences/s': count === undefined ? '' : Math.round(count / seconds),
        '× parsing alone': Number((seconds / baseline.seconds).toFixed(2))
      })
    row('parsing alone', baseline)
    row('full run', timed(root, translate, ['--to', 'ar,fr', '--json']), pairs)
    row('no-op run', timed(root, translate, ['--to', 'ar,fr', '--json']))
    writeFileSync(join(root, 'articles/0/report-0.md'), 'One new paragraph here.\n')
    row('one edited', timed(root, translate, ['--to', 'ar,fr', '--json']))
    rmSync(join(root, '.dragoman'), { recursive: true })
    row('no memory, all kept', timed(root, translate, ['--to', 'ar,fr', '--json']), pairs)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
console.table(rows)

const helps = Array.from({ length: 9 }, () => timed(tmpdir(), translate, ['--help']).seconds * 1000).sort(
  (a, b) => a - b
)
const empty = Array.from({ length: 9 }, () => timed(tmpdir(), measure, []).seconds * 1000).sort((a, b) => a - b)
console.log(
  `translate --help: best of 9 ${helps[0]?.toFixed(0)} ms, median ${helps[4]?.toFixed(0)} ms; an empty script ${empty[0]?.toFixed(0)} ms`
)
