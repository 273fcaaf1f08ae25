import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '../../src/model/document.ts'
import { type Carried, carryKeys, type KeyedText, type UnkeyedText } from '../../src/review/alignment.ts'

const article: readonly UnkeyedText[] = [
  { role: 'title', text: 'Council votes on the harbour bridge' },
  { role: 'dek', text: 'A long night ends with a narrow majority' },
  { role: 'p', text: 'The city council voted on Tuesday to rebuild the old harbour bridge before winter sets in.' },
  { role: 'h', text: 'What it costs' },
  { role: 'p', text: 'Engineers expect the work to take fourteen months and to cost about nine million pounds.' },
  { role: 'li', text: 'Steel from the northern yards' },
  { role: 'li', text: 'Two hundred new lamps' },
  { role: 'p', text: 'Shopkeepers along the quay fear that a closed crossing will keep their customers away.' }
]

const first = (blocks: readonly UnkeyedText[]): readonly KeyedText[] => keyed(blocks, carryKeys([], blocks))

const keyed = (blocks: readonly UnkeyedText[], { keys }: Carried): readonly KeyedText[] =>
  blocks.map(({ text }, i) => ({ key: keys[i]!, text }))

/** The article with its blocks from `at` on replaced, as splice does. */
function spliced(at: number, remove: number, ...insert: UnkeyedText[]): readonly UnkeyedText[] {
  return article.toSpliced(at, remove, ...insert)
}

const p = (text: string): UnkeyedText => ({ role: 'p', text })

describe('carryKeys of blocks with names', () => {
  const named = (name: string, text: string): UnkeyedText => ({ role: 'meta', name, text })

  test('takes the names, whatever the texts are like', () => {
    const old = [
      { key: 'a', text: 'One' },
      { key: 'b', text: 'Two' },
      { key: 'p-k7q2', text: 'Three' }
    ]
    const { keys, changes, gone } = carryKeys(old, [named('b', 'Two'), named('a', 'Other'), named('c', 'One')])
    expect(keys).toEqual(['b', 'a', 'c'])
    expect(changes).toEqual(['kept', 'edited', 'new'])
    expect(gone).toEqual(['p-k7q2'])
  })

  test('takes no article in which only some have one', () => {
    expect(() => carryKeys([], [named('a', 'One'), p('Two')])).toThrow(TypeError)
  })
})

