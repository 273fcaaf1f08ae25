import { type LocaleTag, languageOf, scriptOf } from '../../model/locale.ts'

/** What a locale's pseudo-text is written with. */
export interface Alphabet {
  /** For each letter from a to z one character; or, where `lettersPerCharacter` is over 1, characters to choose from. */
  readonly characters: readonly string[]
  /** Latin letters that one character stands for: words get shorter in Chinese, Japanese and Korean. */
  readonly lettersPerCharacter: 1 | 2 | 3
  readonly punctuation: Readonly<Record<string, string>>
  readonly hasSpaces: boolean
}

/** The alphabet of the locale's script, with the letters its language has beyond others of the script. */
export function alphabetOf(locale: LocaleTag): Alphabet {
  const script = scriptOf(locale)
  const letters = languageLetters[`${languageOf(locale)}-${script}`] ?? scriptLetters[script] ?? latin
  return {
    characters: [...letters],
    lettersPerCharacter: perCharacter[script] ?? 1,
    punctuation: languagePunctuation[languageOf(locale)] ?? scriptPunctuation[script] ?? {},
    hasSpaces: !spaceless.has(script)
  }
}

const latin = 'áƀçđéƒĝĥíĵķĺɱñöþɋŕšţúṽŵẋýž'
/** No numerals, no signs of time: they would be read as numbers. */
const han = '天地人山水火木土上下大小中文明白光心手口目耳好生本立正平力工田石竹米羊馬鳥魚花草林森金玉王古今'

const scriptLetters: Readonly<Record<string, string>> = {
  Arab: 'ابكديفغهيجكلمنوبقرستوفوخيز',
  Armn: 'աբցդեֆգհիջկլմնօպքրստւվվխյզ',
  Beng: 'অবচদএফগহইজকলমনওপকরসতউভওখযজ',
  Cyrl: 'абцдефгхижклмнопкрстуввхйз',
  Deva: 'अबचदएफगहइजकलमनओपकरसतउववखयज',
  Ethi: 'አበቸደኤፈገሀኢጀከለመነኦፐቀረሰተኡቨወኀየዘ',
  Geor: 'აბცდეფგჰიჯკლმნოპქრსტუვწხყზ',
  Grek: 'αβκδεφγχιζκλμνοπκρστυβωξψζ',
  Gujr: 'અબચદએફગહઇજકલમનઓપકરસતઉવવખયજ',
  Guru: 'ਅਬਚਦਏਫਗਹਇਜਕਲਮਨਓਪਕਰਸਤਉਵਵਖਯਜ',
  Hans: han,
  Hant: han,
  Hebr: 'אבכדהפגחיגקלמנופקרסטוווחיז',
  Jpan: 'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ',
  Kore: '가나다라마바사아자차카타파하고노도로모보소오조초코토포호',
  Taml: 'அபசதஎபகஹஇஜகலமநஒபகரஸடஉவவஷயஜ',
  Telu: 'అబచదఎఫగహఇజకలమనఒపకరసతఉవవఖయజ',
  Thai: 'อบชดฉฟกหงจคลมนวปฆรสทณฝธซยฐ'
}

const languageLetters: Readonly<Record<string, string>> = {
  'fa-Arab': 'ابچدیفگهیژکلمنوپقرستووۀخیز',
  'ur-Arab': 'ابچدیفگہیجکلمنوپقرسٹووےخیز',
  'uk-Cyrl': 'абцдефгхіжклмнопкрстуввхїз'
}

const perCharacter: Readonly<Record<string, 1 | 2 | 3>> = { Hans: 3, Hant: 3, Jpan: 2, Kore: 2 }
const spaceless = new Set(['Hans', 'Hant', 'Jpan'])

const arabic = { ',': '،', ';': '؛', '?': '؟' }
const chinese = { ',': '，', ';': '；', ':': '：', '.': '。', '?': '？', '!': '！' }
const scriptPunctuation: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Arab: arabic,
  Armn: { '.': '։' },
  Beng: { '.': '।' },
  Deva: { '.': '।' },
  Ethi: { '.': '።', ',': '፣' },
  Grek: { '?': ';' },
  Hans: chinese,
  Hant: chinese,
  Jpan: { ...chinese, ',': '、' }
}
const languagePunctuation: Readonly<Record<string, Readonly<Record<string, string>>>> = { ur: { ...arabic, '.': '۔' } }
