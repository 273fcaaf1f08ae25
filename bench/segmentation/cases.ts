import { existsSync, readFileSync } from 'node:fs'

/** A text and its sentences. What else a file says of a case is left alone. */
export interface Case {
  readonly id: string
  readonly lang: string
  readonly input: string
  readonly expected: readonly string[]
  /** `policy`: what is right depends on the product. */
  readonly scope: 'core' | 'policy'
}

interface RawCase extends Omit<Case, 'id' | 'scope'> {
  readonly id?: string
  readonly scope?: string
  readonly tags?: readonly string[]
}

const golden = ['golden-dev.json', 'golden-dev-lgpl.json'].map(
  name => new URL(`../../../shared/corpus/segmentation/${name}`, import.meta.url)
)

/** The golden files beside the project, or none. */
export function goldenFiles(): readonly URL[] {
  return golden.every(file => existsSync(file)) ? golden : []
}

/**
 * The cases of files `{ "cases": [{ "lang", "input", "expected": [], "scope"? }] }`; without a scope a case is `core`. Cases tagged
 * `rewrites` are left out: their text was changed.
 */
export function casesOf(files: readonly (string | URL)[]): readonly Case[] {
  return files.flatMap(file => {
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases?: readonly RawCase[] }
    if (!Array.isArray(cases)) throw new TypeError(`${file}: expected {"cases": [{"lang", "input", "expected"}, …]}`)
    return cases
      .filter(isWhole)
      .map(
        (one, i): Case => ({ ...one, id: one.id ?? `${file}#${i}`, scope: one.scope === 'policy' ? 'policy' : 'core' })
      )
  })
}

const isWhole = ({ tags = [] }: RawCase): boolean => !tags.includes('rewrites')
