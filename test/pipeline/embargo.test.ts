import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { approveBlocks } from '../../src/pipeline/approve.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { projectFolder } from '../support/project-folder.ts'
import { forecastWith, openWith, runWith } from '../support/run-project.ts'

const hour = 3_600_000
const start = Date.parse('2026-11-24T12:00:00Z')

type Format = (secret: string, until: string) => readonly [path: string, text: string]

const formats: readonly Format[] = [
  (secret, until) => ['a.md', `---\ntitle: ${secret} title\nembargo: ${until}\n---\n\n${secret} text.\n`],
  (secret, until) => ['a.txt', `---\nembargo: ${until}\n---\n\n${secret} title\n\n${secret} text.\n`],
  (secret, until) => [
    'a.html',
    `<html lang="en"><head><title>${secret}</title><meta name="embargo" content="${until}"></head><body><p>${secret} text.</p></body></html>`
  ],
  (secret, until) => [
    'a.xml',
    `<nitf><head><docdata><date.release norm="${until.replace(/[-:]|\.000/g, '')}"/></docdata></head><body><body.head><hedline><hl1>${secret}</hl1></hedline></body.head><body.content><p>${secret} text.</p></body.content></body></nitf>`
  ]
]

const step = fc.oneof(
  fc.record({ act: fc.constant('edit' as const), hours: fc.integer({ min: -3, max: 12 }) }),
  fc.record({ act: fc.constant('jump' as const), hours: fc.integer({ min: -6, max: 9 }) }),
  fc.record({ act: fc.constantFrom('run', 'force', 'defer', 'forecast', 'approve'), hours: fc.constant(0) })
)

/** Everything in the state folder: memory, journal, file states. */
function stateOf(root: string): string {
  const folder = join(root, '.dragoman')
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')
}

test('whatever is run and whatever the clock does, nothing embargoed reaches an engine, the memory or the disk', {
  timeout: 60_000
}, async () => {
  const steps = fc.array(step, { minLength: 3, maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...formats), steps, async (format, acts) => {
      using folder = projectFolder({ 'articles/b.md': 'Another article.\n' })
      const engine = countingEngine(mock())
      let clock = start
      let embargo = start
      let version = 0
      const released = new Set<number>()
      const now = () => new Date(clock)
      const secretOf = (number: number) => `Secret${'abcdefghij'.charAt(number)}`
      const edit = (hours: number) => {
        version++
        embargo = clock + hours * hour
        const [name, text] = format(secretOf(version), new Date(embargo).toISOString())
        folder.write(`articles/${name}`, text)
      }
      edit(1)
      for (const { act, hours } of [...acts, { act: 'run', hours: 0 }]) {
        const settings = { to: ['fr'], now }
        if (act === 'edit') edit(hours)
        if (act === 'jump') clock += hours * hour
        if (act === 'run') await runWith(folder.root, engine, settings)
        if (act === 'force') await runWith(folder.root, engine, { ...settings, force: true })
        if (act === 'defer') await runWith(folder.root, engine, { ...settings, overBudget: 'defer' })
        if (act === 'forecast') await forecastWith(folder.root, engine, settings)
        if (act === 'approve') {
          using opened = await openWith(folder.root, engine, settings)
          await approveBlocks(opened.project, [], { by: 'Hala', keys: [], act: 'reviewed' })
        }
        const isOut = clock >= embargo
        if (isOut && ['run', 'force', 'defer', 'approve'].includes(act)) released.add(version)
        const { [Object.keys(folder.tree('articles')).find(path => path.startsWith('articles/a.'))!]: _, ...tree } =
          folder.tree()
        const everything =
          JSON.stringify([engine.sent, tree]) + (act === 'edit' || act === 'jump' ? '' : stateOf(folder.root))
        for (let number = 1; number <= version; number++)
          if (!released.has(number)) expect(everything).not.toContain(secretOf(number))
        if (isOut && act === 'run') expect(everything).toContain(secretOf(version))
      }
    }),
    { numRuns: 15 }
  )
})
