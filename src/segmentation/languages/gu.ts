import type { Language } from './language.ts'

export const gujarati: Language = {
  never: 'ડૉ ડો શ્રી શ્રીમતી કુ પ્રો સ્વ',
  numeric: 'નં પૃ રૂ',
  mayEnd: 'લિ પ્રા ઈ.સ',
  letters: 'એ બી સી ડી ઈ એફ એચ જે કે એલ એમ એન ઓ ક્યૂ આર એસ ટી યુ વી ડબ્લ્યુ એક્સ વાય ઝેડ',
  lettersInRow: 'આઈ જી પી',
  starters: 'આ તે તેઓ તેમણે હું અમે તમે પણ અને પરંતુ જો જ્યારે કારણ હવે આજે કાલે'
}
