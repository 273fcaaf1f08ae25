import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localeTag } from '../../src/model/locale.ts'
import { ledger, type Spend } from '../../src/queue/budget.ts'
import { ledgerSchema } from '../../src/queue/ledger-schema.ts'
import { raiseSpend, spendQuery, toSpendIfAny } from '../../src/queue/spend-copy.ts'
import { openDatabase } from '../../src/store/database.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

const row = (characters: number, requests: number): Spend => ({
  day: '2026-11-24',
  backend: 'mock',
  from: localeTag('en'),
  to: localeTag('fr'),
  desk: 'sport',
  characters,
  requests,
  micros: characters,
  currency: 'EUR'
})

test('the ledger is raised to its copy, and never lowered', () => {
  const db = openDatabase(join(temporaryFolder(), 'memory.db'), { ledger: ledgerSchema })
  const spent = () => ledger(db, {}, Date.now).spent({ since: '2026-11-01' })
  expect(raiseSpend(db, [row(100, 2)])).toBe(true)
  expect(spent()).toEqual([row(100, 2)])
  expect(raiseSpend(db, [row(90, 1)])).toBe(false)
  expect(raiseSpend(db, [row(90, 3)])).toBe(true)
  expect(spent()).toEqual([row(100, 3)])
  const copied = db.prepare(spendQuery).all()
  expect(JSON.parse(JSON.stringify(copied)).map(toSpendIfAny)).toEqual(spent())
  db.close()
})

test('a row of a damaged database or copy is one of the ledger’s, or nothing', () => {
  fc.assert(
    fc.property(fc.anything(), value => {
      expect(toSpendIfAny(value)).toBeUndefined()
    })
  )
  for (const wrong of [{ day: '24/11' }, { characters: -1 }, { micros: 0.5 }, { to: 'not a tag' }, { backend: 7 }])
    expect(toSpendIfAny({ ...row(1, 1), ...wrong })).toBeUndefined()
})
