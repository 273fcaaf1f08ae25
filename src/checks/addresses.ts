import type { Problem } from '../model/finding.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import { seenText } from './seen-text.ts'

/**
 * Web and mail addresses are the same in both texts, to the letter. Where they end is read with the other text at hand: some languages
 * put no space after them.
 */
export function* addresses({ source, target }: TranslatedSegment): Generator<Problem> {
  const [ours, theirs] = [seenText(source), seenText(target)]
  if (!mayHold.test(ours) && !mayHold.test(theirs)) return
  for (const address of new Set(addressesIn(ours))) {
    if (!theirs.includes(address)) yield { severity: 'error', message: `Address not in target: ${address}` }
  }
  for (const address of new Set(addressesIn(theirs))) {
    if (!ours.includes(address)) yield { severity: 'error', message: `Address not in source: ${address}` }
  }
}

const mayHold = /:\/\/|www\.|@/i

/** In signs that addresses are written with, without the marks of the sentence round them. */
function addressesIn(text: string): readonly string[] {
  const found =
    text.match(
      /(?:https?|ftp):\/\/[!-~]+|\bwww\.[!-~]+|[\w.+-]{1,64}@[a-zA-Z\d-]{1,64}(?:\.[a-zA-Z\d-]{1,64}){1,8}/gi
    ) ?? []
  return found.map(address => address.replace(/[.,;:!?'"()[\]{}<>*_]+$/, '')).filter(address => address !== '')
}
