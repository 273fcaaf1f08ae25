import type { Language } from './language.ts'

export const czech: Language = {
  never: `
    p pí sl prof doc dr ing mgr bc arch akad JUDr MUDr PhDr RNDr MVDr PaedDr ThDr Ing Mgr Bc gen plk pplk mjr kpt por
    npor ppor rtm kard bisk sv P o ul nám tř nábř např tj tzn tzv t.j t.zn t.č mj m.j popř příp resp event cca ca srov
    sr angl něm fr lat rus it špan max min zejm vč vyd překl red roč nar odd nadm dop odp v.r býv čs geogr hist chem
    chorv inž již kniž lék maď mn následn ozn pol pozn přen přír psych řec sev skr srb tech ukr vl vých vys záp zn
    zool šp ev fyz gymn prap rtn čet genmjr genpor brig.gen armád předs místopř taj ved zást hl nprap pprap pčr bakal
    ThLic PharmDr RSDr PhMr PhD Th.D Ph.D CSc DrSc MBA dr.h.c h.c kupř mimoř odb okr obv rkp seš soukr t.r t.m min.r
    zkr zvl zdrob vs víc
  `,
  numeric: `
    č čís str s odst čl písm kap obr tab sv roč tel § par sb led ún úno bře dub kvě čvn čvc srp zář říj lis pro
  `,
  ends: 'atd apod aj př.n.l n.l př.Kr po.Kr Kč',
  mayEnd: 'a.s s.r.o o.p.s v.o.s k.s Kr hod mil tis mld Inc Ltd Co Corp st jr ml',
  ordinals: true,
  hasSyllabicConsonants: true,
  starters: `
    On Ona Ono Oni Já Ty My Vy To Ten Ta Ti Tento Tato Toto Tak Tam Tady Zde Tehdy Teď Nyní V Ve Na S Se Z Ze Do Od Po
    Za Před Přes Při Pod Nad Pro Bez O U K Ke Mezi Podle Kvůli Kromě Během Díky I A Ale Nebo Či Že Aby Jak Když Kde
    Kdo Co Který Která Které Kteří Proč Kolik Jestli Pokud Ačkoli Protože Však Proto Tedy Ne Nikdo Nic Je Jsou Byl
    Byla Bylo Byli Bude Všichni Vše Každý Mnoho Někteří Další Jiní Jeden Jedna Dva Dvě Tři Ještě Už Již Jen Pouze
    Dokonce Dnes Včera Zítra Může Lze Také Rovněž Jeho Její Jejich Svůj Můj Náš Pak Potom Později Navíc Přesto Loni
    Letos
  `
}
