import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { approveBlocks } from '../../src/pipeline/approve.ts'
import { countingEngine } from '../support/counting-engine.ts'
import { projectFolder } from '../support/project-folder.ts'
import { forecastWith, openWith, runWith } from '../support/run-project.ts'

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

const minute = 60_000
/** Near the end of the embargo more often than not. */
const minutes = fc.oneof(fc.integer({ min: -90, max: 90 }), fc.integer({ min: -1500, max: 1500 }))
const step = fc.record({
  /** The article is edited, with an embargo so long from now. */
  edit: fc.option(minutes, { nil: undefined }),
  /** The clock jumps. */
  jump: minutes,
  act: fc.constantFrom('run', 'run', 'force', 'defer', 'forecast', 'approve')
})

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
  const steps = fc.array(step, { minLength: 2, maxLength: 5 })
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
      const write = (inMinutes: number) => {
        version++
        embargo = clock + inMinutes * minute
        const [name, text] = format(secretOf(version), new Date(embargo).toISOString())
        folder.write(`articles/${name}`, text)
      }
      write(60)
      for (const { edit, jump, act } of [...acts, { edit: undefined, jump: 0, act: 'run' }]) {
        const settings = { to: ['fr'], now }
        if (edit !== undefined) write(edit)
        clock += jump * minute
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
        const everything = JSON.stringify([engine.sent, tree]) + stateOf(folder.root)
        for (let number = 1; number <= version; number++)
          if (!released.has(number)) expect(everything.includes(secretOf(number)), secretOf(number)).toBe(false)
        if (isOut && act === 'run') expect(everything.includes(secretOf(version))).toBe(true)
      }
    }),
    { numRuns: 10 }
  )
})
