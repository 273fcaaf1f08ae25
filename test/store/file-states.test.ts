import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { fileStates, statesSchema } from '../../src/store/file-states.ts'
import { stampOf } from '../../src/store/stamp.ts'
import { temporaryFolder } from './temporary-folder.ts'

const open = () => openDatabase(join(temporaryFolder(), 'memory.db'), { states: statesSchema })

test('gives back the last stamp of each key, whatever the order of sets and forgets', () => {
  const key = fc.constantFrom('ar vote', 'fr vote', 'ar dam', 'toString', '__proto__')
  const step = fc.oneof(fc.record({ set: fc.array(fc.tuple(key, fc.string())) }), fc.record({ forget: fc.array(key) }))
  const db = open()
  fc.assert(
    fc.property(fc.array(step), steps => {
      db.exec('DELETE FROM file_state')
      const states = fileStates(db)
      const expected = new Map<string, string>()
      for (const step of steps) {
        if ('set' in step) {
          states.set(step.set)
          for (const [key, stamp] of step.set) expected.set(key, stamp)
        } else {
          states.forget(step.forget)
          for (const key of step.forget) expected.delete(key)
        }
      }
      expect(states.get()).toEqual(expected)
      expect(fileStates(db).get()).toEqual(expected)
    }),
    { numRuns: 50 }
  )
  db.close()
})

test('does not keep the stamp of a file that may still change unseen', () => {
  const path = join(temporaryFolder(), 'vote.md')
  writeFileSync(path, 'one')
  const db = open()
  const states = fileStates(db)
  states.set([['vote', 'an older stamp']])
  states.set([['vote', `rules 7, ${stampOf(path, 0)}`]])
  expect(states.get()).toEqual(new Map())
  db.close()
})
