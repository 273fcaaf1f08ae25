import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sqliteMemory } from '../../../src/memory/sqlite-memory.ts'
import { content, type InlineCode } from '../../../src/model/content.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { temporaryFolder } from '../../store/temporary-folder.ts'
import { exportLines, exportTmx, importText, newMemory } from './memories.ts'

/** A Python that has translate-toolkit, which may not be the first one. */
const python = (process.env.PATH ?? '')
  .split(delimiter)
  .map(folder => join(folder, 'python3'))
  .find(path => existsSync(path) && spawnSync(path, ['-c', 'import translate.storage.tmx']).status === 0)

function run(script: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(python!, ['-c', script, ...args], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return stdout
}

const read = `
import json, sys
from translate.storage import tmx
with open(sys.argv[1], 'rb') as file:
    store = tmx.tmxfile(file, 'en', 'fr')
print(json.dumps([[unit.source, unit.target] for unit in store.units]))
`

const write = `
import sys
from translate.storage import tmx
store = tmx.tmxfile()
store.addtranslation('It is <near> & "so"', 'en', 'C\\u2019est\\nproche', 'fr', 'a note')
store.addtranslation('a {0}', 'en', '\\U0001f600 {0}', 'fr')
with open(sys.argv[1], 'wb') as file:
    store.serialize(file)
`

describe.skipIf(!python)(python ? 'translate-toolkit' : 'skipped: translate-toolkit is not installed', () => {
  test('reads what we write: every text, with the numbered tags in its codes', async () => {
    const db = newMemory()
    const code = (kind: InlineCode['kind'], id: string): InlineCode => ({
      kind,
      id,
      data: '',
      equiv: '',
      deletable: true
    })
    const entry = {
      context: { previous: undefined, next: undefined },
      origin: { type: 'mt', engine: 'mock 1' },
      isReviewed: false,
      article: 'vote',
      at: '2026-11-24T10:00:00Z'
    } as const
    const pairs = [
      { source: ['A & B < C'], target: ['قال «نعم» 😀'] },
      { source: ['tab\tand\nline'], target: [' blank around '] },
      {
        source: content(['Read ', code('open', '1'), 'this', code('close', '1'), code('standalone', '2')]),
        target: content([code('standalone', '2'), 'Lisez ', code('open', '1'), 'ceci', code('close', '1')])
      }
    ]
    await sqliteMemory(db).store(
      { from: localeTag('en'), to: localeTag('fr') },
      pairs.map(pair => ({ ...entry, ...pair }))
    )
    const path = join(temporaryFolder(), 'ours.tmx')
    writeFileSync(path, exportTmx(db))
    expect(JSON.parse(run(read, path))).toEqual([
      ['A & B < C', 'قال «نعم» 😀'],
      ['Read <1>this</1><2/>', '<2/>Lisez <1>ceci</1>'],
      ['tab and line', ' blank around ']
    ])
  })

  test('writes what we read', () => {
    const path = join(temporaryFolder(), 'theirs.tmx')
    run(write, path)
    const db = newMemory()
    expect(importText(db, readFileSync(path))).toMatchObject({ units: 2, pairs: 2, problems: 0 })
    const entries = exportLines(db)
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(entries).toMatchObject([
      { source: 'It is <near> & "so"', target: 'C’est\nproche', extra: { notes: ['a note'] } },
      { source: 'a {0}', target: '😀 {0}' }
    ])
  })
})
