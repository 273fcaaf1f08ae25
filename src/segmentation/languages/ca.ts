import type { Language } from './language.ts'

export const catalan: Language = {
  never: `
    Sr Sra Srs Sres Srta Srtes Dr Dra Drs Prof Mn Mgr Mons Card Hble Hbles Excm Excma Il·lm Il·lma Gral Cap Cte Tt Sgt
    St Sta Fra Arq Enginy Lic p.ex i.e e.g cf cfr vs aprox ex Av Avda Pg Pl Pça C Ctra Rda Trav Ptge Urb EE ed trad
    coord dir av adm ajt assoc bibl comp Dept Doc entl ext fasc Fund Hon Hblea Ibid Int Inst loc Mgfc Magfc Op Pral
    prov Pta rev Secr Suc Univ Vda esp fr angl alem llat cast Emm Rev Rvd Subdir Tinent Insp Ajud Cnel
  `,
  numeric: `
    núm núms n art arts pàg pàgs pp p vol vols cap caps fig figs tel t apt km gen febr abr jul ag set oct nov des
  `,
  mayEnd: 'S.A S.L S.A.U S.L.U Cia Inc Corp Ltd Co EE.UU EUA Jr Hnos Gmans UU',
  ends: 'a.m p.m h aC dC a.C d.C etc',
  prepositions: 'A En El Des Cap Fins',
  starters: `
    El La Els Les L Lo Un Una Uns Unes Al Als Del Dels De D En Na Amb Sense Per Segons Sobre Sota Davant Darrere Des
    Fins Cap Entre Contra Durant Ell Ella Ells Elles Això Allò Jo Tu Vostè Nosaltres Em Et Es S Li Ens Us Hi Ho Va Van
    Seu Seva Seus Seves Aquest Aquesta Aquests Aquestes Aquell Que Què Qui Quan On Com Quant Quin Quina I O Però Sinó
    Doncs Perquè Si No Ni Ja Encara També Tampoc Així Ara Avui Ahir Demà Després Abans Llavors Mentre Tot Tots Tota
    Totes Altre Altra Altres Cada Molts Moltes Alguns Algunes Res Ningú Més Menys Molt Tan És Són Era Ha Han A Aquí
    Allà Només Malgrat Tanmateix Finalment
  `,
  continuing: `
    Gener Febrer Març Abril Maig Juny Juliol Agost Setembre Octubre Novembre Desembre Dilluns Dimarts Dimecres Dijous
    Divendres Dissabte Diumenge
  `
}
