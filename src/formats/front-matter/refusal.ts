import { FormatError } from '../../model/errors.ts'
import { maxDepth } from './found.ts'

/** Data that is none: `got` says what, `remedy` what to do. */
export function broken(
  language: string,
  source: string,
  offset: number,
  { got, remedy, cause }: { readonly got: string; readonly remedy: string; readonly cause?: unknown }
): FormatError {
  const line = source.slice(0, offset).split(/\r\n?|\n/).length
  return new FormatError(
    'syntax',
    `Expected ${language} front matter, got line ${line} that is none (${got}): ${remedy}`,
    { offset, cause }
  )
}

export function tooDeep(offset: number): FormatError {
  return new FormatError('too-deep', `Expected front matter nested at most ${maxDepth} deep, got more`, { offset })
}
