import type { Language } from './language.ts'

export const punjabi: Language = {
  never: 'ਡਾ ਸ ਸ੍ਰੀ ਸ਼੍ਰੀ ਸ਼੍ਰੀਮਤੀ ਪ੍ਰੋ ਗਿ',
  numeric: 'ਨੰ ਪੰ ਰੁ',
  mayEnd: 'ਲਿ ਪ੍ਰਾ',
  letters: 'ਏ ਬੀ ਸੀ ਡੀ ਈ ਐਫ ਐਚ ਜੇ ਕੇ ਐਲ ਐਮ ਐਨ ਓ ਆਰ ਐਸ ਟੀ ਯੂ ਵੀ',
  starters: 'ਇਹ ਉਹ ਅਸੀਂ ਮੈਂ ਤੁਸੀਂ ਅਤੇ ਪਰ ਜੇ ਜਦੋਂ ਕਿਉਂਕਿ ਹੁਣ ਅੱਜ ਕੱਲ੍ਹ'
}
