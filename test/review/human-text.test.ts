import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localeTag } from '../../src/model/locale.ts'
import { approve, currentState, reopen } from '../../src/review/approval.ts'
import { decide, isPersonsText } from '../../src/review/decision.ts'
import { type EvidenceRecord, formatEvidence, hashText, parseEvidence } from '../../src/review/evidence.ts'
import { formatLocaleFile, parseLocaleFile } from '../../src/review/locale-file.ts'
import { mergeThreeWay } from '../../src/review/three-way.ts'
import { record } from './record.ts'

/**
 * A project of one article in one locale, as small as it can be: sources and what is on disk, and what people did, which the tool
 * does not see and the test holds it to.
 */
interface World {
  readonly sources: Map<string, { readonly text: string; readonly changed: number }>
  locale: string | undefined
  localeChanged: number
  evidence: string
  engine: string
  clock: number
  /** Last text that a person wrote or approved, by key, unless a person took it away. */
  readonly written: Map<string, string>
  /** Key, source and text of each approval that stands. */
  readonly approvals: Set<string>
}

type Act =
  | { readonly act: 'write' | 'source'; readonly key: string; readonly version: number }
  | { readonly act: 'empty' | 'take out' | 'remove' | 'reopen' | 'omit'; readonly key: string }
  | { readonly act: 'approve'; readonly key: string; readonly level: 'reviewed' | 'final' }
  | { readonly act: 'run'; readonly force: boolean; readonly fails: boolean }
  | { readonly act: 'engine'; readonly version: number }
  | { readonly act: 'lose evidence' | 'lose locale file' }

const keys = ['title', 'p-k7q2', 'p-9ta1']
const key = fc.constantFrom(...keys)
const version = fc.nat({ max: 3 })
const run = fc.record({ act: fc.constant('run' as const), force: fc.boolean(), fails: fc.boolean() })
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constantFrom('write' as const, 'source' as const), key, version }) },
  { weight: 4, arbitrary: run },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'empty' as const,
        'take out' as const,
        'remove' as const,
        'reopen' as const,
        'omit' as const
      ),
      key
    })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('approve' as const),
      key,
      level: fc.constantFrom('reviewed' as const, 'final' as const)
    })
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('engine' as const), version }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('lose evidence' as const, 'lose locale file' as const) }) }
)

const targetsOf = ({ locale }: World): Map<string, string> =>
  new Map(locale === undefined ? [] : parseLocaleFile(locale, 'vote.json'))
const recordsOf = ({ evidence }: World): Map<string, EvidenceRecord> => new Map(parseEvidence(evidence, 'vote.jsonl'))
const sourceText = (key: string, version: number): string => `The words of ${key} in version ${version} of the article`

function personActs(world: World, act: Exclude<Act, { act: 'run' }>): void {
  const targets = targetsOf(world)
  const records = recordsOf(world)
  const now = ++world.clock
  const at = new Date(now * 1000).toISOString()
  const save = (): void => {
    const locale = formatLocaleFile(targets)
    if (world.locale !== locale && (world.locale !== undefined || targets.size > 0)) {
      world.locale = locale
      world.localeChanged = now
    }
    world.evidence = formatEvidence(records.values())
  }
  switch (act.act) {
    case 'write':
      if (!world.sources.has(act.key)) return
      targets.set(act.key, `A person's text ${act.version} for ${act.key}`)
      world.written.set(act.key, targets.get(act.key)!)
      save()
      return
    case 'empty':
      if (targets.has(act.key)) targets.set(act.key, '')
      world.written.delete(act.key)
      save()
      return
    case 'take out':
      targets.delete(act.key)
      world.written.delete(act.key)
      save()
      return
    case 'omit':
      if (!records.has(act.key) || !world.sources.has(act.key)) return
      targets.delete(act.key)
      world.written.delete(act.key)
      records.set(act.key, record(act.key, { state: 'omit', at }))
      save()
      return
    case 'approve': {
      const [known, source, target] = [records.get(act.key), world.sources.get(act.key), targets.get(act.key)]
      if (!known || known.state === 'removed' || !source || !target) return
      records.set(act.key, approve(known, target, source.text, 'hala', at, act.level))
      world.written.set(act.key, target)
      world.approvals.add([act.key, source.text, target].join('\n'))
      save()
      return
    }
    case 'reopen': {
      const known = records.get(act.key)
      if (!known) return
      records.set(act.key, reopen(known, 'hala', at))
      for (const approval of world.approvals) if (approval.startsWith(`${act.key}\n`)) world.approvals.delete(approval)
      save()
      return
    }
    case 'source':
      world.sources.set(act.key, { text: sourceText(act.key, act.version), changed: now })
      return
    case 'remove':
      world.sources.delete(act.key)
      return
    case 'engine':
      world.engine = `engine ${act.version}`
      return
    case 'lose evidence':
      // What is left is in the locale file: the texts of removed blocks went with the record.
      for (const { state, key, text } of records.values()) {
        if (state === 'removed' && text === world.written.get(key) && targets.get(key) !== text)
          world.written.delete(key)
      }
      world.evidence = ''
      return
    case 'lose locale file':
      for (const key of targets.keys()) if (targets.get(key) === world.written.get(key)) world.written.delete(key)
      world.locale = undefined
  }
}

