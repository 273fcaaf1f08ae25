import type { Language } from './language.ts'

export const dutch: Language = {
  never: `
    dhr Dhr mevr Mevr mw Mw mej mr Mr dr Dr drs Drs ir Ir ing Ing prof Prof hr Hr ds Ds em Em pr Pr kard Kard mgr Mgr
    gen Gen kol Kol kapt Kapt lt Lt maj Maj sgt Sgt min Min wnd st St h H bc Bc bijv bv d.w.z dwz m.a.w o.a i.v.m
    m.b.t t.a.v t.o.v t.g.v i.p.v m.u.v d.m.v e.g i.e z.g zgn z.s.m n.a.v o.l.v a.u.b a.h.w m.i i.h.a i.h.b o.m ca
    resp incl excl evt event ged gem vgl cf vs nl nml oorspr afz geb gest overl ovl tel.nr verg ev v.d v.h Burg
    a.d.h.v a.g.v a.h.v ald afd afk arr bijl cfr div d.d e.o eig fam gebr geref hss i.c i.g.v i.h.k.v i.o i.s.m i.t.t
    inz jhr jkvr jl k.k kath lic ll m.b.v m.i.v m.n n.o.m onr o.g.v o.i opm p.a p.o r.-k s.v.p t.b.v t.g.o t.h.v t.w
    t.w.v t.z.t v.l.n.r verz vlg vnl voorz wijl z.g.a.n z.i z.o.z zr gedep min.-pres lt.-kol luit serg korp brig hfd
    insp comm wethr b.d u.s.w tegw gen.-maj aalm betr bett i.b.v a.s l.s m.m.v v.v v.w.b o.b.v o.b.s t.m b.v.d
  `,
  numeric: `
    nr Nr nrs art Art p pp blz pag hfst hoofdst par dl fig afb tab jg vol tel no No jan feb mrt apr jun jul aug sep
    sept okt nov dec ma di wo do vr za zo
  `,
  compounds: 'str',
  ends: 'enz etc e.d v.Chr n.Chr',
  mayEnd: 'e.a B.V N.V b.v n.v Inc Corp Ltd Co jr sr Chr mln mld str e.v a.d i.r c.s e.m m.m e.v.a',
  starters: `
    De Het Een Die Dat Dit Deze Er Hij Zij Ze Wij We Ik Jij Je U Jullie Men Zijn Haar Hun Mijn Onze Ons En Maar Of
    Want Dus Omdat Als Toen Terwijl Hoewel Nadat Voordat Sinds Tot In Op Aan Uit Bij Naar Van Voor Met Zonder Tegen
    Over Onder Na Achter Naast Tussen Door Om Tijdens Volgens Vanwege Wie Wat Wanneer Waar Hoe Waarom Welke Hier Daar
    Daarna Daarom Daarmee Daarbij Dan Nu Nog Al Ook Toch Echter Bovendien Niet Niets Niemand Iedereen Iemand Alle
    Alles Veel Vele Sommige Enkele Beide Andere Is Was Waren Heeft Hebben Had Wordt Werd Kan Zal Geen Vandaag Gisteren
    Morgen Later Eerst Vervolgens Uiteindelijk Zo Zelfs Pas Wel Misschien Vooral Ondanks
  `,
  continuing: `
    Januari Februari Maart April Mei Juni Juli Augustus September Oktober November December Maandag Dinsdag Woensdag
    Donderdag Vrijdag Zaterdag Zondag
  `
}
