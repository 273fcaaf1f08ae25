import type { Language } from './language.ts'

export const finnish: Language = {
  never: `
    hra rva nti tri prof dos maist dipl ins fil lis yht kapt kenr luutn maj ev evl toht toim.joht pj varapj Pyh esim
    ent engl ruots saks ransk lat ven norj tansk vrt ks n nk ns mm t.s ts em ko ao mon yl huom muist vt v.t mlk os
    puh.nro
  `,
  numeric: `
    nro n:o s siv kpl kuv taul art mom puh klo § tammik helmik maalisk huhtik toukok kesäk heinäk elok syysk lokak
    marrask jouluk
  `,
  ends: 'jne ym yms tms',
  mayEnd: 'Oy Oyj Ab Inc Corp Ltd Co milj mrd jr sr eKr jKr',
  ordinals: true,
  starters: `
    Se Ne Hän He Minä Sinä Me Te Tämä Tuo Nämä Nuo Joka Mikä Kuka Ja Mutta Tai Vai Sekä Että Jos Kun Koska Vaikka
    Jotta Kuten Niin Siis Siksi Myös Ei Eivät Emme Ole On Oli Olivat Ovat Hänen Heidän Tässä Tässäkin Siinä Siellä
    Täällä Sitten Nyt Tänään Eilen Huomenna Jo Vielä Vain Kaikki Moni Monet Useat Toinen Toiset Mitä Miten Miksi Missä
    Milloin Ennen Jälkeen Lisäksi Kuitenkin Ilman Sen Niiden Tämän Näiden Yksi Kaksi Kolme
  `,
  continuing: `
    Tammikuuta Helmikuuta Maaliskuuta Huhtikuuta Toukokuuta Kesäkuuta Heinäkuuta Elokuuta Syyskuuta Lokakuuta
    Marraskuuta Joulukuuta
  `
}
