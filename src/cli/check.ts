import type { Config } from '../config/config.ts'
import { checkLocaleFiles } from '../pipeline/check.ts'
import type { Io } from './io.ts'
import { counted } from './numbers.ts'
import { openProject } from './open-project.ts'
import { printable, table } from './table.ts'

/** `translate check`: every finding in the locale files; 1 where one is of severity error. */
export async function check(
  config: Config,
  io: Io,
  { paths, json }: { readonly paths: readonly string[]; readonly json: boolean }
): Promise<number> {
  using opened = await openProject(config, io)
  const { findings, failures } = await checkLocaleFiles(opened.project, paths)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (json) io.out(`${JSON.stringify({ findings, failures })}\n`)
  else {
    const headings = ['article', 'locale', 'block', 'severity', 'check', ''].map(heading => ({ heading }))
    const rows = findings.map(each => [each.article, each.locale, each.block, each.severity, each.check, each.message])
    if (rows.length > 0) io.out(table(headings, rows))
    io.out(`${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}\n`)
    for (const { article, message } of failures) io.err(`${printable(`${article}: ${message}`)}\n`)
  }
  return errors > 0 || failures.length > 0 ? 1 : 0
}
