import type { Language } from './language.ts'

export const romanian: Language = {
  never: `
    dl Dl dlui dlor dna Dna dnei dra Dra dr prof conf univ lect asist ing arh av jud col cpt lt slt plt cdor amiral
    sgt pr Pr Sf sf ierom arhim ep acad ec drd ex de.ex i.e e.g cf vs aprox cca resp mun com str Str bd Bd bdul B-dul
    b-dul Șos șos sos Sos al Al Cal cal int id ibid op.cit loc.cit trad ed coord S.S P.S Î.P.S P.F dv dvs Dv d-l d-lui
    d-na d-nei d-ra Gen gl gral lt.col cdt serg frunt ing.dr viceprim dep sen preș vicepreș secr dir șef.lucr asoc
    inst engl fr magh tc gr Preasf Cuv Pr.prof arhid diac mitr patr ieromonah lic șc adm exp tehn sft subl lt.mr a.k.a
  `,
  numeric: `
    nr Nr art alin lit pct p pag pp vol cap fig tab tel bl sc et ap sect ian feb mar apr iun iul aug sept oct nov dec
    lun mie joi vin sâm dum sec min
  `,
  mayEnd: 'S.A S.R.L S.C SRL Inc Corp Ltd Co Jr S.U.A mil mld',
  ends: 'a.m p.m etc ș.a î.Hr d.Hr î.e.n e.n a.Chr p.Chr î.C d.C ș.a.m.d s.a.m.d ş.a ş.a.m.d',
  prepositions: 'La În Din Până De',
  starters: `
    Un O Unii Unele Unul Una El Ea Ei Ele Eu Tu Noi Voi Se Și Şi Sau Dar Însă Iar Ci Deci Că Să Dacă Deși Deşi Când
    Unde Cum Cine Ce Care Cât Câți Cui De Din Dintre Despre În La Cu Fără Pe Prin Pentru Peste Sub Spre Către După
    Înainte Între Până Contra Conform Potrivit Acest Această Aceste Acești Aceasta Acesta Acestea Acel Acea Acele
    Acolo Aici Atunci Acum Astăzi Azi Ieri Mâine Apoi Astfel Așa Aşa Nu Nici Mai Tot Toate Toți Alt Altă Alți Alte
    Fiecare Mulți Multe Câteva Câțiva Nimeni Nimic Este E Sunt Era Erau A Au Am Ați Va Vor Doar Chiar Totuși Totodată
    Foarte Prea Deoarece Fiindcă Încă Deja Lui Lor Nostru
  `,
  continuing: `
    Ianuarie Februarie Martie Aprilie Mai Iunie Iulie August Septembrie Octombrie Noiembrie Decembrie Luni Marți
    Miercuri Joi Vineri Sâmbătă Duminică
  `
}
