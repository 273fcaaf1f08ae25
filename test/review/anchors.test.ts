import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles } from '../../src/model/document.ts'
import { isKey, keyCandidates, mintKey, roleOfKey, splitKey, unitKey } from '../../src/review/anchors.ts'

const role = fc.constantFrom(...roles)

describe('mintKey', () => {
  test('is role and four characters from the hash of the text', () => {
    const key = mintKey('p', 'The vote is on Tuesday.', new Set())
    expect(key).toMatch(/^p-[a-z0-9]{4}$/)
    expect(mintKey('p', 'The vote is on Tuesday.', new Set())).toBe(key)
    expect(mintKey('h', 'The vote is on Tuesday.', new Set())).toBe(key.replace('p-', 'h-'))
  })

  test('gives the first title, dek, byline and dateline their bare role', () => {
    for (const single of ['title', 'dek', 'byline', 'dateline'] as const) {
      expect(mintKey(single, 'Text', new Set())).toBe(single)
      expect(mintKey(single, 'Text', new Set([single]))).toMatch(new RegExp(`^${single}-[a-z0-9]{4}$`))
    }
  })

  test('grows by a character on collision', () => {
    const short = mintKey('li', 'Yes', new Set())
    const longer = mintKey('li', 'Yes', new Set([short]))
    expect(longer).toHaveLength(short.length + 1)
    expect(longer.startsWith(short)).toBe(true)
  })

  test('is free, a key, and of its role, however many are taken', () => {
    fc.assert(
      fc.property(role, fc.string(), fc.integer({ min: 1, max: 30 }), (role, text, times) => {
        const taken = new Set<string>()
        for (let i = 0; i < times; i++) {
          const key = mintKey(role, text, taken)
          expect(taken.has(key)).toBe(false)
          expect(isKey(key)).toBe(true)
          expect(roleOfKey(key)).toBe(role)
          taken.add(key)
        }
      })
    )
  })
})

describe('a key in a unit', () => {
  test('opens with eight characters from the hash of the id of the unit', () => {
    const unit = unitKey('https://news.example/1')
    expect(unit).toMatch(/^[a-z0-9]{8}$/)
    expect(keyCandidates('title', 'Rain', unit).next().value).toBe(`${unit}-title`)
    expect(unitKey('https://news.example/2')).not.toBe(unit)
    expect(unitKey(undefined)).toBe('')
  })

  test('is a key, of its role, and can be split again', () => {
    fc.assert(
      fc.property(role, fc.string(), fc.string(), (role, text, id) => {
        const unit = unitKey(id)
        const key = keyCandidates(role, text, unit).next().value
        expect(isKey(key)).toBe(true)
        expect(roleOfKey(key)).toBe(role)
        expect(splitKey(key).unit).toBe(unit)
        expect(splitKey(mintKey(role, text, new Set()))).toEqual({ unit: '', rest: mintKey(role, text, new Set()) })
      })
    )
  })

  test('no role reads as a unit', () => {
    for (const each of roles) expect(splitKey(`${each}-title`).unit).toBe('')
  })
})

test('what dragoman never mints is no key, and has no role', () => {
  for (const text of [
    '',
    'p',
    'p-',
    'p-abc',
    'p-ABCD',
    'x-abcd',
    'title-',
    'p-ab.cd',
    'p-abcd-ef',
    '__proto__',
    'constructor-abcd'
  ]) {
    expect(isKey(text), text).toBe(false)
    expect(() => roleOfKey(text)).toThrow(RangeError)
  }
  expect(isKey('title')).toBe(true)
})
