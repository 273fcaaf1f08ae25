import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const names = ['translate.config.ts', 'translate.config.mjs', 'translate.config.js', 'translate.config.json']

/** The nearest configuration file from `folder` upward, in a folder itself or in its `config/`; and the project's folder. */
export function findConfig(folder: string): { readonly root: string; readonly file: string | undefined } {
  for (let root = folder; ; root = dirname(root)) {
    for (const file of names.flatMap(name => [join(root, 'config', name), join(root, name)])) {
      if (existsSync(file)) return { root, file }
    }
    if (root === dirname(root)) return { root: folder, file: undefined }
  }
}
