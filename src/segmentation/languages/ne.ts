import type { Language } from './language.ts'

export const nepali: Language = {
  never: 'डा डॉ श्री श्रीमती सुश्री प्रा प्रो पं स्व',
  numeric: 'नं पृ रु',
  mayEnd: 'लि प्रा कं वि.सं ई.पू',
  letters: 'ए बी सी डी ई एफ एच जे के एल एम एन ओ क्यू आर एस टी यू भी',
  lettersInRow: 'आई जी पी',
  continuing: 'मा को का की ले लाई',
  starters: 'यो त्यो यी ती उनी उहाँ ऊ म हामी तपाईं र तर यदि जब किनभने अब आज हिजो यसै'
}
