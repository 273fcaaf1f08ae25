import type { Language } from './language.ts'

export const armenian: Language = {
  never: 'պրն տկն օր դոկ պրոֆ ակադ գեն Սբ սբ ս տես փող',
  numeric: 'էջ հ հատ գլ նկ աղ հոդ մ կ',
  mayEnd: 'և.այլն և.ուրիշներ թ թթ դ մ.թ.ա մ.թ հազ մլն մլրդ',
  marks: ':'
}
