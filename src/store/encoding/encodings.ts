import type { Codec } from './codec.ts'
import { big5, eucJp, eucKr, gb18030, gbk, multiByte, shiftJis } from './multi-byte.ts'
import { singleByte } from './single-byte.ts'
import { utf8 } from './utf8.ts'
import { utf16be, utf16le } from './utf16.ts'
import { utf32 } from './utf32.ts'

/** Every encoding an article may be in, by the name it goes by on the web, or else by that of the IANA. */
const encodings = {
  'utf-8': () => utf8,
  'utf-16le': () => utf16le,
  'utf-16be': () => utf16be,
  'utf-32le': () => utf32('utf-32le'),
  'utf-32be': () => utf32('utf-32be'),
  'us-ascii': () => singleByte('ascii'),
  'iso-8859-1': () => singleByte('iso-8859-1'),
  'iso-8859-2': () => singleByte('iso-8859-2'),
  'iso-8859-3': () => singleByte('iso-8859-3'),
  'iso-8859-4': () => singleByte('iso-8859-4'),
  'iso-8859-5': () => singleByte('iso-8859-5'),
  'iso-8859-6': () => singleByte('iso-8859-6'),
  'iso-8859-7': () => singleByte('iso-8859-7'),
  'iso-8859-8': () => singleByte('iso-8859-8'),
  'iso-8859-9': () => singleByte('iso-8859-9'),
  'iso-8859-10': () => singleByte('iso-8859-10'),
  'iso-8859-11': () => singleByte('iso-8859-11'),
  'iso-8859-13': () => singleByte('iso-8859-13'),
  'iso-8859-14': () => singleByte('iso-8859-14'),
  'iso-8859-15': () => singleByte('iso-8859-15'),
  'iso-8859-16': () => singleByte('iso-8859-16'),
  'windows-874': () => singleByte('windows-874'),
  'windows-1250': () => singleByte('windows-1250'),
  'windows-1251': () => singleByte('windows-1251'),
  'windows-1252': () => singleByte('windows-1252'),
  'windows-1253': () => singleByte('windows-1253'),
  'windows-1254': () => singleByte('windows-1254'),
  'windows-1255': () => singleByte('windows-1255'),
  'windows-1256': () => singleByte('windows-1256'),
  'windows-1257': () => singleByte('windows-1257'),
  'windows-1258': () => singleByte('windows-1258'),
  'koi8-r': () => singleByte('koi8-r'),
  'koi8-u': () => singleByte('koi8-u'),
  ibm866: () => singleByte('ibm866'),
  macintosh: () => singleByte('macroman'),
  'x-mac-ce': () => singleByte('maccenteuro'),
  'x-mac-croatian': () => singleByte('maccroatian'),
  'x-mac-cyrillic': () => singleByte('maccyrillic'),
  'x-mac-greek': () => singleByte('macgreek'),
  'x-mac-icelandic': () => singleByte('maciceland'),
  'x-mac-romanian': () => singleByte('macromania'),
  'x-mac-turkish': () => singleByte('macturkish'),
  big5: () => multiByte(big5),
  'euc-jp': () => multiByte(eucJp),
  'euc-kr': () => multiByte(eucKr),
  gb18030: () => multiByte(gb18030),
  gbk: () => multiByte(gbk),
  shift_jis: () => multiByte(shiftJis)
} as const satisfies Readonly<Record<string, () => Codec>>

export type EncodingName = keyof typeof encodings

export const encodingNames = Object.keys(encodings) as readonly EncodingName[]

const made = new Map<EncodingName, Codec>()

/** Made once, and only when an article is in it. */
export function codecOf(name: EncodingName): Codec {
  const codec = made.get(name) ?? encodings[name]()
  made.set(name, codec)
  return codec
}

export function isMultiByte(name: EncodingName): boolean {
  return ['big5', 'euc-jp', 'euc-kr', 'gb18030', 'gbk', 'shift_jis'].includes(name)
}
