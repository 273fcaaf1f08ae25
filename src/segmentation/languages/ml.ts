import type { Language } from './language.ts'

export const malayalam: Language = {
  never: 'ഡോ പ്രൊ പ്രൊഫ ശ്രീ ശ്രീമതി അഡ്വ ഫാ',
  numeric: 'നം പേ',
  mayEnd: 'ലി ക്രി.മു',
  letters: 'എ ബി സി ഡി ഇ എഫ് ജി എച്ച് ഐ ജെ കെ എൽ എം എൻ ഒ പി ക്യു ആർ എസ് ടി യു വി ഡബ്ല്യു എക്സ് വൈ',
  starters: 'ഈ ആ ഇത് അത് അവൻ അവൾ അവർ ഞാൻ ഞങ്ങൾ നിങ്ങൾ എന്നാൽ പക്ഷേ ഇന്ന് ഇന്നലെ'
}
