import type { NumberLanguage } from './number-language.ts'

/** Ideographic numerals are read by `ideographs.ts`; here are the words beside them. Serves Japanese as well. */
export const chinese: NumberLanguage = {
  decimal: '.',
  groupsBySpace: false,
  words: {},
  loose: {},
  scales: {},
  joiners: '',
  time: /(?<h>\d{1,2})[\s\u00A0]?[点點时時](?:[\s\u00A0]?(?<m>\d{1,2})[\s\u00A0]?分)?/dgu,
  ideographs: true
}
