import type { Language } from './language.ts'

export const telugu: Language = {
  never: 'డా శ్రీ శ్రీమతి ప్రొ కుమారి',
  numeric: 'నెం పే',
  mayEnd: 'లి క్రీ.పూ క్రీ.శ',
  letters: 'ఎ బి సి డి ఇ ఎఫ్ జి హెచ్ ఐ జె కె ఎల్ ఎం ఎన్ ఓ పి క్యూ ఆర్ ఎస్ టి యు వి డబ్ల్యు ఎక్స్ వై జెడ్',
  starters: 'ఈ ఆ ఇది అది ఆయన ఆమె వారు నేను మేము మీరు కానీ మరియు అయితే అందువల్ల తర్వాత నేడు నిన్న'
}
