import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface PeerTime {
  readonly name: string
  readonly meanMs: number
}

/** Milliseconds per look-up of other people's matchers among the same entries; a line for each that is not on this machine. */
export function peerTimes(folder: string, sources: readonly string[], queries: readonly string[]): readonly PeerTime[] {
  const peers = [translateToolkit, msgmerge].flatMap(peer => peer(folder, sources, queries) ?? [])
  const omegat = spawnSync('sh', ['-c', 'ls /usr/share/omegat/OmegaT.jar /opt/omegat*/OmegaT.jar 2>/dev/null'])
  console.log(omegat.status === 0 ? '  OmegaT: skipped, it has no batch look-up' : '  OmegaT: skipped, no OmegaT.jar')
  return peers
}

const program = `
import json, sys, time
from translate.search import match
from translate.storage import po
data = json.load(open(sys.argv[1]))
store = po.pofile()
for source in data['sources']:
    unit = store.addsourceunit(source)
    unit.target = 'x'
matcher = match.matcher(store, max_candidates=1, min_similarity=75, max_length=1000)
found = 0
start = time.perf_counter()
for query in data['queries']:
    found += len(matcher.matches(query)) > 0
took = time.perf_counter() - start
from translate.search import lshtein
print(json.dumps({'ms': 1000 * took / len(data['queries']), 'found': found, 'distance': 'C' if hasattr(lshtein, 'Levenshtein') else 'Python'}))
`

/** Its matcher without the limit of 70 characters that it has by default, which a news sentence passes. */
function translateToolkit(
  folder: string,
  sources: readonly string[],
  queries: readonly string[]
): PeerTime | undefined {
  const name = 'translate-toolkit'
  const python = ['/usr/bin/python3', 'python3'].find(
    path => spawnSync(path, ['-c', 'from translate.search import match']).status === 0
  )
  if (!python) return skipped(name, 'python3 has no module "translate"')
  const some = queries.slice(0, 30)
  writeFileSync(join(folder, 'toolkit.json'), JSON.stringify({ sources, queries: some }))
  const run = spawnSync(python, ['-c', program, join(folder, 'toolkit.json')], { encoding: 'utf8' })
  if (run.status !== 0) return skipped(name, run.stderr.trim().split('\n').at(-1) ?? '')
  const { ms, found, distance } = JSON.parse(run.stdout)
  console.log(`  ${name}: ${ms.toFixed(1)} ms, found ${found} of ${some.length}, its distance in ${distance}`)
  return { name, meanMs: ms }
}

/** Processor time for each further message of a catalogue that is merged, all the sources being in a compendium, which it indexes. */
function msgmerge(folder: string, sources: readonly string[], queries: readonly string[]): PeerTime | undefined {
  const name = 'msgmerge'
  if (spawnSync('msgmerge', ['--version']).status !== 0) return skipped(name, 'it is not installed')
  const known = new Set(sources)
  const some = [...new Set(queries)].filter(query => !known.has(query)).slice(0, 101)
  const catalogue = (texts: Iterable<string>, target: string) =>
    `msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n${[...texts].map(text => `msgid ${JSON.stringify(text)}\nmsgstr "${target}"\n`).join('\n')}`
  const path = (file: string) => join(folder, file)
  writeFileSync(path('memory.po'), catalogue(known, 'x'))
  writeFileSync(path('empty.po'), catalogue([], ''))
  writeFileSync(path('one.pot'), catalogue(some.slice(0, 1), ''))
  writeFileSync(path('all.pot'), catalogue(some, ''))
  const seconds = (pot: string) => {
    const command = `TIMEFORMAT=%U; time msgmerge --quiet -C ${path('memory.po')} -o /dev/null ${path('empty.po')} ${path(pot)}`
    return Number(spawnSync('bash', ['-c', command], { encoding: 'utf8' }).stderr.trim())
  }
  const meanMs = (1000 * (seconds('all.pot') - seconds('one.pot'))) / (some.length - 1)
  if (!Number.isFinite(meanMs)) return skipped(name, 'it gave no time')
  console.log(`  ${name}: ${meanMs.toFixed(1)} ms`)
  return { name, meanMs }
}

function skipped(name: string, reason: string): undefined {
  console.log(`  ${name}: skipped, ${reason}`)
}
