import type { NumberLanguage } from './number-language.ts'

export const french: NumberLanguage = {
  decimal: ',',
  groupsBySpace: true,
  words: {
    2: 'deux deuxième deuxièmes',
    3: 'trois troisième troisièmes',
    4: 'quatre quatrième quatrièmes',
    5: 'cinq cinquième cinquièmes',
    6: 'six sixième sixièmes',
    7: 'sept septième septièmes',
    8: 'huit huitième huitièmes',
    9: 'neuvième neuvièmes',
    10: 'dix dixième dixièmes',
    11: 'onze onzième',
    12: 'douze douzième',
    13: 'treize treizième',
    14: 'quatorze quatorzième',
    15: 'quinze quinzième',
    16: 'seize seizième',
    20: 'vingt vingtième',
    30: 'trente trentième',
    40: 'quarante quarantième',
    50: 'cinquante cinquantième',
    60: 'soixante soixantième',
    70: 'septante',
    80: 'huitante octante',
    90: 'nonante'
  },
  loose: {
    0: 'zéro',
    0.5: 'demi demie demis moitié',
    0.25: 'quart quarts',
    1: 'un une premier première premiers premières uns',
    2: 'second seconde secondes seconds double doubles paire jumeaux jumelles doublé',
    3: 'tiers tierce triple triplé trio',
    4: 'quadruple',
    8: 'huitaine',
    9: 'neuf neuvaine',
    10: 'dizaine dizaines décennie décennies',
    12: 'douzaine douzaines midi minuit',
    15: 'quinzaine',
    20: 'vingts vingtaine',
    30: 'trentaine',
    40: 'quarantaine',
    50: 'cinquantaine',
    60: 'soixantaine',
    100: 'centaine centaines siècle siècles centenaire',
    1000: 'millier milliers'
  },
  scales: {
    2: 'cent cents centième',
    3: 'mille millième',
    6: 'million millions mio',
    9: 'milliard milliards mrd mds',
    12: 'billion billions'
  },
  joiners: 'et',
  /** `dix-sept`, `soixante-dix`, `quatre-vingt-onze`. */
  continued(current, next) {
    if (current === 4 && next === 20) return 80
    const isOne =
      current === 10 ? next >= 7 && next < 10 : (current === 60 || current === 80) && next >= 10 && next < 20
    return isOne ? current + next : undefined
  },
  time: /(?<h>\d{1,2})[\s\u00A0\u202F]?h(?:eures?)?(?:[\s\u00A0\u202F]?(?<m>\d{2}))?(?![\p{L}\p{M}\d])/dgiu
}
