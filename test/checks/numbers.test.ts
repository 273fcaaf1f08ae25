import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numbers } from '../../src/checks/numbers.ts'
import { type Pair, problemsOf, testQualityCheck } from '../contracts/quality-check.ts'

testQualityCheck('numbers', numbers, [
  ['en fr', 'It cost 1,250.75 euros.', 'Cela a coûté 1 250,75 euros.'],
  ['en es', 'It cost 1,250.75 euros.', 'Costó 1.250,75 euros.'],
  ['en de', '12,500 came, 3.5% left', '12.500 kamen, 3,5 % gingen'],
  ['en fr', '12,500 came', '12\u202F500 sont venus'],
  ['en ar', '12,500 came, 3.5% left', 'جاء ١٢٬٥٠٠ وغادر ٣٫٥٪'],
  ['en ur', 'Some 4,700 tonnes', 'تقریباً 4،700 ٹن'],
  ['en hi', 'on 15 August 1947', '१५ अगस्त १९४७ को'],
  ['de en', "1'250'000 Franken", '1,250,000 francs'],
  ['en hi', 'It has 12,50,000 members', 'इसके 1,250,000 सदस्य हैं'],
  ['en ar', 'More than 30,000 pupils', 'أكثر من 30 ألف تلميذ'],
  ['en es', 'a $2 billion loss', 'una pérdida de 2.000 millones de dólares'],
  ['en de', 'a $2 billion loss', 'ein Verlust von 2 Mrd. Dollar'],
  ['en ru', 'a £5bn plan for 1.2 million homes', 'план на 5 млрд фунтов для 1,2 млн домов'],
  ['en hi', '1.2 million residents', '12 लाख निवासी'],
  ['en ur', '30 million rupees', '3 کروڑ روپے'],
  ['en zh', '160,000 homes, 320 million yuan', '16万户，3亿2000万元'],
  ['en hi', '350,000 trees', 'साढ़े तीन लाख पेड़'],
  ['en fr', 'between 2 and 3 million', 'entre 2 millions et 3 millions'],
  ['en fr', 'ninety-seven members', '97 membres'],
  ['en fr', 'It cost 19 cents a kilowatt-hour.', 'Il coûtait 19 cents le kilowattheure.'],
  ['en fr', 'ninety-seven members', 'quatre-vingt-dix-sept membres'],
  ['en de', 'thirty-two towns', 'zweiunddreißig Städte'],
  ['en ru', 'the four ships', 'четырёх кораблей'],
  ['en ar', 'twenty-three villages', 'ثلاث وعشرون قرية'],
  ['en ar', 'her 36th meeting', 'اجتماعها السادس والثلاثين'],
  ['en zh', 'three hundred and twenty people', '三百二十人'],
  ['en ur', 'the fifth day', 'پانچویں دن'],
  ['en hi', 'the fifth day', 'पांचवां दिन'],
  ['en es', 'the twenty-second lap', 'la vuelta 22'],
  ['en ar', 'In the 1980s he moved', 'انتقل في ثمانينيات القرن الماضي'],
  ['en zh', 'In the 1980s he moved', '他在20世纪80年代搬走'],
  ['en fr', 'In the 1980s he moved', 'Il a déménagé dans les années 80'],
  ['en fr', 'at 3:30 p.m.', 'à 15 h 30'],
  ['en de', 'at 3:30 p.m.', 'um 15.30 Uhr'],
  ['en zh', 'at 3:30 p.m.', '下午3点30分'],
  ['en ar', 'at 5pm', 'في الخامسة مساء'],
  ['en fr', 'at 5pm', 'à 17 heures'],
  ['en ru', 'a 2-1 win', 'победа 2:1'],
  ['en ru', 'a 21-15 win', 'победа 21:15'],
  ['en ar', 'Two soldiers came home.', 'عاد جنديان إلى الوطن.'],
  ['en fr', 'the 2017-18 season', 'la saison 2017-2018'],
  ['en fr', 'about 40 miles away', 'à environ 64 km'],
  ['en es', '2 to 4 inches of snow', 'entre 5 y 10 centímetros de nieve'],
  ['en fr', '80 degrees in the shade', '27 degrés à l’ombre'],
  ['en de', 'a 6-foot-6 runner', 'ein 1,98 Meter großer Läufer'],
  ['en ru', 'three decades of peace', '30 лет мира'],
  ['en fr', 'on 9/11/2024', 'le 11 septembre 2024'],
  ['en zh', 'on 9 November', '11月9日'],
  ['en fr', 'World War II', 'la Seconde Guerre mondiale'],
  ['en fr', 'Chapter 14', 'Chapitre XIV'],
  ['en fr', '14½ points', '14,5 points'],
  ['en fr', 'Three Rivers Bank', 'la Three Rivers Bank'],
  ['en fr', 'one man, first of all', 'un homme, d’abord'],
  ['en pl', 'nearly 2.5 million trees', 'prawie 2,5 mln drzew']
])

