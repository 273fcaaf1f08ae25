import { FormatError } from '../../src/model/errors.ts'
import { localeTag } from '../../src/model/locale.ts'
import { described } from './described.ts'
import { decode, formatOf } from './read.ts'

/** What a format made of an input: it may refuse it, or read it and give it back. */
export type Outcome =
  | { readonly type: 'accepted'; readonly format: string }
  | { readonly type: 'refused' }
  | { readonly type: 'failed'; readonly error: string }

const english = localeTag('en')

export function tryInput(bytes: Buffer, extension: string): Outcome {
  return outcomeOf(() => {
    const { text, encode } = decode(bytes, 'input')
    return given(text, extension, merged => encode(merged).equals(bytes))
  })
}

/** The same for a text that no encoding is in the way of: half a character too. */
export function trySource(source: string, extension: string): Outcome {
  return outcomeOf(() => given(source, extension, merged => merged === source))
}

function given(text: string, extension: string, isSame: (merged: string) => boolean): Outcome {
  const format = formatOf(extension, text)
  if (!format) return { type: 'refused' }
  const document = format.extract(text, english)
  const merged = format.merge(document, english, block => block.content)
  return isSame(merged) ? { type: 'accepted', format: document.format } : failed('own content gives other bytes')
}

function outcomeOf(run: () => Outcome): Outcome {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof FormatError) || error.type === 'merge') return failed(described(error))
    if (error.offset === undefined && error.type !== 'empty')
      return failed(`refused without an offset: ${error.message}`)
    return { type: 'refused' }
  }
}

const failed = (error: string): Outcome => ({ type: 'failed', error })

/** Without what differs between two inputs that meet the same fault. */
export const kindOf = (error: string) => error.replace(/"[^"]*"|\d+/g, '…').slice(0, 120)

/** The input without what the failure does not need, as far as some hundred tries find out. */
export function shrunk(bytes: Buffer, extension: string, error: string): Buffer {
  let current = bytes
  let tries = 400
  for (let size = Math.ceil(current.length / 2); size >= 1 && tries > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < current.length && tries > 0; tries--) {
      const shorter = Buffer.concat([current.subarray(0, at), current.subarray(at + size)])
      const outcome = tryInput(shorter, extension)
      if (outcome.type === 'failed' && kindOf(outcome.error) === kindOf(error)) current = shorter
      else at += size
    }
  }
  return current
}
