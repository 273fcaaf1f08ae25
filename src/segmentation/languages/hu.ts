import type { Language } from './language.ts'

export const hungarian: Language = {
  never: `
    dr ifj id özv prof gr br tbk Szt Dr Prof pl ún ti ford szerk vö ld kb ill ang ném fr lat or ol min max mb
    vezérőrgy ezr alezr őrgy szds
  `,
  numeric: 'sz old fej bek pont ábra tábl kötet évf jan febr márc ápr máj jún júl aug szept okt nov dec tel em ker u',
  ends: 'stb',
  mayEnd: 'Kft Rt Zrt Nyrt Bt i.e i.sz Kr.e Kr.u ún u Inc Ltd Co Corp',
  ordinals: true,
  starters: `
    A Az Egy Ez Ezek Azok Ő Ők Én Te Mi Ti És De Vagy Hogy Ha Mert Mivel Bár Amikor Ahol Aki Ami Amely Ki Mit Hol
    Mikor Miért Hogyan Nem Sem Is Már Még Csak Most Ma Tegnap Holnap Itt Ott Így Úgy Akkor Azonban Viszont Ezért Tehát
    Minden Mindenki Sok Több Néhány Más Van Volt Lesz Után Előtt Között Szerint Miután Közben
  `
}
