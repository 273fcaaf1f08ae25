import type { Language } from './language.ts'

export const danish: Language = {
  never: `
    hr Hr fr Fr frk dr Dr prof Prof lic cand mag stud fmd dir adm kapt Kapt gen Gen sgt Sgt insp Skt skt St kgl Kgl
    H.M H.K.H f.eks feks bl.a d.v.s dvs s.k såk t.o.m p.g.a pga ifm i.f.m iht i.h.t mht m.h.t mhp m.h.p vedr ang jf
    jfr jvf jvnf ca resp inkl ekskl evt hhv henv eks ekstr f.t p.t pt alm gl ty sv lat gr egl forh forf udg overs red
    opr oprind pers afd bem def div e.g i.e vs gns maks min nuv omtr tidl tlf.nr ult vha v.h.a f.v.t e.v.t p.v sml
    sign adr afs afl anm ann att beg bibl bygn civ dept distr d.d d.m d.s d.å eftf exam fa fam fhv fl flg f.m e.m gdr
    grdl hovedstrg iflg incl inst jnr jur komp kpt kst ltn m.a.o medl mods mvh ndf nedenst nto obl odont omg opg opl
    ovenst pag pd pens polit publ pæd regn russ sekr spec spm subj suppl s.å tdl techn telf tilf tilh till tilsv u.å
    uafh ubf udb udd undt univ vedk vejl årg øvr m.v.h theol polyt ejd ekspl fork foreg hpl ital lign mgl oblat ovf
    præs sdr
  `,
  numeric: `
    nr no art kap stk pkt s ss fig tab bd vol afsn § tlf tel d nrr sp jan feb mar apr jun jul aug sep sept okt nov dec
    man tirs ons tors fre lør søn kl
  `,
  ends: 'etc osv o.s.v mm m.m mfl m.fl m.v mv f.Kr e.Kr md mdr',
  mayEnd: 'o.l ol o.lign A/S Inc Corp Ltd Co Kr jr sr ff f mio mia st kbh Kbh o.a e.l t.h t.v',
  ordinals: true,
  starters: `
    Den Det De Disse Denne Dette En Et Han Hun Vi Jeg Du I Man Hans Hendes Deres Sin Sit Sine Min Mit Vores Og Men
    Eller Samt For Uden At Om Når Da Der Her Hvis Mens Inden Efter Siden Fordi Selvom På Af Til Fra Med Ved Hos Mod
    Mellem Under Over Gennem Trods Ifølge Hvem Hvad Hvor Hvordan Hvorfor Hvilken Hvilket Hvilke Nu Så Derfor Desuden
    Også Ikke Ingen Intet Alle Alt Mange Flere Nogle Nogen Andre Er Har Havde Var Bliver Blev Kan Skal Vil dag Senere
    Først Kun Dog Derudover Dermed Dertil Herefter Som Sådan Selv Derefter Bagefter
  `,
  continuing: `
    januar februar marts april maj juni juli august september oktober november december Januar Februar Marts April Maj
    Juni Juli August September Oktober November December Mandag Tirsdag Onsdag Torsdag Fredag Lørdag Søndag
  `
}
