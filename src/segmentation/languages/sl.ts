import type { Language } from './language.ts'

export const slovene: Language = {
  never: `
    g gdč dr prof doc akad inž dipl univ mag spec gen polk maj stot por sv o ul tj t.i tim npr gl prim lat angl nem fr
    rus it mr op ur izd prev oz ok cca pribl roj umrl
  `,
  numeric: 'št str čl odst toč sl pogl tab tel zv jan feb mar apr jun jul avg sep sept okt nov dec',
  ends: 'itd itn idr ipd n.št pr.n.št pr.Kr po.Kr',
  mayEnd: 'd.o.o d.d s.p min tis mio mrd Inc Ltd Co Corp ga',
  ordinals: true,
  hasSyllabicConsonants: true,
  starters: `
    On Ona Ono Oni Jaz Ti Mi Vi To Ta Te Tisti Tako Tu Tam Takrat Zdaj V Na S Z K H Po Za Iz Od Do Brez Pri O Ob Pred
    Med Zaradi Poleg Kljub In A Ampak Ali Da Kako Ko Kadar Kje Kdo Kaj Kateri Katera Zakaj Koliko Če Čeprav Ker Vendar
    Zato Ne Ni Niti Je So Bil Bila Bilo Bo Vsi Vse Vsak Mnogi Nekateri Drugi En Ena Dva Tri Še Že Samo Le Celo Danes
    Včeraj Jutri Lahko Tudi Njegov Njen Njihov
  `
}
