import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A project in a temporary folder, removed when disposed. */
export interface ProjectFolder extends Disposable {
  readonly root: string
  write(path: string, text: string | Uint8Array): void
  read(path: string): string
  has(path: string): boolean
  remove(path: string): void
  /** Path → text of every file below `path`, but for the state folder. */
  tree(path?: string): Record<string, string>
}

export function projectFolder(files: Readonly<Record<string, string>> = {}, below = tmpdir()): ProjectFolder {
  const root = mkdtempSync(join(below, 'dragoman-test-'))
  const folder: ProjectFolder = {
    root,
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    },
    read: path => readFileSync(join(root, path), 'utf8'),
    has: path => existsSync(join(root, path)),
    remove: path => rmSync(join(root, path), { recursive: true, force: true }),
    tree(path = '.') {
      const entries = readdirSync(join(root, path), { recursive: true, encoding: 'utf8', withFileTypes: true })
      const paths = entries
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
        .filter(file => !file.startsWith('.dragoman'))
        .sort()
      return Object.fromEntries(paths.map(file => [file, readFileSync(join(root, file), 'utf8')]))
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true })
  }
  for (const [path, text] of Object.entries(files)) folder.write(path, text)
  return folder
}
