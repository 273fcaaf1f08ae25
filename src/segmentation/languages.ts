import { amharic } from './languages/am.ts'
import { arabic } from './languages/ar.ts'
import { azerbaijani } from './languages/az.ts'
import { belarusian } from './languages/be.ts'
import { bulgarian } from './languages/bg.ts'
import { bengali } from './languages/bn.ts'
import { catalan } from './languages/ca.ts'
import { czech } from './languages/cs.ts'
import { danish } from './languages/da.ts'
import { german } from './languages/de.ts'
import { greek } from './languages/el.ts'
import { english } from './languages/en.ts'
import { spanish } from './languages/es.ts'
import { estonian } from './languages/et.ts'
import { persian } from './languages/fa.ts'
import { finnish } from './languages/fi.ts'
import { french } from './languages/fr.ts'
import { galician } from './languages/gl.ts'
import { gujarati } from './languages/gu.ts'
import { hebrew } from './languages/he.ts'
import { hindi } from './languages/hi.ts'
import { croatian } from './languages/hr.ts'
import { hungarian } from './languages/hu.ts'
import { armenian } from './languages/hy.ts'
import { indonesian } from './languages/id.ts'
import { italian } from './languages/it.ts'
import { japanese } from './languages/ja.ts'
import { georgian } from './languages/ka.ts'
import { kazakh } from './languages/kk.ts'
import { kannada } from './languages/kn.ts'
import { korean } from './languages/ko.ts'
import type { Language } from './languages/language.ts'
import { lithuanian } from './languages/lt.ts'
import { latvian } from './languages/lv.ts'
import { macedonian } from './languages/mk.ts'
import { malayalam } from './languages/ml.ts'
import { marathi } from './languages/mr.ts'
import { nepali } from './languages/ne.ts'
import { dutch } from './languages/nl.ts'
import { norwegian } from './languages/no.ts'
import { punjabi } from './languages/pa.ts'
import { polish } from './languages/pl.ts'
import { portuguese } from './languages/pt.ts'
import { romanian } from './languages/ro.ts'
import { russian } from './languages/ru.ts'
import { slovak } from './languages/sk.ts'
import { slovene } from './languages/sl.ts'
import { serbian } from './languages/sr.ts'
import { swedish } from './languages/sv.ts'
import { swahili } from './languages/sw.ts'
import { tamil } from './languages/ta.ts'
import { telugu } from './languages/te.ts'
import { turkish } from './languages/tr.ts'
import { ukrainian } from './languages/uk.ts'
import { urdu } from './languages/ur.ts'
import { vietnamese } from './languages/vi.ts'
import { chinese } from './languages/zh.ts'

/** By language subtag. A language that is not here is scanned with empty tables. */
export const languages: Readonly<Record<string, Language>> = {
  am: amharic,
  ar: arabic,
  az: azerbaijani,
  be: belarusian,
  bg: bulgarian,
  bn: bengali,
  bs: croatian,
  ca: catalan,
  cs: czech,
  da: danish,
  de: german,
  el: greek,
  en: english,
  es: spanish,
  et: estonian,
  fa: persian,
  fi: finnish,
  fr: french,
  gl: galician,
  gu: gujarati,
  he: hebrew,
  hi: hindi,
  hr: croatian,
  hu: hungarian,
  hy: armenian,
  id: indonesian,
  it: italian,
  ja: japanese,
  ka: georgian,
  kk: kazakh,
  kn: kannada,
  ko: korean,
  lt: lithuanian,
  lv: latvian,
  mk: macedonian,
  ml: malayalam,
  mr: marathi,
  ms: indonesian,
  nb: norwegian,
  ne: nepali,
  nl: dutch,
  nn: norwegian,
  no: norwegian,
  pa: punjabi,
  pl: polish,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sk: slovak,
  sl: slovene,
  sr: serbian,
  sv: swedish,
  sw: swahili,
  ta: tamil,
  te: telugu,
  tr: turkish,
  uk: ukrainian,
  ur: urdu,
  vi: vietnamese,
  zh: chinese
}
