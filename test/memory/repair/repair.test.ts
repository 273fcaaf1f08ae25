import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { repair } from '../../../src/memory/repair/repair.ts'
import { type KnownNames, slotted } from '../../../src/memory/repair/slots.ts'
import { textContent } from '../../../src/memory/text-content.ts'
import { formatTags } from '../../../src/model/inline-tags.ts'
import { type LocaleTag, localeTag } from '../../../src/model/locale.ts'

const names: KnownNames = new Map([
  ['Marshford', new Map()],
  ['London', new Map([[localeTag('fr'), 'Londres']])],
  ['Lyon', new Map()],
  ['Ada Brook', new Map([[localeTag('ar'), 'آدا بروك']])],
  ['Omar Lee', new Map([[localeTag('ar'), 'عمر لي']])]
])

/** The former source, its target, and the source that is asked for; codes as tags. */
function repaired(to: string, former: string, target: string, next: string, from = 'en'): string | undefined {
  const pair = { from: localeTag(from), to: localeTag(to) }
  const [a, b] = [former, next].map(text => slotted(textContent(text), pair.from as LocaleTag, names))
  if (!a || !b) return undefined
  const content = repair({ former: a, next: b, target: textContent(target) }, pair, names)
  return content && formatTags(content)
}

describe('numbers', () => {
  test.each([
    [
      'as they are',
      'fr',
      'Room 12 is open.',
      'La salle 12 est ouverte.',
      'Room 14 is open.',
      'La salle 14 est ouverte.'
    ],
    [
      'with groups',
      'fr',
      'It cost 1,500 euros.',
      'Cela a coûté 1\u202f500 euros.',
      'It cost 12,750 euros.',
      'Cela a coûté 12\u202f750 euros.'
    ],
    [
      'with a typed no-break space',
      'fr',
      'It cost 1,500 euros.',
      'Cela a coûté 1\u00a0500 euros.',
      'It cost 2,500 euros.',
      'Cela a coûté 2\u00a0500 euros.'
    ],
    [
      'with a decimal mark',
      'de',
      'Prices rose 2.5 percent.',
      'Die Preise stiegen um 2,5 Prozent.',
      'Prices rose 13.75 percent.',
      'Die Preise stiegen um 13,75 Prozent.'
    ],
    [
      'grouped in the target alone',
      'de',
      'It has 1500 seats.',
      'Es hat 1.500 Sitze.',
      'It has 950 seats.',
      'Es hat 950 Sitze.'
    ],
    [
      'in Arabic digits',
      'ar',
      'It cost 1,500 euros.',
      'بلغت الكلفة ١٬٥٠٠ يورو.',
      'It cost 2,700 euros.',
      'بلغت الكلفة ٢٬٧٠٠ يورو.'
    ],
    ['times', 'fr', 'It starts at 10:30.', 'Début à 10:30.', 'It starts at 11:45.', 'Début à 11:45.'],
    [
      'two that change',
      'fr',
      'From 10 to 20 metres.',
      'De 10 à 20 mètres.',
      'From 20 to 10 metres.',
      'De 20 à 10 mètres.'
    ],
    [
      'one that stays',
      'fr',
      'Win 5 of 9 games.',
      'Gagner 5 matchs sur 9.',
      'Win 6 of 9 games.',
      'Gagner 6 matchs sur 9.'
    ]
  ])('%s', (_, to, former, target, next, expected) => {
    expect(repaired(to, former, target, next)).toBe(expected)
  })

  test.each([
    ['said in words there', 'fr', 'He has 2 dogs.', 'Il a deux chiens.', 'He has 3 dogs.'],
    ['twice there', 'fr', 'Room 12 is open.', 'La salle 12 (no 12) est ouverte.', 'Room 14 is open.'],
    ['twice in the source', 'fr', 'From 5 to 5.', 'De 5 à 5.', 'From 6 to 5.'],
    ['of another plural form in the source', 'fr', 'Sold: 1 car.', 'Vendu : 1 voiture.', 'Sold: 3 car.'],
    ['of another plural form in the target', 'ar', 'It sold 5 cars.', 'باعت 5 سيارات.', 'It sold 25 cars.'],
    ['of another kind', 'fr', 'It starts at 10:30.', 'Début à 10:30.', 'It starts at 10.30.'],
    [
      'equal by value to another',
      'de',
      'It has 1500 or 1,500 seats.',
      'Es hat 1.500 Sitze.',
      'It has 1600 or 1,700 seats.'
    ],
    ['part of a model', 'fr', 'The A320 flies.', 'L’A320 vole.', 'The A330 flies.']
  ])('not one %s', (_, to, former, target, next) => {
    expect(repaired(to, former, target, next)).toBeUndefined()
  })
})

