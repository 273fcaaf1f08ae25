import type { Language } from './language.ts'

export const persian: Language = {
  never: 'د م ک ر.ک رک ن.ک نک',
  numeric: 'ص صص ج ش',
  mayEnd: 'ق.م پ.م',
  ends: 'م ق ه.ش ه.ق ق.م',
  prepositions: 'در از',
  starters: `
    این آن او آنها آن‌ها ما من شما و اما ولی در از با به برای که اگر چون زیرا وقتی هنگامی پس بنابراین همچنین هر همه یک
    دو سه وی چرا چگونه آیا کجا کی چه بعد قبل امروز دیروز فردا
  `,
  attribution: {
    by: 'verb',
    unit: 'word',
    within: 5,
    verbs: `
      گفت گفتند گفته می‌گوید می‌گویند می‌گفت پرسید پرسیدند می‌پرسد افزود افزودند نوشت نوشتند فریاد پاسخ اعلام تاکید
      تأکید اظهار
    `,
    announcing: 'که'
  }
}