describe('carryKeys', () => {
  const old = first(article)
  const keyAt = (i: number): string => old[i]!.key

  test('mints a key for every block of a first version', () => {
    const { keys, changes, gone } = carryKeys([], article)
    expect(keys.map(key => key.replace(/-.*/, ''))).toEqual(article.map(({ role }) => role))
    expect(new Set(changes)).toEqual(new Set(['new']))
    expect(gone).toEqual([])
  })

  test('mints the same key for the same new block on two branches', () => {
    const extra = p('The ferry will run all night until the bridge is open again.')
    const one = carryKeys(old, spliced(3, 0, extra))
    const other = carryKeys(old, spliced(7, 1, extra, p('Nothing else changed.')))
    expect(other.keys[7]).toBe(one.keys[3])
  })

  test('keeps all keys when a block is inserted, deleted or moved', () => {
    const inserted = carryKeys(old, spliced(2, 0, p('Rain fell all evening.')))
    expect(inserted.keys.toSpliced(2, 1)).toEqual(old.map(({ key }) => key))
    expect(inserted.changes[2]).toBe('new')
    const deleted = carryKeys(old, spliced(4, 1))
    expect(deleted).toMatchObject({ keys: old.map(({ key }) => key).toSpliced(4, 1), gone: [keyAt(4)] })
    const moved = carryKeys(old, [...spliced(2, 1), article[2]!])
    expect(moved.keys.at(-1)).toBe(keyAt(2))
    expect(moved.changes.at(-1)).toBe('moved')
    expect(moved.changes.slice(0, -1)).toEqual(Array(7).fill('kept'))
  })

  test('keeps the key of an edited block, and of one edited and moved', () => {
    const text = 'Engineers expect the work to take sixteen months and to cost about eleven million pounds.'
    const edited = carryKeys(old, spliced(4, 1, p(text)))
    expect([edited.keys[4], edited.changes[4]]).toEqual([keyAt(4), 'edited'])
    const moved = carryKeys(old, [...spliced(4, 1), p(text)])
    expect([moved.keys.at(-1), moved.changes.at(-1)]).toEqual([keyAt(4), 'edited'])
  })

  test('keeps the key of a short block with a corrected word', () => {
    const { keys } = carryKeys(old, spliced(3, 1, { role: 'h', text: 'What it will cost' }))
    expect(keys[3]).toBe(keyAt(3))
    expect(carryKeys(old, spliced(6, 1, { role: 'li', text: 'Two hundred new lamp posts' })).keys[6]).toBe(keyAt(6))
  })

  test('keeps the key of an edited block in a script without spaces', () => {
    const before = first([p('市议会星期二投票决定重建旧港口大桥。'), p('店主担心顾客会减少。')])
    const { keys } = carryKeys(before, [p('市议会星期三投票决定重建旧港口大桥。'), p('店主担心顾客会减少。')])
    expect(keys).toEqual(before.map(({ key }) => key))
  })

  test('keeps the key of a block that was added to, or cut, in its place', () => {
    const long = `${article[7]!.text} The harbour master promised them a footbridge, flags along the railings and music on Sundays.`
    expect(carryKeys(old, spliced(7, 1, p(long))).keys[7]).toBe(keyAt(7))
    expect(carryKeys(first([...spliced(7, 1), p(long)]), article).changes[7]).toBe('edited')
  })

  test('gives a replaced block a new key', () => {
    const { keys, changes, gone } = carryKeys(
      old,
      spliced(7, 1, p('A museum opens nearby in spring, with free entry for children.'))
    )
    expect(changes[7]).toBe('new')
    expect(gone).toEqual([keyAt(7)])
    expect(keys[7]).not.toBe(keyAt(7))
  })

  test('of a split block the larger part keeps the key', () => {
    const [a, b] = ['The city council voted on Tuesday to rebuild the old harbour bridge', 'before winter sets in.']
    const { keys, changes } = carryKeys(old, spliced(2, 1, p(b!), p(a!)))
    expect(keys[3]).toBe(keyAt(2))
    expect(changes.slice(2, 4)).toEqual(['new', 'edited'])
  })

  test('of merged blocks the most similar one gives its key', () => {
    const { keys, gone } = carryKeys(old, spliced(3, 2, p(`${article[3]!.text}. ${article[4]!.text}`)))
    expect(keys[3]).toBe(keyAt(4))
    expect(gone).toEqual([keyAt(3)])
  })

  test('keeps the key when only the role changes', () => {
    const { keys, changes } = carryKeys(old, spliced(3, 1, p('What it costs')))
    expect([keys[3], changes[3]]).toEqual([keyAt(3), 'kept'])
  })

  test('matches repeated texts in order, from the neighbours they have', () => {
    const before = first(['Yes', 'Alpha', 'Yes', 'Beta', 'Yes'].map(p))
    const [one, alpha, two, beta, three] = before.map(({ key }) => key)
    expect(new Set([one, two, three]).size).toBe(3)
    expect(carryKeys(before, ['Alpha', 'Yes', 'Beta', 'Yes'].map(p)).keys).toEqual([alpha, two, beta, three])
    const { keys } = carryKeys(before, ['Yes', 'Yes', 'Alpha', 'Yes', 'Beta', 'Yes'].map(p))
    expect(keys.toSpliced(1, 1)).toEqual([one, alpha, two, beta, three])
  })

  test('the one title stays the title, even if its old words are a heading now', () => {
    const { keys } = carryKeys(old, [
      { role: 'title', text: 'Nine million for nothing' },
      { role: 'h', text: article[0]!.text },
      ...article.slice(1)
    ])
    expect(keys[0]).toBe('title')
    expect(keys[1]).toMatch(/^h-/)
  })

  test('takes keys that people wrote into the registry as they are', () => {
    const own: readonly KeyedText[] = [
      { key: 'standfirst', text: 'Rain fell all evening.' },
      { key: '', text: 'x' }
    ]
    expect(carryKeys(own, [p('Rain fell all evening.')])).toEqual({
      keys: ['standfirst'],
      changes: ['kept'],
      gone: ['']
    })
  })

  test('never mints the key of a block that has just gone', () => {
    const before: readonly KeyedText[] = first([p('Rain fell all evening.')]).map(({ key }) => ({
      key,
      text: 'Entirely other words'
    }))
    const { keys, gone } = carryKeys(before, [p('Rain fell all evening.')])
    expect(gone).toEqual([before[0]!.key])
    expect(keys).not.toEqual(gone)
  })

  test('bounds its work on a large rewrite and on a thousand equal blocks', () => {
    const many = (seed: number): UnkeyedText[] =>
      Array.from({ length: 2000 }, (_, i) =>
        p(Array.from({ length: 12 }, (_, k) => `w${(i * 31 + k * k * seed) % 997}`).join(' '))
      )
    expect(new Set(carryKeys(first(many(3)), many(5)).keys).size).toBe(2000)
    const equal = Array<UnkeyedText>(5000).fill({ role: 'cell', text: '0' })
    const before = first(equal)
    expect(carryKeys(before, equal).keys).toEqual(before.map(({ key }) => key))
    expect(Math.max(...before.map(({ key }) => key.length))).toBeLessThan(16)
  })
})

