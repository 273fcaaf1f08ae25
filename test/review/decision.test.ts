import { describe, expect, test } from 'vitest'
import { type BlockFacts, decide, isPersonsText } from '../../src/review/decision.ts'
import { type EvidenceRecord, hashText } from '../../src/review/evidence.ts'
import { record } from './record.ts'

const source = hashText('The bridge opens on Friday.')
const former = hashText('The bridge opens on Monday.')
const machineText = 'Le pont ouvre vendredi.'
const personsText = 'Le pont sera ouvert vendredi.'
const machine = hashText(machineText)
const person = hashText(personsText)

const byMachine = record('p-k7q2', { state: 'machine', source, machine, engine: 'e1' })
const byPerson: EvidenceRecord = { ...byMachine, state: 'edited', person }
const reviewed: EvidenceRecord = { ...byPerson, state: 'reviewed', approved: person }

function decideOn(record: EvidenceRecord | undefined, target: string | undefined, facts: Partial<BlockFacts> = {}) {
  return decide({
    record,
    target,
    sourceHash: source,
    hasLocaleFile: true,
    engines: ['e1'],
    force: false,
    isTargetNewer: false,
    ...facts
  })
}

describe('source and target as recorded', () => {
  test('untouched machine text is kept', () => {
    expect(decideOn(byMachine, machineText)).toEqual({ action: 'keep', state: 'machine' })
  })

  test('flagged machine text stays flagged', () => {
    expect(decideOn({ ...byMachine, state: 'flagged' }, machineText)).toEqual({ action: 'keep', state: 'flagged' })
  })

  test('machine text of another engine is translated again', () => {
    expect(decideOn(byMachine, machineText, { engines: ['e2'] })).toEqual({
      action: 'translate',
      reason: 'engine-changed'
    })
  })

  test('machine text of any engine of the chain is kept, and of several', () => {
    const chain = { engines: ['e2', 'e1'] }
    expect(decideOn(byMachine, machineText, chain)).toEqual({ action: 'keep', state: 'machine' })
    expect(decideOn({ ...byMachine, engine: 'e2 + e1' }, machineText, chain)).toEqual({
      action: 'keep',
      state: 'machine'
    })
    expect(decideOn({ ...byMachine, engine: 'e1 + e3' }, machineText, chain)).toEqual({
      action: 'translate',
      reason: 'engine-changed'
    })
  })

  test('machine text of an engine nobody recorded is kept', () => {
    expect(decideOn({ ...byMachine, engine: undefined }, machineText)).toEqual({ action: 'keep', state: 'machine' })
  })

  test('forced, machine text is translated again', () => {
    expect(decideOn(byMachine, machineText, { force: true })).toEqual({ action: 'translate', reason: 'forced' })
  })

  test.each(['edited', 'reviewed', 'final'] as const)(
    "a person's %s text is kept, forced or with another engine",
    state => {
      const known = { ...byPerson, state, approved: state === 'edited' ? undefined : person }
      expect(decideOn(known, personsText)).toEqual({ action: 'keep', state })
      expect(decideOn(known, personsText, { force: true, engines: ['e2'] })).toEqual({ action: 'keep', state })
    }
  )

  test('approved machine text is kept, forced or with another engine', () => {
    const approved = { ...byMachine, state: 'reviewed', approved: machine } as const
    expect(decideOn(approved, machineText, { force: true, engines: ['e2'] })).toEqual({
      action: 'keep',
      state: 'reviewed'
    })
  })
})

describe('source as recorded, target not', () => {
  test("a person's edit of machine text is adopted, forced or not", () => {
    expect(decideOn(byMachine, personsText)).toEqual({ action: 'adopt', note: undefined })
    expect(decideOn(byMachine, personsText, { force: true, engines: ['e2'] })).toEqual({
      action: 'adopt',
      note: undefined
    })
  })

  test("a person's next edit is adopted, and an approval does not outlive it", () => {
    expect(decideOn(reviewed, `${personsText}!`)).toEqual({ action: 'adopt', note: undefined })
  })

  test('a person who takes the machine text back has machine text', () => {
    expect(decideOn(byPerson, machineText)).toEqual({ action: 'keep', state: 'machine' })
  })

  test('text without a record is adopted', () => {
    expect(decideOn(undefined, personsText, { force: true })).toEqual({ action: 'adopt', note: undefined })
  })

  test('text that a person put where the machine had none is adopted', () => {
    expect(decideOn(record('p-k7q2', { state: 'missing' }), personsText)).toEqual({ action: 'adopt', note: undefined })
    expect(decideOn(record('p-k7q2', { state: 'omit' }), personsText)).toEqual({ action: 'adopt', note: undefined })
    expect(decideOn(record('p-k7q2', { state: 'removed' }), personsText)).toEqual({ action: 'adopt', note: undefined })
  })
})

