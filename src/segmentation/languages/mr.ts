import type { Language } from './language.ts'

export const marathi: Language = {
  never: 'डॉ डा श्री श्रीमती सौ कु प्रा प्रो पं स्व कै मा ना उदा इं अॅड ॲड न्या चि',
  numeric: 'क्र पृ खं रु नं सं',
  mayEnd: 'लि कं इ.स इ.स.पू',
  letters: 'ए बी सी डी ई एफ एच आय जे के एल एम एन ओ क्यू आर एस टी यू व्ही डब्ल्यू एक्स वाय झेड',
  lettersInRow: 'जी पी',
  continuing: 'मध्ये च्या ला ने',
  starters: 'हा ही हे ते तो ती त्या या आणि पण परंतु जर जेव्हा कारण तर मग आज काल उद्या येथे तेथे त्यांनी त्याने तिने',
  attribution: {
    by: 'verb',
    unit: 'word',
    within: 6,
    verbs: 'म्हणाले म्हणाला म्हणाली विचारले सांगितले विचारलं सांगितलं म्हणतात',
    announcing: 'की ,'
  }
}
