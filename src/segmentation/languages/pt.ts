import type { Language } from './language.ts'

export const portuguese: Language = {
  never: `
    sr sra srs sras srta d dr dra drs dras prof profa profs eng Arq Adv Pe Rev Revmo Mons Dom Card Fr Gen Gal Cel Cap
    Ten Sgt Maj Alm Brig Cmte Exmo Exma Ilmo Ilma Sto Sta Min Des Dep Ver Sen Gov Pres Emb p.ex ex i.e e.g cf vs aprox
    Av Al Pç Pça R Rod Trav Tv Est Lgo Jd
  `,
  numeric: `
    nº n no núm nr art arts pág págs p pp vol vols cap caps fig figs inc tel ed t séc km al par jan fev mar abr mai
    jun jul ago set out nov dez seg ter qua qui sex sáb dom min
  `,
  mayEnd: 'S.A S.A.S Ltda Lda Cia Ca Inc Corp Ltd Co E.U.A EUA Jr Hnos Bros Irs',
  ends: 'a.m p.m h a.C d.C etc',
  prepositions: 'Às À Em No Na Desde Até Por',
  starters: `
    O A Os As Um Uma Uns Umas Ao Aos À Às Do Da Dos Das De Em No Na Nos Nas Num Numa Com Sem Por Pelo Pela Pelos Pelas
    Para Segundo Sobre Sob Ante Após Desde Até Entre Contra Durante Ele Ela Eles Elas Eu Tu Você Vocês Nós Se Lhe Seu
    Sua Seus Suas Meu Minha Nosso Nossa Este Esta Estes Estas Isto Esse Essa Esses Essas Isso Aquele Aquela Aquilo Que
    Quê Quem Quando Onde Como Quanto Qual E Ou Mas Porém Contudo Todavia Porque Pois Embora Não Nem Já Ainda Também
    Assim Além Agora Hoje Ontem Amanhã Depois Antes Então Enquanto Apesar Sempre Nunca Todo Todos Toda Todas Outro
    Outra Outros Outras Cada Muitos Muitas Vários Várias Alguns Algumas Nenhum Nenhuma Nada Ninguém Mais Menos Muito
    Tão É São Era Foi Foram Há Está Estão Aqui Ali Só Tudo
  `,
  continuing: `
    Janeiro Fevereiro Março Abril Maio Junho Julho Agosto Setembro Outubro Novembro Dezembro Segunda Terça Quarta
    Quinta Sexta Sábado Domingo
  `
}
