import type { Language } from './language.ts'

export const slovak: Language = {
  never: `
    p pí sl prof doc dr ing mgr bc arch akad JUDr MUDr PhDr RNDr MVDr PaedDr ThDr ThLic Ing Mgr Bc gen plk pplk mjr
    kpt por npor ppor rtm kard bisk sv o ul nám tr nábr napr t.j tj t.zn tzn tzv t.č tč m.i mi popr príp resp event
    cca ca porov angl nem fr lat rus tal špan čes max najm vr vyd prekl red roč nar zom bm pozn odb obv okr obch iron
    cirk grg zast dop rkp hist soc nár a.g býv čs čsl dvoj fil geogr geol hl chorv inž jap juž kniž lit maď mn nasl
    neg o.z obl ozn PhD pomn poz pož pren príd prír psych r.k rozl skr srb stor š.p šp tur ukr vých vys zák záp zn
    zool arcib dôst rtn čat maj genmjr genpor hlav kanc podpreds preds tajom ved zástup gym zš ev fyz bulh gréc hebr
    holand juhosl švéd švaj tatár výtv voj zdr admin anat archeol biol bot ekon elektr etnogr filoz fyziol ling ped
    polit poľn techn žel odd
  `,
  numeric: `
    č čís str s ods čl písm kap obr tab zv roč tel § par zb sv jan feb mar apr máj jún júl aug sep sept okt nov dec
  `,
  ends: 'atď atp apod ap pr.n.l n.l pr.Kr po.Kr',
  mayEnd: 'a.s s.r.o spol.s.r.o spol n.o v.o.s k.s Kr hod mil tis mld Inc Ltd Co Corp st ml a.i i.s',
  ordinals: true,
  hasSyllabicConsonants: true,
  starters: `
    On Ona Ono Oni Ony Ja Ty My Vy To Ten Tá Tí Tie Tento Táto Toto Tak Tam Tu Vtedy Teraz V Vo Na S So Z Zo Do Od Po
    Za Pred Cez Pri Pod Nad Pre Bez O U K Ku Medzi Podľa Kvôli Okrem Počas Vďaka I A Aj Ale Alebo Či Že Aby Ako Keď
    Kde Kto Čo Ktorý Ktorá Ktoré Ktorí Prečo Koľko Ak Hoci Lebo Pretože Však Preto Teda Nie Nikto Nič Je Sú Bol Bola
    Bolo Boli Bude Všetci Všetko Každý Mnoho Niektorí Ďalší Iní Jeden Jedna Dva Dve Tri Ešte Už Len Iba Dokonca Dnes
    Včera Zajtra Môže Možno Tiež Takisto Jeho Jej Ich Svoj Môj Náš Potom Neskôr Navyše Napriek Vlani
  `
}
