import type { Language } from './language.ts'

export const amharic: Language = {
  never: 'ዶ ፕሮፌ ኢ/ር ኮ/ል ጄ/ል አቶ ወ/ሮ',
  mayEnd: 'ዓ.ም ዓ.ዓ ም ሃ.የተ.የግ.ማ አ.ማ ኃ.የተ.የግ.ማ',
  ends: 'ወ.ዘ.ተ',
  starters: 'ይህ ያ እሱ እሷ እነሱ እኔ እኛ ይህም ነገር ግን ስለዚህ ዛሬ ትናንት ነገ'
}