test.each<[...Pair, readonly string[]]>([
  ['en fr', '40 people', 'Des gens', ['40']],
  ['en fr', '40 people', '41 personnes', ['40', '+41']],
  ['en ar', '3.5% in May', '٣٥٪ في مايو', ['3.5', '+35']],
  ['en ar', 'More than 30,000 pupils', 'أكثر من 300 ألف تلميذ', ['30,000', '+300 ألف']],
  ['en de', 'a $2 billion loss', 'ein Verlust von 2 Billionen Dollar', ['2 billion', '+2 Billionen']],
  ['en fr', '2.5 million euros', '2,5 milliards d’euros', ['2.5 million', '+2,5 milliards']],
  ['en hi', '1.2 million residents', '1.2 लाख निवासी', ['1.2 million', '+1.2 लाख']],
  ['en fr', 'seven ships', 'six navires', ['seven']],
  ['en fr', 'these three groups', 'ces deux groupes', ['three']],
  ['en fr', '8 years and 8 days', '8 ans et 9 jours', ['8', '+9']],
  ['en fr', 'at 3:30 p.m.', 'à 13 h 30', ['3', '+13']],
  ['en ar', 'Call 0800 555 111.', 'اتصل على 111 555 0800.', ['0800 555 111', '+111 555 0800']],
  ['en ru', 'in the 1980s', 'в 9980-х годах', ['1980', '+9980']],
  ['en ar', 'Two soldiers came home.', 'عاد الجندي إلى بيته.', ['Two']],
  ['en fr', 'about 40 miles away', 'à environ 90 km', ['40', '+90']],
  ['en fr', 'about 40 miles away', 'à environ 41 miles', ['40', '+41']],
  ['zh en', '三十二人', '33 people', ['三十二', '+33']],
  ['en fr', 'Nothing new', 'Rien de nouveau depuis 2019', ['+2019']]
])('%s: %s → %s', (locales, source, target, expected) => {
  const problems = problemsOf(numbers, [locales, source, target])
  expect(problems).toEqual(
    expected.map(number =>
      number.startsWith('+')
        ? { severity: 'warning', message: `Number not in source: ${number.slice(1)}` }
        : { severity: 'error', message: `Number not in target: ${number}` }
    )
  )
})

test('what cannot be known is a warning: a small figure beside a language without a table, one of two units', () => {
  const severities = (...pair: Pair) => problemsOf(numbers, pair).map(({ severity }) => severity)
  expect(severities('en pl', '2 goals', 'dwa gole')).toEqual(['warning'])
  expect(severities('en pl', '200 goals', 'dwieście goli')).toEqual(['error'])
  expect(severities('en fr', '300 km (190 miles) north', '300 km au nord')).toEqual(['warning'])
})

test('any whole number is kept by any of its notations, and missed when it is another', () => {
  const notations: readonly ((n: number) => Pair)[] = [
    n => ['en fr', n.toLocaleString('en'), n.toLocaleString('fr')],
    n => ['en de', n.toLocaleString('en'), n.toLocaleString('de')],
    n => ['en ar', n.toLocaleString('en'), n.toLocaleString('ar-EG')],
    n => ['en hi', n.toLocaleString('en'), n.toLocaleString('hi-u-nu-deva')],
    n => ['en ur', n.toLocaleString('en'), n.toLocaleString('ur-u-nu-arabext')]
  ]
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom(...notations), (n, notation) => {
      const [locales, source, target] = notation(n)
      expect(problemsOf(numbers, [locales, `about ${source} trees`, `≈ ${target}.`])).toEqual([])
      const [, other] = notation(n + 1)
      expect(problemsOf(numbers, [locales, `about ${other} trees`, `≈ ${target}.`])).not.toEqual([])
    })
  )
})
