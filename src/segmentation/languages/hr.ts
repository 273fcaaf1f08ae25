import type { Language } from './language.ts'

export const croatian: Language = {
  never: `
    g gđa gđica gosp dr prof doc akad ing dipl arh odvj gen puk sat por vlč mons sv o ul tj tzv npr v usp lat engl
    njem fr rus tal mr mag up ur izd tadašnj op prev sc oec iur
  `,
  numeric: 'br str čl st toč sl tab pogl sv tel god dod sij velj ožu tra svi lip srp kol ruj lis stu pro',
  ends: 'itd i.dr n.e pr.n.e pr.Kr po.Kr',
  mayEnd: 'isl sl god min d.o.o d.d j.d.o.o i.sl Inc Ltd Co Corp o.g tis mil',
  ordinals: true,
  hasSyllabicConsonants: true,
  starters: `
    On Ona Ono Oni One Ja Ti Mi Vi Ovo Ovaj Ova Ovi Ove To Taj Ta Te Tako Tu Tamo Tada Sada U Na S Sa K Ka Po Za Iz Od
    Do Bez Pri O Kod Kroz Prije Poslije Nakon Pred Između Zbog Prema Osim I A Ali Ili Da Kako Kada Kad Gdje Tko Što
    Koji Koja Koje Zašto Koliko Ako Iako Dok Jer Međutim Zato Ne Ni Nema Ima Svi Sve Svaka Mnogi Neki Drugi Jedan
    Jedna Dva Tri Još Već Samo Čak Danas Jučer Sutra Bio Bila Bilo Je Su Bit Može Također Njegov Njezin Njihov
  `,
  continuing: 'Siječnja Veljače Ožujka Travnja Svibnja Lipnja Srpnja Kolovoza Rujna Listopada Studenoga Prosinca'
}
