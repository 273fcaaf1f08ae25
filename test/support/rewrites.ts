import { type Content, content } from '../../src/model/content.ts'

/** A translation of one string of a content, as far as a test needs one. */
export type Rewrite = (text: string) => string

export const accents: Rewrite = text =>
  text
    .normalize('NFD')
    .replace(/[aeiou]/gi, '$&\u0301')
    .normalize('NFC')

export const arabic: Rewrite = text =>
  text
    .replace(/\p{L}[\p{L}\p{M}'’]*/gu, word => ['خبر', 'الصحيفة', 'في', 'مدينة'][word.length % 4]!)
    .replace(/,/g, '،')
    .replace(/\?/g, '؟')

/** No spaces, full-width punctuation: what breaks emphasis that leans on blanks. */
export const chinese: Rewrite = text =>
  text
    .replace(/\p{L}[\p{L}\p{M}'’]*/gu, word => ['新闻', '报道', '城市', '选举委员会'][word.length % 4]!)
    .replace(/ /g, '')
    .replace(
      /[,.?!:()]/g,
      mark => ({ ',': '，', '.': '。', '?': '？', '!': '！', ':': '：', '(': '（', ')': '）' })[mark]!
    )

/** The content with every string that holds a letter or digit rewritten. */
export function rewritten(source: Content, rewrite: Rewrite): Content {
  return content(source.map(part => (typeof part === 'string' && /[\p{L}\p{N}]/u.test(part) ? rewrite(part) : part)))
}

/** Puts `text` into the first string that is asked for, and nothing into the others. */
export function once(text: string): Rewrite {
  let isFirst = true
  return () => {
    const written = isFirst ? text : ''
    isFirst = false
    return written
  }
}
