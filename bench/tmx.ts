import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { generateTmx } from './tmx/generate.ts'
import { buildTmdb, parseFile, pythonWithToolkit } from './tmx/toolkit.ts'

/**
 * `npm run bench:tmx -- [--megabytes N] [--json FILE]`: a generated TMX file parsed, imported and exported, each in a process of its own,
 * beside what one would use instead, in one run. Trust the ratios, not the speeds.
 */
const { values } = parseArgs({ options: { megabytes: { type: 'string', default: '300' }, json: { type: 'string' } } })

/** build_tmdb takes minutes for what takes others seconds: it gets a smaller file. */
const mostForTmdb = 50
const measure = fileURLToPath(new URL('measured.ts', import.meta.url))
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const command = here('../test/support/translate-process.ts')
const python = pythonWithToolkit()

interface Row {
  readonly what: string
  readonly megabytes: number
  readonly seconds: number
  /** Of the file, in a second of the clock, and of the processor: where others use the machine, they differ. */
  readonly 'MB/s': number
  readonly 'MB/s cpu': number
  readonly 'units/s': number
  readonly 'peak MB': number
}

const rows: Row[] = []
const root = mkdtempSync(join(tmpdir(), 'dragoman-bench-'))
try {
  const file = join(root, 'large.tmx')
  const large = generateTmx(file, Number(values.megabytes))
  measured('parse', large, process.execPath, ['--import', measure, here('tmx/parse-ours.ts'), file])
  measured('parse: saxes', large, process.execPath, ['--import', measure, here('tmx/parse-saxes.ts'), file])
  if (python) measured('parse: translate-toolkit', large, python, ['-c', parseFile, file])
  else console.log('translate-toolkit: skipped, it is not installed (Debian: apt-get install translate-toolkit)')

  writeFileSync(join(root, 'translate.config.json'), '{"to":["fr"]}')
  const translate = (...args: readonly string[]) => ['--import', measure, command, 'memory', ...args]
  measured('import', large, process.execPath, translate('import', file))
  measured('import again', large, process.execPath, translate('import', file))
  measured('export tmx', large, process.execPath, translate('export', 'out.tmx'))
  measured('export jsonl', large, process.execPath, translate('export', 'out.jsonl'))
  measured('search', large, process.execPath, translate('search', 'every bolt twice'))
  rmSync(join(root, '.dragoman'), { recursive: true })

  if (python) {
    const small = generateTmx(file, Math.min(mostForTmdb, Number(values.megabytes)))
    measured('import, small file', small, process.execPath, translate('import', file))
    measured('import: build_tmdb', small, python, ['-c', buildTmdb, file, join(root, 'tmdb')])
  }
  console.table(rows)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`)
} finally {
  rmSync(root, { recursive: true, force: true })
}

function measured(
  what: string,
  { bytes, units }: { bytes: number; units: number },
  program: string,
  args: readonly string[]
) {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 30 })
  const seconds = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`${what} ended with ${status}: ${stderr.slice(-2000)}`)
  const said = (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(stderr)?.[1] ?? Number.NaN)
  console.log(`${what}: ${seconds.toFixed(1)} s · ${stdout.trim().split('\n').at(-1)?.slice(0, 80) ?? ''}`)
  rows.push({
    what,
    megabytes: Math.round(bytes / 1e6),
    seconds: Number(seconds.toFixed(2)),
    'MB/s': Number((bytes / 1e6 / seconds).toFixed(1)),
    'MB/s cpu': Number((bytes / 1e3 / said('cpu')).toFixed(1)),
    'units/s': Math.round(units / seconds),
    'peak MB': Math.round(said('peak') / 1024)
  })
}
