import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Po4aResult {
  readonly files: number
  /** Files it takes apart and puts together. */
  readonly read: number
  readonly identical: number
  /** Of one file, without what an empty one takes. */
  readonly millisecondsPerFile: number
}

export function hasPo4a(): boolean {
  return spawnSync('po4a-normalize', ['--version']).status === 0
}

/** Each text through `po4a-normalize`, which reads a document and writes it with no translation. */
export function throughPo4a(texts: readonly string[], format: readonly string[], extension: string): Po4aResult {
  const folder = mkdtempSync(join(tmpdir(), 'po4a-'))
  try {
    const empty = timed(() =>
      normalized(folder, extension === '.md' ? 'a\n' : '<a>a</a>', format, extension)
    ).milliseconds
    const results = texts.map(text => ({ text, ...timed(() => normalized(folder, text, format, extension)) }))
    const total = results.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
    return {
      files: texts.length,
      read: results.filter(({ value }) => value !== undefined).length,
      identical: results.filter(({ text, value }) => value === text).length,
      millisecondsPerFile: Math.max(0, total / texts.length - empty)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function normalized(folder: string, text: string, format: readonly string[], extension: string): string | undefined {
  const input = join(folder, `article${extension}`)
  writeFileSync(input, text)
  try {
    execFileSync('po4a-normalize', ['-M', 'UTF-8', ...format, input], { cwd: folder, stdio: 'ignore', timeout: 20_000 })
    return readFileSync(join(folder, 'po4a-normalize.output'), 'utf8')
  } catch {
    return undefined
  }
}

function timed<T>(run: () => T): { readonly value: T; readonly milliseconds: number } {
  const start = performance.now()
  const value = run()
  return { value, milliseconds: performance.now() - start }
}
