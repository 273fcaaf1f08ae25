import type { Language } from './language.ts'

export const lithuanian: Language = {
  never: `
    p pon dr prof doc akad gen plk mjr kpt ltn šv kun vysk kard g gatv pr al a pl r raj sav m k kt pvz t.y vad vid
    angl vok lot rus lenk pranc žr plg red vert dab gim mir inž dir pirm tūkst mln mlrd dirbt
  `,
  numeric: 'nr Nr psl skyr lent pav t str d tel saus vas kov bal geg birž liep rugpj rugs spal lapkr gruodž val',
  ends: 'ir.kt ir.pan m.e pr.m.e pr.Kr po.Kr',
  mayEnd: 'pan kt Inc Ltd Co Corp Lt ct',
  ordinals: true,
  prepositions: 'Nuo Iki',
  starters: `
    Jis Ji Jie Jos Aš Tu Mes Jūs Tai Tas Ta Tie Tos Šis Ši Šie Šios Ir Bet O Arba Kad Jei Jeigu Nes Nors Kai Kur Kas
    Kaip Kodėl Kiek Taip Taigi Todėl Ne Nėra Yra Buvo Bus Po Prieš Iš Į Su Be Dėl Apie Prie Iki Pagal Tačiau Dabar
    Šiandien Vakar Rytoj Visi Daug Kiti Vienas Viena Du Dvi Trys Dar Jau Tik Net
  `
}
