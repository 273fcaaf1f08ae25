import type { Language } from './language.ts'

export const swahili: Language = {
  never: 'Bw Bi Bwn Dk Dkt Prof Mh Mhe Alh Shk Kapt Jen Kan Mt m.f yaani',
  numeric: 'Na na uk Uk Sh',
  mayEnd: 'Ltd Co Inc',
  ends: 'n.k k.m k.k BK BM',
  attribution: {
    by: 'verb',
    unit: 'word',
    within: 4,
    verbs: 'alisema alijibu aliuliza anasema aliongeza alipiga',
    announcing: 'kwamba kuwa',
    afterStrong: true
  },
  starters: `
    Hii Huyu Hao Hawa Hivyo Hapo Hapa Yeye Wao Mimi Sisi Wewe Ni Na Lakini Kama Kwa Katika Baada Kabla Wakati Kwamba
    Je Nani Nini Kwanini Leo Jana Kesho Pia Aidha Hata Hakuna Watu
  `
}
