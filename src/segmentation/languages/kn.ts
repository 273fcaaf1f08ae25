import type { Language } from './language.ts'

export const kannada: Language = {
  never: 'ಡಾ ಶ್ರೀ ಶ್ರೀಮತಿ ಪ್ರೊ ಕುಮಾರಿ',
  numeric: 'ನಂ ಪು ರೂ',
  mayEnd: 'ಲಿ ಕ್ರಿ.ಪೂ ಕ್ರಿ.ಶ',
  letters: 'ಎ ಬಿ ಸಿ ಡಿ ಇ ಎಫ್ ಜಿ ಎಚ್ ಐ ಜೆ ಕೆ ಎಲ್ ಎಂ ಎನ್ ಒ ಪಿ ಕ್ಯೂ ಆರ್ ಎಸ್ ಟಿ ಯು ವಿ ಡಬ್ಲ್ಯೂ ಎಕ್ಸ್ ವೈ',
  starters: 'ಈ ಆ ಇದು ಅದು ಅವರು ಅವನು ಅವಳು ನಾನು ನಾವು ನೀವು ಆದರೆ ಮತ್ತು ಇಂದು ನಿನ್ನೆ'
}
