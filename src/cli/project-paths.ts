import { relative, resolve, sep } from 'node:path'
import type { Config } from '../config/config.ts'
import type { Io } from './io.ts'

/** Paths given in the working directory, as paths relative to the project's root with `/`. */
export function projectPaths({ root }: Config, { cwd }: Io, paths: readonly string[]): readonly string[] {
  return paths.map(path => relative(root, resolve(cwd, path)).split(sep).join('/') || '.')
}
