import { FormatError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { decode, formatOf } from '../../test/conformance/read.ts'
import { rowsOf } from '../../test/conformance/rows.ts'

/** The texts of some folders of the corpus that a format reads. */
export interface TextSet {
  readonly name: string
  readonly extension: string
  readonly texts: readonly string[]
  readonly bytes: number
}

export function textSet(corpus: string, name: string, folders: readonly string[], extension: string): TextSet {
  const files = (rowsOf(corpus) ?? []).filter(row => folders.includes(row.name)).flatMap(({ files }) => files)
  const texts = files.flatMap(({ name, bytes }) => {
    try {
      const { text } = decode(bytes(), name)
      formatOf(extension, text)?.extract(text, localeTag('en'))
      return [text]
    } catch (error) {
      if (error instanceof FormatError) return []
      throw error
    }
  })
  return { name, extension, texts, bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) }
}

/** One text as long as a newspaper's day, made of one paragraph over and over. */
export function large(name: string, extension: string, start: string, paragraph: string, end: string): TextSet {
  const text = start + paragraph.repeat(Math.ceil(4_000_000 / paragraph.length)) + end
  return { name, extension, texts: [text], bytes: Buffer.byteLength(text) }
}
