import type { Language } from './language.ts'

export const galician: Language = {
  never: `
    Sr Sra Srs Sres Sras Srta D Dna Dr Dra Dres Prof Profa Enx Lic Arq Rvdo Mons Card Xral Cor Cap Tte Sarx Sto Sta
    p.ex cf vs aprox av avda pr r ed coord EE
  `,
  numeric: `
    núm n nº art arts páx páxs p pp vol cap fig tel t séc km min xan feb mar abr mai xuñ xul ago set out nov dec
  `,
  ends: 'a.m p.m h a.C d.C etc',
  mayEnd: 'S.A S.L S.L.U Cía Inc Corp Ltd Co EE.UU EUA Jr UU',
  prepositions: 'A Ás En No Na Desde Ata Por',
  starters: `
    O A Os As Un Unha Uns Unhas Ao Á Aos Ás Do Da Dos Das De En No Na Nos Nas Con Sen Por Polo Pola Para Segundo Sobre
    Baixo Ante Tras Desde Ata Entre Contra Durante El Ela Eles Elas Eu Ti Vostede Nós Vós Se Seu Súa Seus Súas Este
    Esta Estes Estas Isto Ese Esa Iso Aquel Aquela Aquilo Que Quen Cando Onde Como Canto Cal E Ou Mais Pero Porque Non
    Nin Xa Aínda Tamén Así Ademais Agora Hoxe Onte Mañá Despois Antes Entón Mentres Sempre Nunca Todo Todos Outro
    Outra Cada Moitos Algúns Nada Ninguén Máis Menos É Son Era Foi Foron Hai Aquí Alí Só
  `
}
