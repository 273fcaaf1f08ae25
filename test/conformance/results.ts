import type { Spent } from './clocks.ts'

/** What is measured of a file. `F8` and the rest are the names the fact sheet has for the laws. */
export const laws = ['F1', 'F2', 'F3', 'F4', 'F6', 'F8'] as const
export type Law = (typeof laws)[number]

/** One law on one file, with one kind of target. */
export interface Check {
  readonly law: Law
  /** What it was tried with: `ar`, `hostile`, `reordered` … */
  readonly with: string
  readonly right: number
  readonly total: number
  /** What went wrong, in words, with the block where there is one. */
  readonly failures: readonly string[]
}

/** A block that had to stay in the source language, and why. */
export interface Left {
  readonly with: string
  readonly block: string
  readonly reason: string
}

export type FileResult = FileRead | FileRefused | FileCrashed

/** `Spent` on extracting it and merging its own content back. */
export interface FileRead extends Spent {
  readonly type: 'read'
  readonly file: string
  /** Name of the format that read it. */
  readonly format: string
  readonly bytes: number
  readonly blocks: number
  /** Blocks that were given a target, over all kinds of targets. */
  readonly targets: number
  readonly checks: readonly Check[]
  readonly left: readonly Left[]
  /** Why the independent parser could not read the source: F3 is not measured then. */
  readonly unrefereed?: string
}

export interface FileRefused extends Spent {
  readonly type: 'refused'
  readonly file: string
  /** `type` of the `FormatError`. */
  readonly reason: string
  /** In bytes. */
  readonly offset: number | undefined
  readonly message: string
}

/** Something else than a `FormatError` was thrown. */
export interface FileCrashed {
  readonly type: 'crashed'
  readonly file: string
  readonly error: string
}
