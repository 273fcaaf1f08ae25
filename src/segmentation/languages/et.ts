import type { Language } from './language.ts'

export const estonian: Language = {
  never: `
    hr pr prl dr prof dots mag kpt kol ltn maj kin p nt näit s.o s.t st nn nim nimet u umb ca vrd vt ingl sks sm ld kr
    toim tlk asut snd
  `,
  numeric: 'nr lk ptk joon tab kd lg p § tel jaan veebr apr aug sept okt nov dets kell',
  ends: 'jne jm jms jt eKr pKr',
  mayEnd: 'e.m.a m.a.j mln mld OÜ AS Inc Ltd Co Corp',
  ordinals: true,
  starters: `
    Ta Tema Nad Nemad Ma Mina Me Meie Sa Te Teie See Need Too Ja Aga Kuid Või Et Kui Sest Kuigi Nagu Siis Ka Ei On Oli
    Olid Kes Mis Kus Millal Miks Kuidas Siin Seal Nüüd Täna Eile Homme Juba Veel Ainult Kõik Paljud Mõned Teised Üks
    Kaks Kolm Pärast Enne Lisaks
  `
}
