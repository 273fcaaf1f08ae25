import type { Language } from './language.ts'

export const azerbaijani: Language = {
  never: 'c Dr Prof Dos Akad Gen Polk Mayor Kap st s küç pr məs yəni bax red tərc ing rus alm fr t',
  numeric: 'səh nömr № m bənd şək cədv tel yan fev mar apr iyn iyl avq sen okt noy dek',
  ends: 'və.s vs və.b e.ə b.e',
  mayEnd: 'MMC ASC QSC Ltd Inc Co Corp il mln mlrd',
  ordinals: true,
  starters: `
    O Onlar Mən Sən Biz Siz Bu Həmin Belə Bir Və Amma Lakin Ancaq Əgər Çünki Ki Nə Niyə Necə Harada Kim Hansı Hər Heç
    Bütün Bəzi Çox Daha Ən Sonra Əvvəl Həmçinin Bundan Burada Orada İndi Dünən Sabah Artıq Hətta Yenə Yalnız Deyil Var
    Yox İki Üç
  `,
  continuing: 'Yanvar Fevral Mart Aprel May İyun İyul Avqust Sentyabr Oktyabr Noyabr Dekabr'
}
