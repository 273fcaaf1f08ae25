import type { Language } from './language.ts'

export const norwegian: Language = {
  never: `
    hr fr frk dr prof cand mag stud dir adm kapt insp St kgl H.M f.eks bl.a dvs d.v.s s.k t.o.m pga p.g.a ifm ift iht
    mht vedr ang jf jfr ca resp inkl ekskl evt hhv eks p.t alm gl ty sv lat gr forf utg overs red opr e.g i.e vs gj.sn
    maks tidl gen adr anm avd avg bl civ dept div e.m eg ev fa fam fhv flg f.m fork foreg forts gnr g.nr b.nr hist ill
    inst jur kand komm kst kv løytn lt maj m.a.o m.h.t m.t.p n.n ndf nto obs o.fl omg oppl oppr orig oblt ovenst pers
    plt publ sek sekr sign skr spm subj suppl tekn tilsv uavh univ utd vedk vha årg øv øvr sgt obl st.meld ot.prp
    innst p.d.d s.u p.b.a
  `,
  numeric: `
    nr no art kap pkt s ss fig tab bd vol avsn § tlf jan feb mar apr jun jul aug sep sept okt nov des man tirs ons
    tors fre lør søn kl
  `,
  ends: 'etc osv o.s.v m.m mm mfl m.fl m.v mv f.Kr e.Kr md mnd',
  mayEnd: 'o.l ol AS ASA Inc Corp Ltd Co Kr jr sr ff f mill mrd o.a',
  ordinals: true,
  starters: `
    Den Det De Disse Denne Dette En Et Ei Han Hun Vi Jeg Du Dere Man Hans Hennes Deres Sin Min Vår Vårt Våre Og Men
    Eller Samt For Uten At Om Når Da Der Her Hvis Mens Etter Før Siden Fordi Selv På Av Til Fra Med Ved Hos Mot Mellom
    Under Over Gjennom Ifølge Hvem Hva Hvor Hvordan Hvorfor Hvilken Nå Så Derfor Dessuten Også Ikke Ingen Alle Alt
    Mange Flere Noen Andre Er Har Hadde Var Blir Ble Kan Skal Vil I Senere Først Bare Likevel Dermed Etterpå Deretter
  `,
  continuing: `
    Januar Februar Mars April Mai Juni Juli August September Oktober November Desember Mandag Tirsdag Onsdag Torsdag
    Fredag Lørdag Søndag
  `
}
