import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A Python that has translate-toolkit, which may not be the first one; `undefined` where there is none. */
export function pythonWithToolkit(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, 'python3'))
    .find(path => existsSync(path) && spawnSync(path, ['-c', 'import translate.storage.tmx']).status === 0)
}

const said = `
import resource
used = resource.getrusage(resource.RUSAGE_SELF)
print("peak %d\\ncpu %d" % (used.ru_maxrss, 1000 * (used.ru_utime + used.ru_stime)), file=sys.stderr)
`

/** What Weblate imports TMX with. */
export const parseFile = `
import sys
from translate.storage import tmx
with open(sys.argv[1], 'rb') as file:
    store = tmx.tmxfile.parsefile(file)
print(len(store.units))
${said}`

/** What fills the memory of tmserver. */
export const buildTmdb = `
import sys
from translate.tools import build_tmdb
sys.argv = ['build_tmdb', '-d', sys.argv[2], '-s', 'en', '-t', 'fr', sys.argv[1]]
build_tmdb.main()
${said}`
