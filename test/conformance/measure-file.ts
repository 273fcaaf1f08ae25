import type { DocumentFormat } from '../../src/formats/document-format.ts'
import type { Block, Document } from '../../src/model/document.ts'
import { FormatError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { catalogueLaw, localeOfCatalogue } from './catalogue-law.ts'
import { clocks } from './clocks.ts'
import { codeLaw } from './code-law.ts'
import { described } from './described.ts'
import { localeLaw } from './locale-law.ts'
import { byteOffset, type Decoded, decode, formatOf } from './read.ts'
import type { Check, FileResult } from './results.ts'
import type { CorpusFile } from './rows.ts'
import { spliceLaws } from './splice-laws.ts'

/** An article taken apart, with all that is needed to put it together. */
export interface Extracted {
  readonly file: string
  readonly format: DocumentFormat
  readonly document: Document
  readonly source: string
}

/** Source language of every file but catalogues, whatever it is written in: no law depends on it. */
const english = localeTag('en')

/** All laws on one file. `turn` is another number for each file, so that what takes turns meets different files. */
export function measureFile({ name: file, extension, bytes: read }: CorpusFile, turn: number): FileResult {
  const bytes = read()
  const spent = clocks()
  let decoded: Decoded | undefined
  let extracted: Extracted
  try {
    decoded = decode(bytes, file)
    const format = formatOf(extension, decoded.text)
    if (!format) throw new RangeError(`Expected a format for "${file}", got none`)
    const locale = format.localize ? localeOfCatalogue(file) : english
    extracted = { file, format, source: decoded.text, document: format.extract(decoded.text, locale) }
  } catch (error) {
    if (!(error instanceof FormatError)) return { type: 'crashed', file, error: described(error) }
    const { type: reason, message } = error
    const time = spent()
    return { type: 'refused', file, reason, offset: byteOffset(error, decoded), message, ...time }
  }
  try {
    const { document } = extracted
    const identity = identityLaw(extracted, decoded, bytes)
    const time = spent()
    const { checks, left, targets, unrefereed } = spliceLaws(extracted, turn)
    return {
      type: 'read',
      file,
      format: document.format,
      bytes: bytes.length,
      blocks: document.blocks.length,
      targets,
      ...time,
      checks: [
        identity,
        ...checks,
        ...codeLaw(extracted, turn),
        localeLaw(extracted, unrefereed === undefined),
        ...catalogueLaw(extracted)
      ],
      left,
      ...(unrefereed === undefined ? {} : { unrefereed })
    }
  } catch (error) {
    return { type: 'crashed', file, error: described(error) }
  }
}

function identityLaw({ format, document }: Extracted, { encode }: Decoded, bytes: Buffer): Check {
  const merged = encode(format.merge(document, document.locale, (block: Block) => block.content))
  const isSame = merged.equals(bytes)
  const failures = isSame ? [] : [`first differs at byte ${firstDifference(merged, bytes)}`]
  return { law: 'F1', with: 'own content', right: isSame ? 1 : 0, total: 1, failures }
}

export function firstDifference(a: Buffer, b: Buffer): number {
  const at = a.findIndex((byte, i) => byte !== b[i])
  return at < 0 ? Math.min(a.length, b.length) : at
}
