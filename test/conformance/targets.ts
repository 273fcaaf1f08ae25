import type { Content } from '../../src/model/content.ts'
import type { Document } from '../../src/model/document.ts'
import { hostileTexts } from '../support/hostile-texts.ts'
import { accents, arabic, chinese, once, type Rewrite, rewritten } from '../support/rewrites.ts'

/** What stands for a translation of an article into one language. */
export interface TargetSet {
  readonly name: 'pseudo' | 'ar' | 'zh' | 'hostile'
  /** One content for each block, in order. `turn` is another number for each file: the hostile texts take turns. */
  targets(document: Document, turn: number): readonly Content[]
}

export const targetSets: readonly TargetSet[] = [
  { name: 'pseudo', targets: each(text => longer(accents(text))) },
  { name: 'ar', targets: each(arabic) },
  { name: 'zh', targets: each(chinese) },
  {
    name: 'hostile',
    targets({ blocks }, turn) {
      let next = turn
      return blocks.map(block => rewritten(block.content, text => hostile(text, next++)))
    }
  }
]

/** Arabic with what stands in other order beside it: names in Latin letters that end in signs, a version, a telephone number. */
export function mixedDirections(document: Document): readonly Content[] {
  let next = 0
  return each(text => arabic(text).replace(/(?<=\S \S+ \S+) (?=\S)/, () => ` ${foreign[next++ % foreign.length]!} `))(
    document,
    0
  )
}

const foreign = ['C++', 'Roe & Sons (Ltd.)', 'v2.0', '+33 1 23', '100%', 'A, B and C!']

/** Texts that no format can write: each must be refused, by name of its block. */
export const unwritable: Readonly<Record<string, string>> = {
  empty: '',
  blank: ' \n ',
  'lone surrogate': 'a\uD800',
  'lone low surrogate': '\uDC00b'
}

/** The content with `text` in its first string and nothing in the others. */
export function only(source: Content, text: string): Content {
  return rewritten(source, once(text))
}

function each(rewrite: Rewrite): TargetSet['targets'] {
  return ({ blocks }) => blocks.map(({ content: source }) => rewritten(source, careful(rewrite)))
}

/** Text that is an address stays: its translation would be another address. */
const careful =
  (rewrite: Rewrite): Rewrite =>
  text =>
    isAddress(text) ? text : rewrite(text)

const isAddress = (text: string) => /^\S*[/@]\S*$/.test(text)

/** About 30 % more letters, as German is to English. */
function longer(text: string): string {
  return text.replace(/\p{L}{3,}/gu, word => word + word.slice(-Math.ceil(word.length * 0.3)))
}

/** One of the hostile texts, before, after or amid something to read, so that none is refused for having no letter. */
function hostile(text: string, turn: number): string {
  if (isAddress(text)) return text
  const chosen = hostileTexts[turn % hostileTexts.length]!
  return [`${chosen} a`, `a ${chosen}`, `a${chosen}z`][Math.floor(turn / hostileTexts.length) % 3]!
}
