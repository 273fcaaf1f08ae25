import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type AlignedEntry, storeAligned } from '../../../src/memory/align/store-aligned.ts'
import { memorySchema } from '../../../src/memory/memory-schema.ts'
import type { InlineCode } from '../../../src/model/content.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { temporaryFolder } from '../../store/temporary-folder.ts'

const pair = { from: localeTag('en'), to: localeTag('fr') }

function open() {
  const db = openDatabase(join(temporaryFolder(), 'memory.db'), { memory: memorySchema })
  onTestFinished(() => db.close())
  return db
}

const entry = (source: string, target: string, more: Partial<AlignedEntry> = {}): AlignedEntry => ({
  source: [source],
  target: [target],
  context: undefined,
  article: 'vote.md',
  ...more
})

test('a collection holds what was aligned last', () => {
  const db = open()
  const rows = () => db.prepare('SELECT text, previous FROM imported ORDER BY text').all()
  const first = [entry('One.', 'Un.'), entry('One.', 'Un.'), entry('One.', 'Une.'), entry('Two.', 'Deux.')]
  expect(storeAligned(db, 'alignment:fr', pair, first, 1)).toBe(3)
  expect(storeAligned(db, 'alignment:other', pair, [entry('One.', 'Un !')], 1)).toBe(1)
  expect(storeAligned(db, 'alignment:fr', pair, [entry('Two.', 'Deux.')], 2)).toBe(1)
  expect(rows()).toEqual([
    { text: 'Deux.', previous: null },
    { text: 'Un !', previous: null }
  ])
})

test('a block knows its neighbours, and its codes are numbered as the look-up wants them', () => {
  const db = open()
  const code: InlineCode = { kind: 'standalone', id: '7', data: '<br>', equiv: '', deletable: false }
  const context = { previous: undefined, next: ['Two.'] }
  storeAligned(db, 'alignment:fr', pair, [entry('', '', { source: ['One', code], target: [code, 'Un'], context })], 1)
  const row = db
    .prepare('SELECT seg.text AS source, imported.text, previous, next FROM imported JOIN seg ON seg.id = seg')
    .get()
  expect(row).toMatchObject({ source: 'One<1/>', text: '<1/>Un', previous: 0 })
  expect(row?.next).not.toBe(0)
})

test('all is stored or nothing', () => {
  const db = open()
  storeAligned(db, 'alignment:fr', pair, [entry('One.', 'Un.')], 1)
  const broken = entry('Two.', 'Deux.', { target: undefined as unknown as AlignedEntry['target'] })
  expect(() => storeAligned(db, 'alignment:fr', pair, [entry('Three.', 'Trois.'), broken], 2)).toThrow(TypeError)
  expect(db.prepare('SELECT text FROM imported').all()).toEqual([{ text: 'Un.' }])
})
