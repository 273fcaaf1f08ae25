import type { Language } from './language.ts'

export const swedish: Language = {
  never: `
    hr fr frk dr prof doc lic ing dir kap löjtn gen adm sgt S:t S:ta kungl kgl H.M H.K.H t.ex ex bl.a d.v.s dvs s.k
    fr.o.m t.o.m m.a.o p.g.a pga i.e e.g jfr jf ca c:a resp inkl exkl ev f.d f.n f.ö n.b s.a tf vs p u.a eng sv ty lat
    gr motsv utg övers red ang anm bl cand civ dept d.ä d.y e.d eg e.dyl enl etnogr forts förf förk försl föreg gm inb
    inst jur kand kompl mag m.a.p n.n obs odont orig prel ref reg sekr skr stud tekn teol univ uppl vard överl o.s.a
    p.s s.a.s m.h.a p.e o.m f.k f.m e.m
  `,
  numeric: `
    nr no s sid kap art fig tab bd vol st avd p § tel jan feb mar apr jun jul aug sep sept okt nov dec mån tis ons
    tors fre lör sön kl
  `,
  ends: 'etc osv o.s.v m.m m.fl f.Kr e.Kr',
  mayEnd: 'o.d o.dyl AB Inc Corp Ltd Co Kr jr sr ff f mkr milj mn',
  starters: `
    Den Det De Dessa Denna Detta En Ett Han Hon Hen Vi Jag Du Ni Man Hans Hennes Deras Sin Sitt Sina Min Mitt Vår Vårt
    Våra Och Men Eller Samt För Utan Att Om När Då Där Här Medan Innan Efter Sedan Eftersom Fast I På Av Till Från Med
    Vid Hos Mot Mellan Under Över Genom Trots Enligt Vem Vad Var Hur Varför Vilken Vilket Vilka Nu Nyss Så Därför
    Dessutom Också Även Inte Ingen Inget Inga Alla Allt Många Flera Några Någon Något Andra Är Har Hade Blir Blev Kan
    Ska Idag Igår Imorgon Senare Först Enbart Bara Dock Därefter
  `,
  continuing: `
    Januari Februari Mars April Maj Juni Juli Augusti September Oktober November December Måndag Tisdag Onsdag Torsdag
    Fredag Lördag Söndag
  `
}
