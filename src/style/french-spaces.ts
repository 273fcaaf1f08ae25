import type { Content } from '../model/content.ts'
import { edited, edits, runningText } from './running-text.ts'

/** A narrow no-break space before `;` `!` `?`, a no-break space before `:` and inside `«` `»`, where a word ends there. */
export function withFrenchSpaces(target: Content): Content {
  return edited(
    target,
    edits(runningText(target), places, found => {
      const mark = found.trim()
      if (mark === '«') return '«\u00A0'
      return `${mark === ':' || mark === '»' ? '\u00A0' : '\u202F'}${mark}`
    })
  )
}

const places =
  /«[ \u00A0\u202F]?(?=[^\s\uFFFC])|(?<=[\p{L}\p{M}\p{N}.…!?)\]’%»])[ \u00A0\u202F]?(?:[;!?]+|:|»)(?=[\s\u00A0\u202F»)\].,;:!?…]|$)/gu
