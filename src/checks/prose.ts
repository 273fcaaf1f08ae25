import type { Content } from '../model/content.ts'
import { placeholder } from './placeholders.ts'
import { seenText, sentinel } from './seen-text.ts'

/** What is no prose: web and mail addresses, handles, hashtags, domain names. Each part is bounded or stops at a space. */
const address =
  /https?:\/\/\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}|(?<![\p{L}\p{N}])[@#][\p{L}\p{M}\p{N}_]+|(?<![\p{L}\p{N}.-])[a-z0-9-]{1,64}(?:\.[a-z0-9-]{1,64}){0,8}\.[a-z]{2,12}(?:\/\S*)?(?![\p{L}\p{N}])/gu

const mayHoldAddress = /[@#]|:\/\/|\.[a-z]/

/** Two checks ask for it, and of a source once per locale: a tenth of the time of all checks. */
const known = new WeakMap<Content, string>()

/** The text as checks see it, with a sentinel for each address and placeholder too: those have checks of their own. */
export function prose(content: Content): string {
  const found = known.get(content)
  if (found !== undefined) return found
  const text = seenText(content).replace(placeholder, sentinel)
  const read = mayHoldAddress.test(text) ? text.replace(address, sentinel) : text
  known.set(content, read)
  return read
}
