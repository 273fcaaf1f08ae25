import { arabic } from './languages/ar.ts'
import { bulgarian } from './languages/bg.ts'
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
import { hebrew } from './languages/he.ts'
import { hindi } from './languages/hi.ts'
import { croatian } from './languages/hr.ts'
import { hungarian } from './languages/hu.ts'
import { armenian } from './languages/hy.ts'
import { italian } from './languages/it.ts'
import { japanese } from './languages/ja.ts'
import { kazakh } from './languages/kk.ts'
import type { Language } from './languages/language.ts'
import { lithuanian } from './languages/lt.ts'
import { latvian } from './languages/lv.ts'
import { marathi } from './languages/mr.ts'
import { dutch } from './languages/nl.ts'
import { norwegian } from './languages/no.ts'
import { polish } from './languages/pl.ts'
import { portuguese } from './languages/pt.ts'
import { romanian } from './languages/ro.ts'
import { russian } from './languages/ru.ts'
import { slovak } from './languages/sk.ts'
import { slovene } from './languages/sl.ts'
import { serbian } from './languages/sr.ts'
import { swedish } from './languages/sv.ts'
import { turkish } from './languages/tr.ts'
import { ukrainian } from './languages/uk.ts'
import { urdu } from './languages/ur.ts'
import { chinese } from './languages/zh.ts'

/** By language subtag. A language that is not here is scanned with empty tables. */
export const languages: Readonly<Record<string, Language>> = {
  ar: arabic,
  bg: bulgarian,
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
  he: hebrew,
  hi: hindi,
  hr: croatian,
  hu: hungarian,
  hy: armenian,
  it: italian,
  ja: japanese,
  kk: kazakh,
  lt: lithuanian,
  lv: latvian,
  mr: marathi,
  nb: norwegian,
  nl: dutch,
  nn: norwegian,
  no: norwegian,
  pl: polish,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sk: slovak,
  sl: slovene,
  sr: serbian,
  sv: swedish,
  tr: turkish,
  uk: ukrainian,
  ur: urdu,
  zh: chinese
}
