import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRead } from '../../test/conformance/read.ts'
import { rowsOf } from '../../test/conformance/rows.ts'

/** Files to damage, those of one folder and extension. */
export interface SeedGroup {
  readonly name: string
  readonly extension: string
  readonly files: readonly Buffer[]
}

/** The articles of the corpus where there is one, and the fixtures of the project. */
export function seedGroups(corpus: string): readonly SeedGroup[] {
  const rows = rowsOf(corpus)?.filter(({ kind, name }) => kind === 'articles' && name !== 'md-spec') ?? []
  const files = rows.flatMap(({ name, files }) => files.map(({ extension, bytes }) => ({ name, extension, bytes })))
  return grouped([...files, ...fixtures()].filter(({ extension }) => isRead(extension)))
}

interface Seed {
  readonly name: string
  readonly extension: string
  readonly bytes: () => Buffer
}

const folder = fileURLToPath(new URL('../../test/fixtures', import.meta.url))

function fixtures(): readonly Seed[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name !== 'blocks.json')
    .map(({ name, parentPath }) => {
      const bytes = () => readFileSync(join(parentPath, name))
      return { name: 'fixtures', extension: extname(name).toLowerCase(), bytes }
    })
}

function grouped(seeds: readonly Seed[]): readonly SeedGroup[] {
  const groups = Map.groupBy(seeds, ({ name, extension }) => `${name} ${extension}`)
  return Array.from(groups, ([name, group]) => {
    return { name, extension: group[0]!.extension, files: group.map(({ bytes }) => bytes()) }
  })
}
