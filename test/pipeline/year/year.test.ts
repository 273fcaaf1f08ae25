import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { type ProjectFolder, projectFolder } from '../../support/project-folder.ts'
import { randomFrom } from '../../support/random-from.ts'
import { type Call, type EngineServer, startEngineServer, translation, type Weather } from './engine-server.ts'
import { type Newsroom, newsroom } from './newsroom.ts'
import { nightWorker, type Outcome } from './night-worker.ts'

// A year of unattended nights over one project, with all that may happen in one: what people wrote is never lost, nothing is paid for
// twice but what was in flight when the process was killed, no two runs are at work at once, and every morning what is healthy is current.

const nights = 365
const day = 86_400_000
const locales = ['de', 'es'] as const
/** In flight at once, in requests; each has up to four texts. */
const concurrency = 2

interface Tally {
  nights: number
  killed: number
  outages: number
  refusedKeys: number
  crowded: number
  capped: number
  overlapsRefused: number
  clockJumps: number
  engineChanges: number
  reviewerEdits: number
  mornings: number
  pairsCurrent: number
  pairsNotCurrent: number
  lostEdits: number
  textsBilled: number
  textsBilledTwice: number
  ofThemInFlightAtAKill: number
  mostNightsOneBadTextWasSent: number
}

test('a year of nights', { timeout: 600_000 }, async () => {
  const random = randomFrom(2_027)
  const chance = (share: number) => random() < share
  const server = await startEngineServer()
  const [worker, other] = [nightWorker(), nightWorker()]
  using folder = projectFolder()
  const room = newsroom(folder, random)
  const bill = billing(server)
  const tally = emptyTally()
  let date = Date.now() + day
  try {
    for (let night = 0; night < nights; night++) {
      date += day
      if (chance(0.02)) {
        date += chance(0.5) ? 9 * day : -3 * day
        tally.clockJumps++
      }
      if (night % 120 === 119) {
        server.model = `${server.model}x`
        tally.engineChanges++
      }
      room.edit()
      for (const locale of locales) if (chance(0.3) && room.review(locale)) tally.reviewerEdits++
      const cap = chance(0.1) ? 100 + Math.floor(random() * 400) : undefined
      configure(folder, server, cap)
      server.weather = weatherOf(random())
      const run = () =>
        worker.run({ cwd: folder.root, args: ['nightly', '--log', 'json', '--json'], now: date }, onEvent)
      let onEvent: (event: string) => void = () => {}

      const isOverlap = server.weather === 'fair' && cap === undefined && night % 30 === 15
      const isKilled = !isOverlap && chance(0.2)
      if (isOverlap) room.addArticle()
      bill.startNight()
      let outcome: Outcome
      if (isOverlap) {
        const arrived = bill.hold()
        const first = run()
        await arrived
        const second = await other.run({ cwd: folder.root, args: ['nightly', '--json'], now: date })
        expect(second, 'a second run at the same time').toMatchObject({ code: 75 })
        tally.overlapsRefused++
        bill.release()
        outcome = await first
      } else if (isKilled) {
        const isWriting = chance(0.4)
        let left = 1 + Math.floor(random() * 3)
        const kill = () => {
          bill.kill()
          worker.kill()
        }
        if (isWriting) onEvent = event => event === 'article-done' && --left === 0 && kill()
        else bill.killAt(left, chance(0.5), kill)
        outcome = await run()
        bill.endOfKill()
        onEvent = () => {}
        if (outcome === 'killed') {
          tally.killed++
          if (chance(0.5)) outcome = await run() // the scheduler starts it again
        }
      } else outcome = await run()

      tally.nights++
      if (server.weather === 'down') tally.outages++
      if (server.weather === 'locked') tally.refusedKeys++
      if (server.weather === 'crowded') tally.crowded++
      if (cap !== undefined) {
        tally.capped++
        expect(bill.charactersOfNight(), 'characters billed under a cap').toBeLessThanOrEqual(cap)
      }
      tally.lostEdits += lostEdits(folder, room)
      expect(tally.lostEdits, `edits lost by night ${night}`).toBe(0)
      if (outcome === 'killed') continue
      expect([0, 1, 3], outcome.err).toContain(outcome.code)
      const isWell = server.weather === 'fair' || (server.weather === 'crowded' && outcome.code === 0)
      if (!isWell || cap !== undefined) continue
      tally.mornings++
      const wrong = pairsNotCurrent(folder, room, server)
      for (const pair of wrong) {
        tally.pairsNotCurrent++
        expect
          .soft(pair, `${pair} not current after night ${night}, ${server.weather}, ${failuresOf(outcome)}`)
          .toBeUndefined()
      }
      tally.pairsCurrent += room.articles.size * locales.length - wrong.length
    }
    const { texts, twice, inFlight, unjustified } = bill.sum()
    tally.textsBilled = texts
    tally.textsBilledTwice = twice
    tally.ofThemInFlightAtAKill = inFlight
    expect(unjustified, 'paid for twice').toEqual([])
    tally.mostNightsOneBadTextWasSent = bill.mostNightsBad()
    expect(tally.mostNightsOneBadTextWasSent).toBeLessThanOrEqual(16)
    const ledger = spentByLedger(folder)
    expect(ledger).toBeGreaterThanOrEqual(bill.characters())
    expect(ledger).toBeLessThanOrEqual(bill.characters() + bill.charactersAtKills())
    process.stdout.write(
      `\nA year of nights\n${Object.entries(tally)
        .map(([name, count]) => `  ${spaced(name)}: ${count}\n`)
        .join('')}`
    )
  } finally {
    worker.stop()
    other.stop()
    await server.stop()
  }
})

