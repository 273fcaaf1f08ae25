import { afterAll, describe, expect, test, vi } from 'vitest'
import { chaosArticles } from '../support/chaos/articles.ts'
import { inspected } from '../support/chaos/inspect.ts'
import { type Cell, printedMatrix } from '../support/chaos/matrix.ts'
import { misdeeds } from '../support/chaos/misdeeds.ts'
import { hostileEngine, truths } from '../support/chaos/seam-engine.ts'
import { skipTime } from '../support/chaos/skipping-clock.ts'
import { projectFolder } from '../support/project-folder.ts'
import { runWith } from '../support/run-project.ts'

vi.mock('../../src/queue/clock.ts', async () => ({
  systemClock: (await import('../support/chaos/skipping-clock.ts')).skippingClock
}))

// Whatever an engine answers, nothing corrupt gets into the memory, the locale files or the bundles of any format; and nothing is lost:
// once the engine is well again, so is all that it spoiled.

const to = ['ar']
/** When what failed may be asked for again. */
const later = new Date('2028-01-01T00:00:00Z')

/** What nothing in a text can give away: other words, fluent, of the same length and with the same numbers. */
const unknowable: ReadonlySet<string> = new Set([
  'said twice',
  'echo of the source',
  'cut in the middle',
  'source of another'
])

skipTime()

const rightTree = await (async () => {
  using folder = projectFolder(chaosArticles)
  await runWith(folder.root, hostileEngine(truths(), {}), { to })
  return folder.tree()
})()

const column = 'every format, to Arabic'
const cells = new Map<string, ReadonlyMap<string, Cell>>()

describe('a hostile engine', () => {
  test.each(Object.entries(misdeeds))('%s', async (name, misdeed) => {
    using folder = projectFolder(chaosArticles)
    const known = truths()
    const behaviour: Parameters<typeof hostileEngine>[1] = { misdeed }
    const engine = hostileEngine(known, behaviour)
    const { blocks } = await runWith(folder.root, engine, { to })
    const found = inspected(folder, 'ar', known, rightTree)
    const { right, flagged, unnoticed, corrupt } = found
    cells.set(name, new Map([[column, { right, flagged, failed: blocks.failed, unnoticed, corrupt: corrupt.length }]]))
    expect(found.corrupt).toEqual([])
    if (!unknowable.has(name)) expect(found.unnoticed).toBe(0)

    behaviour.misdeed = undefined
    const isTakenForGood = found.flagged + found.unnoticed > 0
    await runWith(folder.root, engine, { to, now: () => later, force: isTakenForGood })
    const healed = inspected(folder, 'ar', known, rightTree)
    expect(healed).toMatchObject({ corrupt: [], flagged: 0, unnoticed: 0 })
    if (isTakenForGood || found.right === 0) expect(texts(folder.tree())).toEqual(texts(rightTree))
  })

  afterAll(() => {
    process.stdout.write(printedMatrix([column], cells))
  })
})

/** What people read and publish: records have times. */
const texts = (tree: Readonly<Record<string, string>>) =>
  Object.entries(tree).filter(([path]) => /^locales\/ar\/|^bundles\/.*\/article\./.test(path))
