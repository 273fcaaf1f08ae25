import type { Language } from './language.ts'

export const serbian: Language = {
  never: `
    г гђа гђица др проф доц акад инж арх адв ген пук потпук кап пор св о ул бул бр тј тзв нпр в ср прим лат енгл нем
    фр рус тур мр дипл уп од изд g gđa gđica gosp dr prof doc akad inž ing arh adv gen puk potpuk kap por sv ul bul tj
    tzv npr v sr lat engl nem fr rus tur mr dipl up izd
  `,
  numeric: 'бр стр чл ст тач сл таб гл св тел одељ br str čl st tač sl tab gl tel odelj',
  ends: 'итд и.др н.е п.н.е itd n.e p.n.e кв.м kv.m',
  mayEnd: 'исл сл год мин хиљ мил isl sl god min d.o.o a.d д.о.о а.д и.сл Inc Ltd Co Corp о.г o.g',
  ordinals: true,
  hasSyllabicConsonants: true,
  prepositions: 'У Од До На U Od Do Na',
  starters: `
    Он Она Оно Они Ја Ти Ми Ви Ово Овај Ова Ови Ове То Тај Та Те Тако Ту Тамо Тада Сада У На С Са К Ка По За Из Од До
    Без При О Об Код Кроз Пре После Након Пред Између Због Према Осим И А Али Или Да Како Када Кад Где Ко Шта Који
    Која Које Зашто Колико Ако Иако Док Јер Међутим Зато Не Ни Нема Има Сви Све Свака Многи Неки Други Један Једна Два
    Три Још Већ Само Чак Данас Јуче Сутра Био Је Су Биће Може Такође Његов Њен Њихов On Ona Ono Oni Ja Ti Mi Vi Ovo
    Ovaj Ova Ovi Ove To Taj Ta Te Tako Tu Tamo Tada Sada U Na S Sa K Ka Po Za Iz Od Do Bez Pri O Kod Kroz Pre Posle
    Nakon Pred Između Zbog Prema Osim I A Ali Ili Da Kako Kada Kad Gde Gdje Ko Tko Šta Što Koji Koja Koje Zašto Koliko
    Ako Iako Dok Jer Međutim Zato Ne Ni Nema Ima Svi Sve Svaka Mnogi Neki Drugi Jedan Jedna Dva Tri Još Već Samo Čak
    Danas Juče Sutra Bio Je Su Biće Može Takođe Njegov Njen Njihov
  `,
  continuing: `
    Јануар Фебруар Март Април Мај Јун Јул Август Септембар Октобар Новембар Децембар Januar Februar Mart April Maj Jun
    Jul Avgust Septembar Oktobar Novembar Decembar
  `
}