function emptyTally(): Tally {
  return {
    nights: 0,
    killed: 0,
    outages: 0,
    refusedKeys: 0,
    crowded: 0,
    capped: 0,
    overlapsRefused: 0,
    clockJumps: 0,
    engineChanges: 0,
    reviewerEdits: 0,
    mornings: 0,
    pairsCurrent: 0,
    pairsNotCurrent: 0,
    lostEdits: 0,
    textsBilled: 0,
    textsBilledTwice: 0,
    ofThemInFlightAtAKill: 0,
    mostNightsOneBadTextWasSent: 0
  }
}

const spaced = (name: string): string => name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)

function weatherOf(random: number): Weather {
  if (random < 0.06) return 'down'
  if (random < 0.1) return 'locked'
  if (random < 0.2) return 'crowded'
  return 'fair'
}

function configure(folder: ProjectFolder, { url, model }: EngineServer, cap: number | undefined): void {
  const settings = { endpoint: url, model, batch: 4 }
  const budget = cap === undefined ? {} : { budget: { charactersPerRun: cap } }
  const config = {
    to: locales,
    backend: 'libretranslate',
    backends: { libretranslate: settings },
    concurrency,
    ...budget
  }
  folder.write('translate.config.json', JSON.stringify(config))
}

/** What the service bills, and what was in flight whenever the process was killed. */
function billing(server: EngineServer) {
  const billed = new Map<string, number>()
  const excused = new Map<string, number>()
  /** Nights on which a text was sent that is refused, or whose codes are lost. */
  const badNights = new Map<string, Set<number>>()
  const open = new Set<Call>()
  const latest: Call[] = []
  let night = 0
  let characters = { all: 0, ofNight: 0, atKills: 0 }
  let onCall: (call: Call) => Promise<void> | void = () => {}
  let onAnswer: () => void = () => {}
  let release = () => {}
  const keys = ({ to, texts }: Call) => texts.map(text => `${server.model} ${to} ${text}`)
  const length = ({ texts }: Call) => texts.reduce((sum, text) => sum + [...text].length, 0)

  let isDying = false
  const excuse = (call: Call) => {
    characters = { ...characters, atKills: characters.atKills + length(call) }
    for (const key of keys(call)) excused.set(key, (excused.get(key) ?? 0) + 1)
  }

  server.before = async call => {
    open.add(call)
    if (isDying) excuse(call)
    await onCall(call)
  }
  server.after = call => {
    open.delete(call)
    latest.push(call)
    characters = { ...characters, all: characters.all + length(call), ofNight: characters.ofNight + length(call) }
    for (const [i, key] of keys(call).entries()) {
      if (call.texts[i]!.includes('codeless')) badNights.set(key, (badNights.get(key) ?? new Set()).add(night))
      else billed.set(key, (billed.get(key) ?? 0) + 1)
    }
    onAnswer()
  }
  server.refused = call => {
    open.delete(call)
    if (call.texts.length > 1) return
    for (const key of keys(call)) badNights.set(key, (badNights.get(key) ?? new Set()).add(night))
  }
  return {
    startNight() {
      night++
      open.clear()
      latest.length = 0
      characters = { ...characters, ofNight: 0 }
    },
    /** The first request of the night waits; resolves when it has come. */
    hold: () =>
      new Promise<void>(resolve => {
        const released = new Promise<void>(go => {
          release = go
        })
        onCall = () => {
          resolve()
          return released
        }
      }),
    release() {
      onCall = () => {}
      release()
    },
    /** Before the answer to the request of that number, or right after it. */
    killAt(number: number, isBefore: boolean, kill: () => void) {
      let left = number
      if (isBefore)
        onCall = () => {
          if (--left === 0) kill()
        }
      else
        onAnswer = () => {
          if (--left === 0) kill()
        }
    },
    /** What has no answer yet, or had one so lately that it may not be stored, may be paid for again. */
    kill() {
      isDying = true
      for (const call of [...open, ...latest.slice(-concurrency)]) excuse(call)
    },
    endOfKill() {
      isDying = false
      onCall = () => {}
      onAnswer = () => {}
      open.clear()
    },
    characters: () => characters.all,
    charactersOfNight: () => characters.ofNight,
    charactersAtKills: () => characters.atKills,
    mostNightsBad: () => Math.max(0, ...badNights.values().map(set => set.size)),
    sum() {
      const twice = [...billed].filter(([, count]) => count > 1)
      const unjustified = twice.filter(([key, count]) => count > 1 + (excused.get(key) ?? 0)).map(([key]) => key)
      return { texts: billed.size, twice: twice.length, inFlight: twice.length - unjustified.length, unjustified }
    }
  }
}

