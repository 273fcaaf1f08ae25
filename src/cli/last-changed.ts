import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * When a file last changed, milliseconds since 1970: time of its last commit where it is committed as it stands, else of its last
 * write; 0 where it is gone. A fresh checkout gives all files the same write time, so commits are asked first.
 */
export function lastChanged(root: string, path: string): number {
  return committedAt(root, path) ?? statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function committedAt(root: string, path: string): number | undefined {
  try {
    if (git(root, 'status', '--porcelain', '--ignored', '--', path) !== '') return undefined
    const seconds = git(root, 'log', '-1', '--format=%ct', '--', path)
    return seconds === '' ? undefined : Number(seconds) * 1000
  } catch {
    return undefined // no git, or no repository
  }
}

function git(root: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
}