describe('dates', () => {
  test.each([
    [
      'fr',
      'It opens on 3 May 2026.',
      'Ouverture le 3 mai 2026.',
      'It opens on 14 June 2027.',
      'Ouverture le 14 juin 2027.'
    ],
    ['ru', 'It opens on 5 May.', 'Откроется 5 мая.', 'It opens on 7 August.', 'Откроется 7 августа.'],
    ['es', 'Closed on August 9.', 'Cerrado el 9 de agosto.', 'Closed on March 12.', 'Cerrado el 12 de marzo.']
  ])('%s: months follow', (to, former, target, next, expected) => {
    expect(repaired(to, former, target, next)).toBe(expected)
  })

  test('a verb is no month', () => {
    expect(
      repaired('fr', 'You may enter room 3.', 'Vous pouvez entrer salle 3.', 'You august enter room 3.')
    ).toBeUndefined()
  })
})

describe('names that are known', () => {
  test.each([
    ['as they stand', 'fr', 'It left Marshford.', 'Il a quitté Marshford.', 'It left Lyon.', 'Il a quitté Lyon.'],
    [
      'in the other language’s form',
      'fr',
      'It left Lyon.',
      'Il a quitté Lyon.',
      'It left London.',
      'Il a quitté Londres.'
    ],
    ['in another script', 'ar', 'Ada Brook won.', 'فازت آدا بروك.', 'Omar Lee won.', 'فازت عمر لي.']
  ])('%s', (_, to, former, target, next, expected) => {
    expect(repaired(to, former, target, next)).toBe(expected)
  })

  test('no other capital is a name', () => {
    expect(repaired('fr', 'It left Paris.', 'Il a quitté Paris.', 'It left Rome.')).toBeUndefined()
  })
})

describe('codes', () => {
  test.each([
    ['gone', 'Read <1>the report</1> now.', 'Lisez <1>le rapport</1>.', 'Read the report now.', 'Lisez le rapport.'],
    ['round all', 'Read the report.', 'Lisez le rapport.', '<1>Read the report.</1>', '<1>Lisez le rapport.</1>'],
    [
      'round a number',
      'It cost 15 euros.',
      'Cela a coûté 15 euros.',
      'It cost <1>15</1> euros.',
      'Cela a coûté <1>15</1> euros.'
    ],
    [
      'kept beside a new number',
      'See <1>page 3</1>.',
      'Voir <1>page 3</1>.',
      'See <1>page 12</1>.',
      'Voir <1>page 12</1>.'
    ]
  ])('%s', (_, former, target, next, expected) => {
    expect(repaired('fr', former, target, next)).toBe(expected)
  })

  test.each([
    ['round words whose place is unknown', 'Read the report.', 'Lisez le rapport.', 'Read <1>the report</1>.'],
    ['a picture gone', 'See <1/>', 'Voir <1/>', 'See '],
    ['moved', '<1>Read</1> it.', '<1>Lisez</1>-le.', 'Read <1>it</1>.']
  ])('not %s', (_, former, target, next) => {
    expect(repaired('fr', former, target, next)).toBeUndefined()
  })
})

test('the repaired target says the new numbers and none of the former', () => {
  const number = fc.integer({ min: 100, max: 9_999_999 })
  fc.assert(
    fc.property(number, number, fc.constantFrom('fr', 'de', 'ar', 'zh', 'ru', 'hi'), (a, b, to) => {
      fc.pre(a !== b)
      const write = (value: number, locale: string) => new Intl.NumberFormat(locale).format(value)
      const result = repaired(
        to,
        `Sold: ${write(a, 'en')} pieces.`,
        `→ ${write(a, to)} ←`,
        `Sold: ${write(b, 'en')} pieces.`
      )
      if (result !== undefined) expect(result).toBe(`→ ${write(b, to)} ←`)
    })
  )
})