/** What a run does with the decisions: the least that a pipeline has to. */
function runs(world: World, { force, fails }: { readonly force: boolean; readonly fails: boolean }): void {
  const before = targetsOf(world)
  const known = recordsOf(world)
  const targets = new Map<string, string>()
  const records = new Map<string, EvidenceRecord>()
  const removed = new Map<string, EvidenceRecord>()
  const at = new Date(++world.clock * 1000).toISOString()
  for (const [key, source] of world.sources) {
    const sourceHash = hashText(source.text)
    const own = known.get(key)
    const isBack = own?.state === 'removed' && own.source === sourceHash && !before.get(key)?.trim()
    const present = own?.state === 'removed' ? undefined : own
    const back = isBack ? ({ ...own, state: 'edited', text: undefined } as const) : present
    const target = isBack ? own.text : before.get(key)
    if (own?.state === 'removed' && !isBack) {
      const key = `${own.key}-${own.source}`
      removed.set(key, { ...own, key })
    }
    const machine = `${world.engine} on ${source.text}${force ? `, ${world.clock}` : ''}`
    const decision = decide({
      record: back,
      sourceHash,
      target,
      hasLocaleFile: world.locale !== undefined,
      engines: [world.engine],
      force,
      isTargetNewer: world.localeChanged >= source.changed
    })
    if (decision.action === 'translate') {
      if (fails && target !== undefined) targets.set(key, target)
      if (fails && back) records.set(key, back)
      if (fails) continue
      targets.set(key, machine)
      const made = { source: sourceHash, machine: hashText(machine), engine: world.engine, at }
      records.set(key, record(key, { state: 'machine', ...made }))
    } else if (decision.action === 'omit') records.set(key, back!)
    else {
      targets.set(key, target!)
      const person = hashText(target!)
      const rest = { machine: back?.machine, engine: back?.engine, base: back?.base }
      if (decision.action === 'keep') records.set(key, { ...back!, state: decision.state })
      if (decision.action === 'adopt')
        records.set(key, record(key, { ...rest, state: 'edited', source: sourceHash, person, at }))
      if (decision.action === 'stale') {
        const { text, conflict } = mergeThreeWay(back?.base ?? machine, target!, machine, localeTag('en'))
        records.set(key, { ...back!, state: 'stale', person, proposal: text, conflict })
      }
    }
  }
  for (const [key, text] of before) {
    if (world.sources.has(key) || text.trim() === '' || !isPersonsText(known.get(key), text)) continue
    const gone = known.get(key)
    removed.set(key, record(key, { ...gone, state: 'removed', text, person: hashText(text), source: gone?.source }))
  }
  for (const [key, gone] of known) {
    if (gone.state === 'removed' && !world.sources.has(key) && !removed.has(key)) removed.set(key, gone)
  }
  world.locale = formatLocaleFile(targets)
  world.evidence = formatEvidence([...records.values(), ...removed.values()])
}

function newWorld(): World {
  return {
    sources: new Map(keys.map(key => [key, { text: sourceText(key, 0), changed: 0 }])),
    locale: undefined,
    localeChanged: 0,
    evidence: '',
    engine: 'engine 0',
    clock: 0,
    written: new Map(),
    approvals: new Set()
  }
}

test("whatever people, sources, engines and runs do, a person's last text is in the locale file or in a removed block's record", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), acts => {
      const world = newWorld()
      for (const act of acts) {
        if (act.act === 'run') runs(world, act)
        else personActs(world, act)
        const targets = targetsOf(world)
        const removed = [...recordsOf(world).values()].flatMap(({ text }) => text ?? [])
        for (const [key, text] of world.written) expect([targets.get(key), ...removed]).toContain(text)
      }
    }),
    { numRuns: 2000 }
  )
})

test('whatever happens, only what a person approved, text and source, is reviewed', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), acts => {
      const world = newWorld()
      for (const act of acts) {
        if (act.act === 'run') runs(world, act)
        else personActs(world, act)
        const records = recordsOf(world)
        for (const [key, target] of targetsOf(world)) {
          const [known, source] = [records.get(key), world.sources.get(key)]
          if (!known || !source || known.state === 'removed') continue
          const state = currentState(known, hashText(source.text), hashText(target))
          if (state !== 'reviewed' && state !== 'final') continue
          expect(world.approvals).toContain([key, source.text, target].join('\n'))
        }
      }
    }),
    { numRuns: 2000 }
  )
})

test('a second run changes nothing', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), acts => {
      const world = newWorld()
      for (const act of acts) {
        if (act.act === 'run') runs(world, act)
        else personActs(world, act)
      }
      const plain = { force: false, fails: false }
      runs(world, plain)
      const [locale, evidence] = [world.locale, world.evidence]
      runs(world, plain)
      expect([world.locale, world.evidence]).toEqual([locale, evidence])
    }),
    { numRuns: 1000 }
  )
})
