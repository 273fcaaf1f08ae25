import { describe, expect, test } from 'vitest'
import { checks } from '../../../src/checks/checks.ts'
import type { Content } from '../../../src/model/content.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { isOutOfOrder, isRefrain, saidAlike } from '../../../src/pipeline/ladder/order.ts'
import { isSound } from '../../../src/pipeline/ladder/sound.ts'

const isFine = (source: Content, target: Content) =>
  isSound({ checks, from: localeTag('en') }, { source, target }, localeTag('fr'))

const pairs = (...texts: readonly (readonly [source: string, target: string])[]) =>
  texts.map(([source, target]) => ({ source: [source], target: [target] }))

describe('answers of one request', () => {
  test('are in order', () => {
    expect(isOutOfOrder(pairs(['It has 12 boats.', 'Il a 12 bateaux.'], ['It rains.', 'Il pleut.']), isFine)).toBe(
      false
    )
  })

  test('are in each other’s place where one is broken, and another’s would do', () => {
    expect(isOutOfOrder(pairs(['It has 12 boats.', 'Il pleut ici.'], ['It rains.', 'Il a 12 bateaux.']), isFine)).toBe(
      true
    )
  })

  test('are only bad where none would do', () => {
    expect(isOutOfOrder(pairs(['It has 12 boats.', 'Il a 13 bateaux.'], ['It rains.', 'Il pleut.']), isFine)).toBe(
      false
    )
    expect(isOutOfOrder(pairs(['Read https://a.example/ now', 'Lisez'], ['It rains.', 'Il pleut ici.']), isFine)).toBe(
      false
    )
  })

  test('that say the same though they were asked for different things are told, labels are not', () => {
    const [a, b, ...others] = pairs(
      ['The bridge is old.', 'Le pont est vieux.'],
      ['Nobody came to the vote.', 'Le pont est vieux.'],
      ['More', 'Plus'],
      ['Else', 'Plus'],
      ['It rains.', 'Il pleut ici.']
    )
    expect([...saidAlike([a!, b!, ...others])]).toEqual([a, b])
  })

  test('that say the same of nearly the same are right', () => {
    const alike = pairs(
      ['He did not comment on it.', 'Il ne l’a pas commenté hier.'],
      ['He didn’t comment on it.', 'Il ne l’a pas commenté hier.']
    )
    expect(saidAlike(alike)).toEqual(new Set())
  })

  test('that come again word for word, and are long, are what the engine says to anything', () => {
    expect(isRefrain(['Je ne peux rien dire de plus.'], ['Je ne peux rien dire de plus.'])).toBe(true)
    expect(isRefrain(['Lire la suite ici.'], ['Lire la suite ici.'])).toBe(false)
  })
})
