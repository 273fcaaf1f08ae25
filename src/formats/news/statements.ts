import { FormatError } from '../../model/errors.ts'
import { type Embargo, type NewsNotice, type NewsStatus, noNews } from '../../model/news.ts'
import { instantOf, isExact } from './instant.ts'

/** Metadata that cannot be read, or say two things. */
export function refused(offset: number, expected: string, got: string): FormatError {
  return new FormatError(
    'metadata',
    `Expected ${expected}, got ${got}: nothing of the article is sent or written until that is mended`,
    { offset }
  )
}

/** Throws `FormatError` of type `metadata` for what is no date. */
export function embargoUntil(text: string, offset: number): Embargo {
  const instant = instantOf(text)
  if (!instant) throw refused(offset, expectedTime, JSON.stringify(text.slice(0, 40)))
  return { until: instant.latest, vague: isExact(instant) ? undefined : { text: text.trim(), offset } }
}

export const expectedTime = 'an embargo as date, time and zone, such as 2026-11-25T06:00:00+01:00'

/** An embargo that ends when the metadata say so. */
export const withheld: Embargo = { until: undefined, vague: undefined }

/** The later of two: an article is held as long as anything holds it. */
export function later(a: Embargo | undefined, b: Embargo | undefined): Embargo | undefined {
  if (!a || !b) return a ?? b
  if (a.until === undefined || b.until === undefined) return withheld
  return b.until > a.until ? b : a
}

/** As `NewsNotice` has dates; `undefined` for what is none. */
export function dateOf(text: string | undefined): string | undefined {
  const instant = text === undefined ? undefined : instantOf(text)
  if (!instant) return undefined
  return isExact(instant) ? new Date(instant.earliest).toISOString() : instant.date
}

/** What a status of the news industry's vocabularies does to an item; agencies have names of their own for the same. */
export function meaningOf(status: string | undefined): 'usable' | 'withheld' | 'retracted' {
  const word = status?.trim().replace(/^.*[:/]/, '') ?? ''
  if (/cancel|kill|retract|withdraw/i.test(word)) return 'retracted'
  return /embargo|with-?hold|withheld|^held|^hold/i.test(word) ? 'withheld' : 'usable'
}

/** 1 to 9, else nothing: other numbers count something else. */
export function priorityIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[1-9]\s*$/.test(text) ? Number(text) : undefined
}

/** Of a file that holds several items: it is sent and written as one. Throws where only some of them are retracted. */
export function together(items: ReadonlyArray<{ readonly status: NewsStatus; readonly offset: number }>): NewsStatus {
  const retracted = items.filter(({ status }) => status.retraction)
  const other = items.find(({ status }) => !status.retraction)
  if (retracted.length > 0 && other) {
    const got = 'one item that is canceled beside one that is not'
    throw refused(retracted[0]!.offset, 'items that are all canceled or none, in files of their own', got)
  }
  const priorities = items.flatMap(({ status }) => status.priority ?? [])
  return {
    embargo: items.reduce<Embargo | undefined>((all, { status }) => later(all, status.embargo), undefined),
    correction: newest(items.map(({ status }) => status.correction)),
    retraction: newest(retracted.map(({ status }) => status.retraction)),
    priority: priorities.length > 0 ? Math.min(...priorities) : noNews.priority
  }
}

function newest(notices: ReadonlyArray<NewsNotice | undefined>): NewsNotice | undefined {
  return notices.reduce((a, b) => (!a || (b && (b.at ?? '') > (a.at ?? '')) ? b : a), undefined)
}
