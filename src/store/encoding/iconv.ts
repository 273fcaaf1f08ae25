import { createRequire } from 'node:module'

let loaded: typeof import('iconv-lite') | undefined

/** Loaded when the first article needs it: most projects hold nothing but UTF-8, and it takes 20 ms. */
function iconv(): typeof import('iconv-lite') {
  loaded ??= createRequire(import.meta.url)('iconv-lite') as typeof import('iconv-lite')
  return loaded
}

/** `name` as iconv-lite has it. U+FFFD where bytes stand for nothing. */
export function iconvDecode(bytes: Buffer, name: string): string {
  return iconv().decode(bytes, name, { stripBOM: false })
}

/** Other bytes where the encoding lacks a character. */
export function iconvEncode(text: string, name: string): Buffer {
  return iconv().encode(text, name, { addBOM: false })
}