describe('source changed', () => {
  const changed = { ...byMachine, source: former }

  test('untouched machine text is translated again', () => {
    expect(decideOn(changed, machineText)).toEqual({ action: 'translate', reason: 'source-changed' })
    expect(decideOn(changed, machineText, { isTargetNewer: true })).toMatchObject({ reason: 'source-changed' })
  })

  test.each(['edited', 'reviewed', 'final', 'stale'] as const)(
    "a person's %s text becomes stale, forced or not",
    state => {
      const known = { ...byPerson, state, source: former, approved: state === 'edited' ? undefined : person }
      expect(decideOn(known, personsText)).toEqual({ action: 'stale' })
      expect(decideOn(known, personsText, { force: true, engines: ['e2'], isTargetNewer: true })).toEqual({
        action: 'stale'
      })
    }
  )

  test('approved machine text becomes stale', () => {
    expect(decideOn({ ...changed, state: 'reviewed', approved: machine }, machineText)).toEqual({ action: 'stale' })
  })

  test("a person's edit before the change becomes stale", () => {
    expect(decideOn(changed, personsText)).toEqual({ action: 'stale' })
    expect(decideOn({ ...byPerson, source: former }, `${personsText}!`, { force: true })).toEqual({ action: 'stale' })
  })

  test('a person who edited both is adopted', () => {
    const together = { action: 'adopt', note: 'edited-together' }
    expect(decideOn(changed, personsText, { isTargetNewer: true })).toEqual(together)
    expect(decideOn({ ...byPerson, source: former }, `${personsText}!`, { isTargetNewer: true })).toEqual(together)
  })

  test('a person who edits a stale text has resolved it, unless the source has changed once more since', () => {
    const stale = { ...byPerson, state: 'stale', source: former } as const
    const adopted = { action: 'adopt', note: 'edited-together' }
    expect(decideOn(stale, `${personsText}!`, { isTargetNewer: true })).toEqual(adopted)
    expect(decideOn(stale, `${personsText}!`, { isTargetNewer: false })).toEqual({ action: 'stale' })
  })

  test('the source back as it was, nothing is stale', () => {
    expect(decideOn({ ...byPerson, state: 'stale' }, personsText)).toEqual({ action: 'keep', state: 'edited' })
    expect(decideOn({ ...reviewed, state: 'stale' }, personsText)).toEqual({ action: 'keep', state: 'reviewed' })
  })
})

describe('no text', () => {
  test.each([undefined, '', ' \n'])('omitted on purpose, %j stays', target => {
    const omitted = record('p-k7q2', { state: 'omit' })
    expect(decideOn(omitted, target, { force: true, hasLocaleFile: target !== undefined })).toEqual({ action: 'omit' })
  })

  test('a block nobody translated is missing', () => {
    expect(decideOn(undefined, undefined)).toEqual({ action: 'translate', reason: 'missing' })
    expect(decideOn(record('p-k7q2'), undefined)).toEqual({ action: 'translate', reason: 'missing' })
    expect(decideOn(record('p-k7q2', { state: 'removed', person }), undefined)).toMatchObject({ reason: 'missing' })
  })

  test('the whole locale file gone, all is missing', () => {
    expect(decideOn(reviewed, undefined, { hasLocaleFile: false })).toEqual({ action: 'translate', reason: 'missing' })
  })

  test('emptied, it is to be done again', () => {
    expect(decideOn(byMachine, '')).toEqual({ action: 'translate', reason: 'redo' })
    expect(decideOn(byPerson, ' ')).toEqual({ action: 'translate', reason: 'redo' })
  })

  test('the key taken out, it is translated again', () => {
    expect(decideOn(byPerson, undefined)).toEqual({ action: 'translate', reason: 'removed-by-hand' })
  })
})

test("a person's text is what differs from the machine's, was seen as a person's, or is approved", () => {
  expect(isPersonsText(byMachine, machineText)).toBe(false)
  expect(isPersonsText(byMachine, personsText)).toBe(true)
  expect(isPersonsText({ ...byMachine, approved: machine }, machineText)).toBe(true)
  expect(isPersonsText({ ...byMachine, person: machine }, machineText)).toBe(true)
  expect(isPersonsText(undefined, machineText)).toBe(true)
})
