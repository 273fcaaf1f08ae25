import type { Language } from './language.ts'

export const latvian: Language = {
  never: `
    dr prof doc akad ģen plkv kapt ltn sv piem t.i t.s sk sal vāc lat kr fr apm dz mir red tulk Sv Dr Prof kgs k-gs
    k-dze
  `,
  numeric: 'nr lpp nod att tab sēj p pk tālr janv febr apr jūn jūl aug sept okt nov dec plkst',
  ends: 'utt u.c u.tml p.m.ē m.ē',
  mayEnd: 'milj mljrd g gs Inc Ltd Co Corp',
  ordinals: true,
  starters: `
    Viņš Viņa Viņi Es Tu Mēs Jūs Tas Tā Tie Tās Šis Šī Šie Un Bet Vai Ka Ja Jo Kad Kur Kas Kā Kāpēc Arī Ne Nav Ir Bija
    Būs Pēc Pirms No Uz Ar Par Pie Līdz Bez Tomēr Tagad Šodien Vakar Rīt Visi Daudzi Daži Citi Viens Divi Trīs Vēl Jau
    Tikai Turklāt
  `
}
