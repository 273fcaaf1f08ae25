import type { Language } from './language.ts'

export const polish: Language = {
  never: `
    p pp prof dr hab mgr inż med doc red gen płk ppłk mjr kpt por ppor sierż adm kmdr ks bp abp kard o s św śś bł br
    ul al pl os pow woj gm m d np tzn tzw tj m.in i.e e.g zob ang niem franc fr łac ros wł hiszp czes gr ok ca ww ur
    zm pt ds płn płd wsch zach pn pd zwł szcz reż oprac tłum wyd dosł przyp dyr prez przew sekr zast kier adw st asp
    podkom insp nadkom mł dypl r.pr asyst ref szt egz wiceprez gosp komis nadinsp mł.insp mjr.rez st.sierż plut kpr
    szer rtm bryg dyw farm hist filoz fiz chem geogr ekon prawn techn litew węg szw norw dolnośl wlkp małopol śl
    świętokrz Wicemin Wicemarsz Marsz Posł Prok Sędz pseud dot m.wyż obw odc red.nacz spec św.p śp wsp współcz zał
    zewn wewn jw nazw miesz miejsc ob oo OO przeł rozp zam
  `,
  numeric: `
    nr str s rozdz art ust pkt lit poz t tab rys ryc tel § ss sygn godz stycz kwiet czerw lip sierp wrzes wrześ paźdz
    listop grudz ark vol sty lut mar kwi lis list gru
  `,
  ends: 'itd itp p.n.e n.e etc',
  mayEnd: 'r w S.A sp.z.o.o z.o.o o.o Inc Ltd Co Corp Sp cd im m.st lek min',
  ordinals: true,
  prepositions: 'W We O Do Od Po Na Około Przed',
  starters: `
    On Ona Ono Oni One Ja Ty My Wy To Ten Ta Te Ci Tamten Tak Tu Tam Wtedy Teraz W We Na Z Ze Do Od Po Za Przed Przez
    Przy Pod Nad Dla Bez O U Między Wśród Według Mimo Oprócz Podczas Dzięki I A Ale Lub Albo Czy Że Żeby Jak Kiedy Gdy
    Gdzie Kto Co Który Która Które Którzy Dlaczego Ile Jeśli Jeżeli Choć Chociaż Ponieważ Bo Jednak Dlatego Więc Zatem
    Nie Nikt Nic Są Jest Był Była Było Byli Będzie Wszyscy Wszystko Każdy Wiele Wielu Niektórzy Inni Jeden Jedna Dwa
    Dwie Trzy Jeszcze Już Tylko Nawet Dziś Dzisiaj Wczoraj Jutro Może Można Także Również Jego Jej Ich Swój Mój Nasz
    Potem Później Następnie Zresztą Natomiast Ponadto Obecnie
  `,
  continuing: 'Stycznia Lutego Marca Kwietnia Maja Czerwca Lipca Sierpnia Września Października Listopada Grudnia'
}