describe('over random edits', () => {
  /** Blocks with words of their own, so that what is related is known: block `id` has the words `w<id>x<n>`. */
  interface Draft {
    readonly id: number
    readonly role: Role
    readonly words: readonly string[]
  }

  interface Edit {
    readonly kind: 'delete' | 'insert' | 'move' | 'edit'
    readonly at: number
    /** Where a block moves to, which word is edited. */
    readonly to: number
  }

  const role = fc.constantFrom<Role>('p', 'h', 'li', 'quote', 'cell')
  const draft = (id: number, role: Role, length: number): Draft => ({
    id,
    role,
    words: Array.from({ length }, (_, n) => (n % 4 === 3 ? ['the', 'of', 'and'][n % 3]! : `w${id}x${n}`))
  })
  const drafts = fc
    .array(fc.tuple(role, fc.integer({ min: 6, max: 20 })), { maxLength: 14 })
    .map(list => list.map(([role, length], id) => draft(id, role, length)))
  const place = fc.nat({ max: 20 })
  const kind = fc.constantFrom<Edit['kind']>('delete', 'insert', 'move', 'edit')
  const edits = fc.array(fc.record({ kind, at: place, to: place }), { maxLength: 8 })

  function applied(before: readonly Draft[], script: readonly Edit[]): readonly Draft[] {
    let id = 1000
    let now = before
    for (const edit of script) {
      const at = now.length > 0 ? edit.at % now.length : 0
      const block = now[at]
      if (edit.kind === 'insert') now = now.toSpliced(at, 0, draft(id++, 'p', 8))
      else if (!block) continue
      else if (edit.kind === 'delete') now = now.toSpliced(at, 1)
      else if (edit.kind === 'move') now = now.toSpliced(at, 1).toSpliced(edit.to % now.length, 0, block)
      else now = now.with(at, { ...block, words: block.words.with(edit.to % block.words.length, `new${edit.to}`) })
    }
    return now
  }

  const unkeyed = (list: readonly Draft[]): readonly UnkeyedText[] =>
    list.map(({ role, words }) => ({ role, text: words.join(' ') }))

  test('an unchanged block keeps its key, no key names another block, keys are unique, nothing is lost', () => {
    fc.assert(
      fc.property(drafts, edits, (before, script) => {
        const now = applied(before, script)
        const old = first(unkeyed(before))
        const { keys, changes, gone } = carryKeys(old, unkeyed(now))
        const draftOf = new Map(old.map(({ key }, i) => [key, before[i]!]))
        expect(new Set(keys).size).toBe(keys.length)
        expect(new Set([...keys, ...gone])).toEqual(new Set([...keys, ...old.map(({ key }) => key)]))
        expect(gone.filter(key => keys.includes(key))).toEqual([])
        for (const [i, { id, words }] of now.entries()) {
          const former = draftOf.get(keys[i]!)
          expect(former === undefined).toBe(changes[i] === 'new')
          if (former) expect(former.id).toBe(id)
          const own = before.find(block => block.id === id)
          if (own?.words === words) expect(former).toBe(own)
        }
      }),
      { numRuns: 300 }
    )
  })

  test('a block with one word changed keeps its key in its place', () => {
    fc.assert(
      fc.property(drafts, place, place, (before, at, to) => {
        fc.pre(before.length > 0)
        const now = applied(before, [{ kind: 'edit', at, to }])
        const old = first(unkeyed(before))
        expect(carryKeys(old, unkeyed(now)).keys).toEqual(old.map(({ key }) => key))
      })
    )
  })

  const anyBlocks = fc.array(
    fc.record({ role, text: fc.oneof(fc.constantFrom('Yes', 'No', '12', '本文'), fc.string()) }),
    { maxLength: 12 }
  )

  test('nothing changed, nothing changes, also with repeated texts', () => {
    fc.assert(
      fc.property(anyBlocks, blocks => {
        const old = first(blocks)
        const { keys, changes, gone } = carryKeys(old, blocks)
        expect(keys).toEqual(old.map(({ key }) => key))
        expect(changes.every(change => change === 'kept')).toBe(true)
        expect(gone).toEqual([])
      })
    )
  })

  test('any two versions: the same answer each time, unique keys, equal texts first', () => {
    fc.assert(
      fc.property(anyBlocks, anyBlocks, (before, now) => {
        const old = first(before)
        const carried = carryKeys(old, now)
        expect(carryKeys(old, now)).toEqual(carried)
        expect(new Set(carried.keys).size).toBe(now.length)
        const textOf = new Map(old.map(({ key, text }) => [key, text]))
        for (const [i, { text }] of now.entries()) {
          if (carried.changes[i] === 'kept' || carried.changes[i] === 'moved')
            expect(textOf.get(carried.keys[i]!)).toBe(text)
          if (carried.changes[i] === 'new') expect(carried.gone.map(key => textOf.get(key))).not.toContain(text)
        }
      })
    )
  })
})

