import { type Content, plainText } from '../../model/content.ts'
import { type LocaleTag, writesWithoutSpaces } from '../../model/locale.ts'
import { decodeEntities, hasEntities } from './entities.ts'

/**
 * Undoes what engines do to text and the source shows they should not: references escaped twice (`&#39;`), line ends and runs of
 * blanks, zero-width spaces, byte order marks. Text that is like the source in these is left as it is.
 */
export function mendText(source: Content, to: LocaleTag): (text: string) => string {
  const original = plainText(source)
  const mayDecode = !hasEntities(original)
  const mayCollapse = !unusualBlanks.test(original)
  const mayUnmark = !/[\u2060\uFEFF]/.test(original)
  const mayJoin = !original.includes('\u200B') && !writesWithoutSpaces(to)
  return text => {
    let mended = mayDecode ? decodeEntities(text) : text
    if (mayUnmark) mended = mended.replace(/[\u2060\uFEFF]/g, '')
    if (mayJoin) mended = mended.replaceAll('\u200B', '')
    return mayCollapse ? mended.replace(/[ \t\r\n\f]+/g, ' ') : mended
  }
}

const unusualBlanks = /[\t\r\n\f]| {2}/
