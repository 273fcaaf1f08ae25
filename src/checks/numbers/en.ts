import type { NumberLanguage } from './number-language.ts'

export const english: NumberLanguage = {
  decimal: '.',
  groupsBySpace: false,
  words: {
    2: 'two',
    3: 'three third thirds',
    4: 'four fourth fourths',
    5: 'five fifth fifths',
    6: 'six sixth sixths',
    7: 'seven seventh sevenths',
    8: 'eight eighth eighths',
    9: 'nine ninth ninths',
    10: 'ten tenth tenths',
    11: 'eleven eleventh',
    12: 'twelve twelfth',
    13: 'thirteen thirteenth',
    14: 'fourteen fourteenth',
    15: 'fifteen fifteenth',
    16: 'sixteen sixteenth',
    17: 'seventeen seventeenth',
    18: 'eighteen eighteenth',
    19: 'nineteen nineteenth',
    20: 'twenty twentieth',
    30: 'thirty thirtieth',
    40: 'forty fortieth',
    50: 'fifty fiftieth',
    60: 'sixty sixtieth',
    70: 'seventy seventieth',
    80: 'eighty eightieth',
    90: 'ninety ninetieth'
  },
  loose: {
    0: 'zero nil nought',
    0.25: 'quarter quarters',
    0.5: 'half',
    1: 'one first once single',
    2: 'second twice both double pair couple twin twins',
    3: 'thrice triple trio',
    4: 'quadruple',
    10: 'decade decades',
    12: 'dozen dozens noon midnight midday',
    20: 'twenties score',
    30: 'thirties',
    40: 'forties',
    50: 'fifties',
    60: 'sixties',
    70: 'seventies',
    80: 'eighties',
    90: 'nineties',
    100: 'century centuries centenary'
  },
  scales: {
    2: 'hundred hundreds hundredth',
    3: 'thousand thousands thousandth',
    6: 'million millions mn mln millionth',
    9: 'billion billions bn bln billionth',
    12: 'trillion trillions tn trn',
    5: 'lakh lakhs',
    7: 'crore crores'
  },
  joiners: 'and',
  /** `nineteen eighty-four`. */
  continued: (current, next) =>
    (current === 18 || current === 19) && next >= 10 && next < 100 ? current * 100 + next : undefined
}
