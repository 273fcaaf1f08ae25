import type { Language } from './language.ts'

export const german: Language = {
  never: `
    Hr Hrn Fr Frl Dr Dres Prof Dipl Ing Mag Lic Univ Priv Doz Bgm Gen Oberst Lt Hptm Maj Kpt St Hl hl Sr Pfr Min MinR
    Abg h.c mult Dr.h.c Dipl.-Ing Dr.-Ing med phil jur rer nat habil theol pol iur rer.nat rer.pol z.B u.a.m d.h i.e
    z.T z.Zt u.U u.E m.E i.d.R o.g o.ä s.o s.u i.S.d i.V.m v.a i.A i.V a.a.O vgl bzw sog ggf evtl inkl exkl zzgl ca
    geb gest verh gesch gegr zit ebd insb insbes bes beisp bspw allg resp od u z d i lt gem dt engl frz ital span lat
    griech amerik brit österr schweiz russ chin türk poln jap bayr hess kath evang ev röm prot staatl städt landw
    gesetzl urspr ehem jew entspr mind max min durchschn näml eigtl o v s vs versch div wiss Staatssekr StS Vors Stv
    Bürgerm Reg.-Präs Landesh Inh Gesch Gf Vert Kfm Bez Gde Abk Abt Anh Ausg ausschl Begr betr Bhf Bsp chem dergl ders
    Dtl dtsch Einw einschl elektr europ Expl Ext Fa Fam Forts Frh Frhr Ggs Hbf Hg Hrsg hist i.Allg jährl jmd jmdm led
    luth männl math m.W mech mtl Nachf niederl nördl norw offiz orth phys ref Reg Sg soz spez stellv stud südl svw syn
    techn tgl u.desgl u.v.a u.W übl ugs ung usf v.l.n.r Verf verst Verz viell Vorst vorm westl östl weibl wörtl z.Hd
    z.H zus zw zz z.Z Bibl Ges Kons Mdl schriftl mündl Präs Sekr Kdt Kdr OStD Ref Akad Dipl.-Kfm Dipl.-Phys Dipl.-Päd
    Dr.med Dr.jur Dr.phil Dr.rer.nat e.h E.h a.Rh a.d.L o.Prof Ao.Prof akad alkohol anschl arab argent bulg dän finn
    flüss geschl gr hebr indon ir isl israel jugosl kanad kroat mex mittelalterl moh niederdt oberdt schwed serb slow
    süddt tschech ukr vietn wirtsch
  `,
  numeric: `
    Nr Nrn Art Abs Ziff Kap Bd Bde S Sp Anm Abb Tab Anl Lit Rn Rz Rdnr Aufl Jg H Hft Tel Fax Str.Nr Pkt Zi lfd Az Jh
    Jhd Jhdt Jan Jän Feb Mrz Apr Jun Jul Aug Sep Sept Okt Nov Dez Mo Di Mi Do Fr Sa So Vers Satz Hs
  `,
  compounds: 'str',
  ends: 'usw etc',
  mayEnd: `
    ff f Str Pl Mio Mrd Tsd Std Min Sek GmbH Co AG KG e.V a.D i.R u.a u.v.m v.Chr n.Chr Chr jr sen jun Inc Corp Ltd
    Jhs o.J a.M i.Br i.B a.d.R dgl u.dgl u.ä m.b.H
  `,
  ordinals: true,
  starters: `
    Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines Er Sie Es Ich Du Wir Ihr Man Dies Diese Dieser Dieses
    Diesem Diesen Jene Sein Seine Seinen Seiner Ihre Ihren Ihrer Ihrem Unser Unsere Mein Meine Kein Keine Keiner Alle
    Alles Viele Manche Einige Mehrere Beide Und Oder Aber Denn Doch Sondern Dass Weil Wenn Als Ob Obwohl Während
    Nachdem Bevor Seit Seitdem Bis Damit Um Da So Sonst In Im An Am Auf Aus Bei Beim Nach Von Vom Zu Zum Zur Mit Ohne
    Für Gegen Über Unter Vor Hinter Neben Zwischen Durch Trotz Wegen Laut Wer Was Wann Wo Wie Warum Wieso Weshalb
    Welche Welcher Welches Wohin Woher Hier Dort Dann Danach Davor Dabei Dazu Dafür Dagegen Daher Darum Deshalb
    Deswegen Trotzdem Dennoch Allerdings Jedoch Zudem Außerdem Auch Nun Nur Noch Schon Jetzt Heute Gestern Morgen
    Später Zuvor Zuletzt Ist Sind War Waren Hat Haben Wird Werden Kann Soll Nicht Nichts Niemand Jeder Jede Jedes
    Vielleicht Natürlich Insgesamt Zunächst Schließlich Immer Bereits Erst Inzwischen Mittlerweile Ebenso Anders Mehr
    Uns Ihm Ihn Ihnen Dessen Deren Somit Also Sogar
  `,
  continuing: `
    Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jan Feb Apr Jun Jul Aug
    Sep Sept Okt Nov Dez Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Uhr
  `
}
