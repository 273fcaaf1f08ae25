import { type EncodingName, encodingNames } from './encodings.ts'

/** What else encodings are called, in lower case without anything but letters and digits. */
const aliases: Readonly<Partial<Record<EncodingName, string>>> = {
  'utf-8': 'unicode11utf8 unicode20utf8 xunicode20utf8',
  'us-ascii': 'ascii ansix341968 iso646us csascii',
  'iso-8859-1': 'latin1 l1 isoir100 csisolatin1 cp819 ibm819',
  'iso-8859-2': 'latin2 l2 isoir101 csisolatin2',
  'iso-8859-3': 'latin3 l3 isoir109 csisolatin3',
  'iso-8859-4': 'latin4 l4 isoir110 csisolatin4',
  'iso-8859-5': 'cyrillic isoir144 csisolatincyrillic',
  'iso-8859-6': 'arabic isoir127 asmo708 ecma114 csisolatinarabic iso88596e iso88596i csiso88596e csiso88596i',
  'iso-8859-7': 'greek greek8 isoir126 elot928 ecma118 csisolatingreek suneugreek',
  'iso-8859-8': 'hebrew isoir138 csisolatinhebrew visual logical iso88598e iso88598i csiso88598e csiso88598i',
  'iso-8859-9': 'latin5 l5 isoir148 csisolatin5',
  'iso-8859-10': 'latin6 l6 isoir157 csisolatin6',
  'iso-8859-13': 'latin7 l7',
  'iso-8859-14': 'latin8 l8 isoir199',
  'iso-8859-15': 'latin9 l9 csisolatin9',
  'iso-8859-16': 'latin10 l10 isoir226',
  'windows-874': 'dos874 cp874 tis620',
  'windows-1250': 'cp1250 xcp1250',
  'windows-1251': 'cp1251 xcp1251',
  'windows-1252': 'cp1252 xcp1252 ansi',
  'windows-1253': 'cp1253 xcp1253',
  'windows-1254': 'cp1254 xcp1254',
  'windows-1255': 'cp1255 xcp1255',
  'windows-1256': 'cp1256 xcp1256',
  'windows-1257': 'cp1257 xcp1257',
  'windows-1258': 'cp1258 xcp1258',
  'koi8-r': 'koi koi8 cskoi8r',
  'koi8-u': 'koi8ru',
  ibm866: 'cp866 866 csibm866',
  macintosh: 'mac macroman xmacroman csmacintosh',
  'x-mac-ce': 'macce maccenteuro maccentraleurope xmaccentraleurroman',
  'x-mac-croatian': 'maccroatian',
  'x-mac-cyrillic': 'maccyrillic xmacukrainian macukraine macukrainian',
  'x-mac-greek': 'macgreek',
  'x-mac-icelandic': 'maciceland macicelandic',
  'x-mac-romanian': 'macromania macromanian',
  'x-mac-turkish': 'macturkish',
  big5: 'big5hkscs cnbig5 xxbig5 csbig5',
  'euc-jp': 'eucjp xeucjp cseucpkdfmtjapanese',
  'euc-kr': 'ksc56011987 ksc56011989 ksc5601 ksc korean isoir149 windows949 cp949 ms949 uhc cseuckr csksc56011987',
  gbk: 'gb2312 gb231280 chinese csgb2312 csiso58gb231280 isoir58 xgbk cp936 ms936 windows936 euccn',
  shift_jis: 'sjis xsjis mskanji windows31j cp932 ms932 csshiftjis'
}

/** What a page means that names one of these: every browser reads it so, and the web depends on it. */
const onTheWeb: Readonly<Partial<Record<EncodingName, EncodingName>>> = {
  'us-ascii': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874'
}

/** Encodings of two or four bytes a character, which a declaration that can be read byte by byte is not in. */
const wide = new Set('unicode csunicode iso10646ucs2 ucs2 utf16 utf16le utf16be ucs4 iso10646ucs4 utf32'.split(' '))

const names = new Map<string, EncodingName>(
  encodingNames.flatMap(name =>
    [plain(name), ...(aliases[name] ?? '').split(' ')].filter(Boolean).map(alias => [alias, name] as const)
  )
)

/**
 * The encoding that a declaration names. `wide`: one that it cannot be in, since it could be read. An HTML page means by some names
 * what browsers do, XML what the standards say.
 */
export function encodingOfLabel(label: string, markup: 'xml' | 'html'): EncodingName | 'wide' | undefined {
  const key = plain(label)
  if (wide.has(key)) return 'wide'
  const name = names.get(key)
  return markup === 'html' && name ? (onTheWeb[name] ?? name) : name
}

/** `ISO_8859-1:1987` → `iso88591` */
function plain(label: string): string {
  return label
    .toLowerCase()
    .replace(/:\d{4}$/, '')
    .replace(/[^a-z0-9]/g, '')
}
