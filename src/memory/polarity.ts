import { type LocaleTag, languageOf } from '../model/locale.ts'

/** How a language says no. */
interface Negation {
  /** Words, separated by white space, in lower case. */
  readonly words?: string
  /** Within words, or where words have no spaces. */
  readonly parts?: RegExp
  /** Before a word, they turn it into its contrary: `un-`, `не-`. */
  readonly prefixes?: readonly string[]
}

const scandinavian =
  'ikke ikkje ej aldrig aldri ingen intet inget inga ingenting ingen uden uten utan inte hverken verken varken'

/** By language subtag; closed classes, from grammars. */
const negations: Readonly<Record<string, Negation>> = {
  ar: {
    words: 'لا لم لن ليس ليست ليسوا لسنا لست غير بدون دون عدم بلا ولا ولم ولن وليس وليست فلا فلم فلن كلا أبدا مطلقا'
  },
  bg: { words: 'не няма нито никога никой нищо без нямаше', prefixes: ['не'] },
  bn: { words: 'না নেই নয় নি ছাড়া', parts: /নি(?=$|[\s।])/u },
  ca: { words: 'no mai ningú res sense cap tampoc ni', prefixes: ['in', 'des'] },
  cs: { words: 'ne není nejsou nikdy nikdo nic bez žádný žádná žádné ani', prefixes: ['ne'] },
  da: { words: scandinavian, prefixes: ['u'] },
  de: {
    words:
      'nicht nie niemals nichts niemand niemanden niemandem ohne weder kein keine keinen keinem keiner keines nirgends kaum',
    prefixes: ['un', 'nicht']
  },
  el: { words: 'δεν δε μην μη όχι χωρίς ποτέ κανείς κανένας καμία κανένα τίποτα ούτε δίχως' },
  en: {
    words:
      'not no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely unlikely unable non',
    parts: /n['’]t(?![\p{L}\p{M}])/giu,
    prefixes: ['un', 'in', 'im', 'il', 'ir', 'non', 'dis', 'non-']
  },
  es: {
    words: 'no nunca jamás nadie nada ningún ninguna ninguno ningunos ningunas sin tampoco ni apenas',
    prefixes: ['in', 'im', 'des']
  },
  et: { words: 'ei ega mitte pole ilma keegi midagi ära ärge kunagi' },
  fa: {
    words:
      'نه نیست نیستند نبود نبودند ندارد ندارند نداشت نشد نشده نکرد نکرده نکردند نخواهد نخواهند نباید بدون هرگز هیچ غیر عدم',
    parts: /(?<![\p{L}\p{M}])نمی/gu,
    prefixes: ['ن', 'نا']
  },
  fi: { words: 'ei en et emme ette eivät eikä älä älkää ilman koskaan kukaan mitään', prefixes: ['epä'] },
  fr: {
    words: 'ne pas jamais rien aucun aucune personne sans ni non guère nul nulle',
    parts: /(?<![\p{L}\p{M}])n['’]/giu,
    prefixes: ['in', 'im', 'dé', 'dés', 'mal', 'non']
  },
  he: { words: 'לא אין בלי אל אינו אינה אינם אינן איני ללא מבלי מעולם לעולם ולא ואין שלא שאין', prefixes: ['אי'] },
  hi: { words: 'नहीं नही न ना मत बिना बगैर', prefixes: ['अ', 'ना'] },
  hr: { words: 'ne nije nisu nema nikad nikada nitko ništa bez ni niti neće', prefixes: ['ne'] },
  hu: { words: 'nem ne sem nincs nincsenek nélkül soha sohasem senki semmi sincs' },
  hy: { words: 'ոչ չէ չեն չի առանց երբեք ոչինչ ոչ-ոք', prefixes: ['չ', 'ան'] },
  id: { words: 'tidak bukan belum jangan tanpa tak takkan tiada' },
  it: {
    words: 'non no mai nessun nessuno nessuna niente nulla senza né neanche nemmeno neppure',
    prefixes: ['in', 'im', 'dis', 's']
  },
  ja: { parts: /ない|なかった|なく(?!な)|ません|ずに|ぬ(?![\p{sc=Hiragana}])|無|不|未|非/gu },
  ko: { words: '안 못', parts: /않|없|못하|아니|말라|지 말/gu, prefixes: ['불', '비', '무', '미'] },
  lt: { words: 'ne nėra niekada niekas nieko be nei', prefixes: ['ne'] },
  lv: { words: 'ne nav nekad neviens nekas bez nedz', prefixes: ['ne'] },
  nl: { words: 'niet geen nooit niemand niets zonder noch nergens nauwelijks', prefixes: ['on', 'niet-'] },
  no: { words: scandinavian, prefixes: ['u'] },
  pl: {
    words: 'nie nigdy nikt nikogo nic niczego żaden żadna żadne żadnego żadnej bez ani brak niewielu',
    prefixes: ['nie']
  },
  pt: {
    words: 'não nunca jamais ninguém nada nenhum nenhuma sem nem tampouco',
    prefixes: ['in', 'im', 'des']
  },
  ro: { words: 'nu nici niciodată nimic nimeni fără niciun nicio', prefixes: ['ne'] },
  ru: {
    words: 'не нет ни никогда никто никого ничего ничто без нельзя невозможно нигде никакой никаких',
    prefixes: ['не', 'без', 'бес']
  },
  sk: { words: 'nie ne nikdy nikto nič bez žiadny žiadna žiadne ani', prefixes: ['ne'] },
  sl: { words: 'ne ni niso nikoli nihče nič brez niti', prefixes: ['ne'] },
  sr: {
    words:
      'не није нису нема никад никада нико ништа без ни нити неће ne nije nisu nema nikad nikada niko ništa bez ni niti neće',
    prefixes: ['не', 'ne']
  },
  sv: { words: scandinavian, prefixes: ['o', 'icke'] },
  sw: { words: 'si hapana bila wala kamwe', prefixes: ['ha', 'hawa'] },
  tr: {
    words: 'değil yok hayır hiç hiçbir asla ne olmadan',
    parts: /m[ıiuü]yor|m[ae](?:d[ıi]|m[ıi]ş|y[ae]c[ae][kğ]|z(?![\p{L}\p{M}])|z[lds]|m[ae]l[ıi])|s[ıiuü]z/giu
  },
  uk: {
    words: 'не ні немає нема ніколи ніхто нікого нічого без неможливо ніде жоден жодна жодного',
    prefixes: ['не', 'без']
  },
  ur: { words: 'نہیں نہ نا مت بغیر بلا غیر', prefixes: ['نا', 'غیر'] },
  vi: { words: 'không chưa chẳng đừng chớ' },
  zh: { parts: /不|没|沒|未|无|無|非(?![洲常])|别[要再去]|勿/gu }
}
const aliases: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', bs: 'hr', ms: 'id' }

const wordPattern = /\p{L}[\p{L}\p{M}]*(?:-(?=\p{L}))?/gu

/**
 * Whether one text says no where the other does not: `not`, `no longer`, لا, ne … pas, or a prefix such as `un-` on a word that the other
 * has without it. Also true in a language we have no table for: it cannot be ruled out there.
 */
export function differsInPolarity(a: string, b: string, locale: LocaleTag): boolean {
  if (a === b) return false
  const language = languageOf(locale)
  const negation = negations[aliases[language] ?? language]
  if (!negation) return true
  const [left, right] = [a, b].map(text => text.normalize('NFC').toLocaleLowerCase(locale))
  if (negationsIn(left!, negation) !== negationsIn(right!, negation)) return true
  return isContrary(left!, right!, negation) || isContrary(right!, left!, negation)
}

const dictionaries = new Map<Negation, ReadonlySet<string>>()

function negationsIn(text: string, negation: Negation): number {
  const words = dictionaries.get(negation) ?? new Set(negation.words?.split(' '))
  dictionaries.set(negation, words)
  const asWords = words.size === 0 ? 0 : (text.match(wordPattern) ?? []).filter(word => words.has(word)).length
  return asWords + (negation.parts ? (text.match(negation.parts) ?? []).length : 0)
}

/** Whether `a` has a word that is one of `b` behind a negative prefix, and `b` has not. */
function isContrary(a: string, b: string, { prefixes = [] }: Negation): boolean {
  if (prefixes.length === 0) return false
  const [ours, theirs] = [wordsOf(a), wordsOf(b)]
  return [...ours].some(
    word =>
      !theirs.has(word) &&
      prefixes.some(
        prefix => word.length > prefix.length + 2 && word.startsWith(prefix) && theirs.has(word.slice(prefix.length))
      )
  )
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.match(wordPattern) ?? [])
