import type { NumberLanguage } from './number-language.ts'

const units: Readonly<Record<number, string>> = {
  3: 'ثلاث',
  4: 'أربع',
  5: 'خمس',
  6: 'ست',
  7: 'سبع',
  8: 'ثمان',
  9: 'تسع'
}
const hundreds = Object.fromEntries(
  Object.entries(units).map(([unit, stem]) => [
    Number(unit) * 100,
    ['مئة', 'مائة', 'مية', 'ميه'].map(hundred => stem + hundred).join(' ') + (unit === '8' ? ' ثمانيمئة ثمانيمائة' : '')
  ])
)
const tens = (stem: string) => `${stem}ون ${stem}ين`
const decade = (stem: string) => `${stem}ينيات ${stem}ينات ${stem}ينيّات`

export const arabic: NumberLanguage = {
  decimal: '.',
  groupsBySpace: false,
  words: {
    2: 'اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي إثنان إثنين',
    3: 'ثلاث ثلاثة ثلاثا ثالث ثالثة ثالثا',
    4: 'أربع أربعة أربعا رابع رابعة رابعا',
    5: 'خمس خمسة خمسا خامس خامسة خامسا',
    6: 'ست ستة ستا سادس سادسة سادسا',
    7: 'سبع سبعة سبعا سابع سابعة سابعا',
    8: 'ثمان ثماني ثمانية ثامن ثامنة ثامنا',
    9: 'تسع تسعة تسعا تاسع تاسعة تاسعا',
    10: 'عشر عشرة عشرا عاشر عاشرة',
    20: tens('عشر'),
    30: tens('ثلاث'),
    40: tens('أربع'),
    50: tens('خمس'),
    60: tens('ست'),
    70: tens('سبع'),
    80: tens('ثمان'),
    90: tens('تسع'),
    200: 'مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي',
    ...hundreds,
    2000: 'ألفان ألفين ألفي',
    2000000: 'مليونان مليونين مليوني',
    2000000000: 'ملياران مليارين ملياري'
  },
  loose: {
    0: 'صفر',
    0.25: 'ربع أرباع',
    0.5: 'نصف',
    1: 'واحد واحدة أحد إحدى حادي حادية أول أولى أولا وحيد مرة',
    2: 'ثاني ثان ثانية ثانيا ثنائي ثنائية مرتين مرتان ضعف ضعفي ضعفين كلا كلتا كلي مزدوج مزدوجة زوج زوجي توأم توأمان توأمين ثلثا ثلثي ثلثين ثلثان',
    3: 'ثلث أثلاث ثلاثي ثلاثية',
    4: 'رباعي رباعية',
    10: 'عقد عقدا عشرات',
    12: 'ظهر منتصف',
    20: decade('عشر'),
    30: decade('ثلاث'),
    40: decade('أربع'),
    50: decade('خمس'),
    60: decade('ست'),
    70: decade('سبع'),
    80: decade('ثمان'),
    90: decade('تسع'),
    100: 'قرن مئات مئوية'
  },
  scales: {
    2: 'مئة مائة مية ميه',
    3: 'ألف ألفا آلاف',
    6: 'مليون مليونا ملايين',
    9: 'مليار مليارا مليارات بليون بليونا بلايين',
    12: 'تريليون ترليون تريليونات ترليونات'
  },
  joiners: '',
  /** Conjunction, preposition and article off, longest last: `والثلاثين` → `ثلاثين`. A joined word keeps its `و` as a first form. */
  forms: word => {
    const [, stem = ''] = /^(?:[وف])?(?:[بكل])?(?:ال|ل)?(.{2,})$/u.exec(word) ?? []
    const shorter = [
      word.replace(/^[وف]/u, ''),
      word.replace(/^(?:ال|[بكل])/u, ''),
      word.replace(/^[وف]?(?:[بك]?ال|لل|[بكل])/u, ''),
      stem
    ]
    return [...new Set(shorter)].filter(form => form !== word && form.length > 1)
  },
  /** `خمسة عشر`, `ثلاثة وعشرون`. */
  continued(current, next, joined) {
    const isTeen = next === 10 && current >= 2 && current < 10
    return isTeen || (joined && next >= 20 && next < 100 && next % 10 === 0 && current < 10)
      ? current + next
      : undefined
  },
  dual: /^.{2,}(?:ان|ين|تا|تي)(?:ها|هما|هم|ه)?$/u
}
