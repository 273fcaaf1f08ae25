import type { Config } from '../config/config.ts'
import { ConfigError } from '../model/errors.ts'
import { git, isInRepository } from './git.ts'
import type { Io } from './io.ts'
import { changeTimes } from './last-changed.ts'
import { sinceWhen } from './moments.ts'

export interface ChangedOptions {
  readonly since: string | undefined
  readonly changedSince: string | undefined
}

/** Which articles `--since` and `--changed-since` leave, by path; all of them without either. */
export function changedArticles(
  config: Config,
  io: Pick<Io, 'now'>,
  { since, changedSince }: ChangedOptions
): ((path: string) => boolean) | undefined {
  const folders = sourceFolders(config)
  const isLate = since === undefined ? undefined : changedAfter(config, folders, sinceWhen(since, io.now()))
  const differs = changedSince === undefined ? undefined : changedFrom(config, folders, changedSince)
  if (!isLate && !differs) return undefined
  return path => (isLate?.(path) ?? true) && (differs?.(path) ?? true)
}

/** Folders that articles are in. */
export function sourceFolders({ articles, catalogues, from }: Config): readonly string[] {
  return [articles, ...catalogues.map(folder => `${folder}/${from}`)]
}

function changedAfter({ root }: Config, folders: readonly string[], time: number): (path: string) => boolean {
  const changedAt = changeTimes(root, folders)
  return path => changedAt(path) >= time
}

/** Files that are not as they were in a revision, those that git does not know yet among them. */
function changedFrom({ root }: Config, folders: readonly string[], revision: string): (path: string) => boolean {
  if (!isInRepository(root)) {
    throw new ConfigError('usage', `Expected a git repository for --changed-since, got "${root}", which is in none`)
  }
  const commit = ask(() => git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`))
  const paths = [
    git(root, 'diff', '-z', '--name-only', '--no-renames', '--relative', commit.trim(), '--', ...folders),
    git(root, 'ls-files', '-z', '--others', '--exclude-standard', '--', ...folders)
  ].flatMap(text => text.split('\0'))
  const changed = new Set(paths)
  return path => changed.has(path)

  function ask(answer: () => string): string {
    try {
      return answer()
    } catch (cause) {
      const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
      const message = isMissing
        ? 'Expected git for --changed-since, got none: install it, or use --since'
        : `Expected a revision after --changed-since that this repository has, such as HEAD~3 or origin/main, got "${revision}"; a shallow clone has few: fetch it first`
      throw new ConfigError('usage', message, { cause })
    }
  }
}