describe('units of change', () => {
  interface Entry {
    readonly id: number
    readonly blocks: readonly UnkeyedText[]
  }

  const words = fc.constantFrom(
    'Rain',
    'Read more',
    'The council votes on the bridge.',
    'Prices rose by 3 percent.',
    '…'
  )
  const block = fc.record({ role: fc.constantFrom<Role>('title', 'p', 'li'), text: words })
  const entry = fc.record({ id: fc.nat(30), blocks: fc.array(block, { minLength: 1, maxLength: 4 }) })
  const entries = fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 8 })
  const flat = (list: readonly Entry[]): readonly UnkeyedText[] =>
    list.flatMap(({ id, blocks }) => blocks.map(each => ({ ...each, unit: `guid ${id}` })))
  const keysById = (list: readonly Entry[], keys: readonly string[]): ReadonlyMap<number, readonly string[]> => {
    const left = [...keys]
    return new Map(list.map(({ id, blocks }) => [id, left.splice(0, blocks.length)]))
  }

  test('the keys of an entry stay as they are, whatever becomes of the others', () => {
    const changed = fc.tuple(entries, entries).chain(([before, added]) => {
      const others = added.filter(({ id }) => before.every(each => each.id !== id))
      return fc.tuple(fc.constant(before), fc.shuffledSubarray([...before, ...others]))
    })
    fc.assert(
      fc.property(changed, ([before, after]) => {
        const old = first(flat(before))
        const oldKeys = keysById(
          before,
          old.map(({ key }) => key)
        )
        const { keys, changes } = carryKeys(old, flat(after))
        expect(new Set(keys).size).toBe(keys.length)
        for (const [id, own] of keysById(after, keys)) if (oldKeys.has(id)) expect(own).toEqual(oldKeys.get(id))
        expect(changes).not.toContain('edited')
      })
    )
  })

  test('an entry edited does not take a key of its neighbour', () => {
    const [one, two] = [
      { id: 1, blocks: [p('Rain is near.')] },
      { id: 2, blocks: [p('Rain is near.')] }
    ]
    const old = first(flat([one, two]))
    const { keys } = carryKeys(old, flat([two, { id: 1, blocks: [p('Rain is very near.')] }]))
    expect(keys).toEqual([old[1]!.key, old[0]!.key])
  })

  test('keys that have gone are in the old order', () => {
    const old = first(
      flat([
        { id: 1, blocks: [p('One')] },
        { id: 2, blocks: [p('Two')] },
        { id: 3, blocks: [p('Three')] }
      ])
    )
    const { gone } = carryKeys(old, flat([{ id: 2, blocks: [p('Two')] }]))
    expect(gone).toEqual([old[0]!.key, old[2]!.key])
  })
})
