import { statSync } from 'node:fs'
import { join } from 'node:path'
import { git, isInRepository } from './git.ts'

/**
 * When a file last changed, milliseconds since 1970: time of its last commit where it is committed as it stands, else of its last
 * write; 0 where it is gone. A fresh checkout gives all files the same write time, so commits are asked first.
 */
export function lastChanged(root: string, path: string): number {
  return committedAt(root, path) ?? writtenAt(root, path)
}

/** Commits that are looked through: what none of them touched changed long ago. */
const mostCommits = 20_000

/** The same for many files below `folders`, at the price of three calls of git in all; 0 where no recent commit has it. */
export function changeTimes(root: string, folders: readonly string[]): (path: string) => number {
  const commits = isInRepository(root) ? commitTimes(root, folders) : undefined
  return path => commits?.(path) ?? writtenAt(root, path)
}

function commitTimes(root: string, folders: readonly string[]): ((path: string) => number | undefined) | undefined {
  try {
    const log = git(
      root,
      'log',
      '-z',
      `--max-count=${mostCommits}`,
      '--format=%x01%ct',
      '--name-only',
      '--no-renames',
      '--relative',
      '--',
      ...folders
    )
    const [tracked, dirty] = [
      ['ls-files', '-z'],
      ['diff', '-z', '--name-only', '--relative', 'HEAD']
    ].map(args => new Set(git(root, ...args, '--', ...folders).split('\0')))
    const times = newest(log)
    return path => (tracked?.has(path) && !dirty?.has(path) ? (times.get(path) ?? 0) : undefined)
  } catch {
    return undefined // no git, or nothing is committed yet
  }
}

/** Path → time, from a log with the newest commit first: `\u0001` and seconds, then the paths, closed by `\0`. */
function newest(log: string): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  let time = 0
  for (const item of log.split('\0')) {
    const name = item.startsWith('\n') ? item.slice(1) : item
    if (name.startsWith('\u0001')) time = Number(name.slice(1)) * 1000
    else if (name !== '' && !times.has(name)) times.set(name, time)
  }
  return times
}

function writtenAt(root: string, path: string): number {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function committedAt(root: string, path: string): number | undefined {
  try {
    if (git(root, 'status', '--porcelain', '--ignored', '--', path).trim() !== '') return undefined
    const seconds = git(root, 'log', '-1', '--format=%ct', '--', path).trim()
    return seconds === '' ? undefined : Number(seconds) * 1000
  } catch {
    return undefined // no git, or no repository
  }
}
