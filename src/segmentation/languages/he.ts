import type { Language } from './language.ts'

export const hebrew: Language = {
  never: 'ד פרופ גב',
  numeric: 'עמ מס סע',
  starters: 'הוא היא הם הן אני אנחנו אתה את זה זו אלה אבל אך גם אם כאשר כש לאחר לפני בין על של עם כי ולכן לכן אולם',
  attribution: {
    by: 'verb',
    unit: 'word',
    within: 1,
    verbs: `
      אמר אמרה אמרו שאל שאלה שאלו הוסיף הוסיפה הוסיפו השיב השיבה ענה ענתה צעק צעקה צעקו קרא קראה סיפר סיפרה טען טענה
      הדגיש הדגישה כתב כתבה תהה תהתה
    `,
    announcing: 'כי',
    afterStrong: true
  }
}