/** People's texts that are neither in the locale file nor, where their block has left, in the record. */
function lostEdits(folder: ProjectFolder, room: Newsroom): number {
  let lost = 0
  for (const [place, text] of room.edits) {
    const [locale, id, key = ''] = place.split(' ')
    const texts = JSON.parse(folder.read(`locales/${locale}/articles/${id}.json`))
    if (texts[key] === text) continue
    if (!folder.read(`locales/.review/${locale}/${id}.jsonl`).includes(JSON.stringify(text))) lost++
  }
  return lost
}

/** Articles and locales whose bundle is not what it should be, with what is there. */
function pairsNotCurrent(folder: ProjectFolder, room: Newsroom, { model }: EngineServer): string[] {
  return locales.flatMap(locale => {
    return [...room.articles].flatMap(([id, sources]) => {
      const path = `bundles/${locale}/${id}/article.md`
      const texts = folder.has(path) ? folder.read(path).trim().split('\n\n') : []
      const isCurrent = (source: string, i: number) => {
        if (room.written.has(`${locale} ${texts[i]}`)) return true
        if (/poison|codeless/.test(source)) return texts[i] === source
        return texts[i] === translation(model, locale, source)
      }
      if (texts.length === sources.length && sources.every(isCurrent)) return []
      const at = sources.findIndex((source, i) => !isCurrent(source, i))
      return [`${locale} ${id}: "${sources[at]}" is "${texts[at]}"`]
    })
  })
}

function spentByLedger(folder: ProjectFolder): number {
  const db = new DatabaseSync(join(folder.root, '.dragoman/memory.db'), { readOnly: true })
  const row = db.prepare('SELECT sum(characters) AS characters FROM spend').get()
  db.close()
  return Number(row?.characters)
}

/** What the run says of it, for a message. */
function failuresOf(outcome: Exclude<Outcome, 'killed'>): string {
  const { exitCode, failures, findings } = JSON.parse(outcome.out)
  return JSON.stringify([exitCode, failures, findings])
}
