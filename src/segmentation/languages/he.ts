import type { Language } from './language.ts'

export const hebrew: Language = {
  never: 'ד פרופ גב',
  numeric: 'עמ מס סע',
  starters: 'הוא היא הם הן אני אנחנו אתה את זה זו אלה אבל אך גם אם כאשר כש לאחר לפני בין על של עם כי ולכן לכן אולם'
}
