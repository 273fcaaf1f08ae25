import type { NumberLanguage } from './number-language.ts'
import { fold } from './number-language.ts'

const units = ['', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun']
const teens = 'zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(' ')
const tens = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ')
const below100 = new Map<string, number>()
for (const [i, word] of units.entries()) if (i > 0) below100.set(fold(word), i)
below100.set('eins', 1).set('zwo', 2)
for (const [i, word] of teens.entries()) below100.set(fold(word), i + 10)
for (const [i, ten] of tens.entries()) {
  for (const [j, unit] of units.entries()) below100.set(fold(j === 0 ? ten : `${unit}und${ten}`), 20 + 10 * i + j)
}

export const german: NumberLanguage = {
  decimal: ',',
  groupsBySpace: true,
  words: {
    3: 'dritte dritten dritter drittes drittem',
    6: 'sechste sechsten sechster sechstes sechstem',
    7: 'siebte siebten siebter siebtes siebtem',
    8: 'achte achten achter achtes achtem'
  },
  loose: {
    0: 'null',
    0.5: 'halb halbe halben halber halbes hälfte anderthalb',
    1: 'ein eine einen einem einer eines eins erste ersten erster erstes erstem einmal erstmals',
    2: 'beide beiden beider beides doppelt doppelte doppelten doppel paar zwilling zwillinge',
    3: 'drittel dreifach trio',
    4: 'viertel',
    10: 'jahrzehnt',
    12: 'dutzend mittag mitternacht',
    100: 'jahrhundert hunderte hunderten',
    1000: 'tausende tausenden'
  },
  scales: {
    2: 'hundert',
    3: 'tausend tsd',
    6: 'million millionen mio',
    9: 'milliarde milliarden mrd',
    12: 'billion billionen bio',
    15: 'billiarde billiarden'
  },
  joiners: '',
  /** `zweihundertfünf`, `dreitausend`, `vierzigste`, `zweimal`, `achtziger`, `dreijährige`. */
  compound(word) {
    return (
      joined(word) ??
      joined(
        word.replace(
          /(?:s?te[nrsm]?|ma(?:l|lige?[nrsm]?)|fach(?:e[nrsm]?)?|er[ns]?|stens|tens|jahrig(?:e[nrsm]?)?|tagig(?:e[nrsm]?)?|kopfig(?:e[nrsm]?)?)$/,
          ''
        )
      )
    )
  },
  time: /(?<h>\d{1,2})(?:[.:](?<m>\d{2}))?[\s\u00A0\u202F]?Uhr(?![\p{L}\p{M}])/dgiu
}

function joined(word: string): number | undefined {
  const parts = /^(?:(?<thousands>.*?)tausend(?:und)?)?(?:(?<hundreds>.*?)hundert(?:und)?)?(?<rest>.*)$/.exec(
    word
  )?.groups
  if (!parts || word.length > 60) return undefined
  const { thousands, hundreds, rest } = parts
  if (thousands === undefined && hundreds === undefined) return below100.get(word)
  if (word === 'tausend' || word === 'hundert') return undefined
  const values = [thousands, hundreds, rest].map((part, i) =>
    part ? (i < 2 ? joined(part) : below100.get(part)) : part === '' && i < 2 ? 1 : 0
  )
  if (values.includes(undefined)) return undefined
  const [a = 0, b = 0, c = 0] = values
  return a * 1000 + b * 100 + c
}
