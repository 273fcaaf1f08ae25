import type { NewsNotice } from '../model/news.ts'
import { hashText } from '../review/evidence.ts'

/** Tells one correction of an article from the next. */
export function correctionId({ note, at }: NewsNotice): string {
  return hashText(JSON.stringify([at ?? null, note ?? null]))
}
