import { readIdeographs } from './ideographs.ts'
import type { NumberLanguage } from './number-language.ts'
import type { NumberToken } from './number-token.ts'
import { clock } from './value.ts'

const meridiem = /(?<h>\d{1,2})(?:[.:h](?<m>\d{2}))?[\s\u00A0\u202F]?(?<half>[ap])\.?[\s\u00A0\u202F]?m\b\.?/dgiu
const colon = /(?<![\d:.,])(?<h>\d{1,2}):(?<m>\d{2})(?::\d{2})?(?![\d:])/dgu
const height = /(?<![\d.,])(?<feet>\d)[- ](?:foot|feet|ft)[- ](?<inches>\d{1,2})(?![\d.,]?\d)/dgiu
const telephone = /(?<![\d.,])\+?\d{2,6}(?:[ \u00A0-]\d{2,6}){2,7}(?![\d.,]?\d)/gu
const decade = /(?<century>\d{2}|[十二九]{2,3})世[纪紀](?:的)?(?<tens>\d0|[二三四五六七八九]?十)年代/gu

/** What is read before anything else: times of day, telephone numbers, decades of a century. In order, none overlapping. */
export function readSpans(text: string, language: NumberLanguage | undefined): readonly NumberToken[] {
  const found: NumberToken[] = []
  if (language?.ideographs) for (const match of text.matchAll(decade)) found.push(decadeToken(match))
  for (const match of text.matchAll(telephone)) if (isTelephone(match[0])) found.push(telephoneToken(match))
  for (const match of text.matchAll(height)) found.push(heightToken(match))
  for (const pattern of [meridiem, language?.time, colon]) {
    if (!pattern) continue
    for (const match of text.matchAll(pattern)) {
      const token = timeToken(match)
      if (token) found.push(token)
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  let end = 0
  return found.filter(token => {
    const isFree = token.start >= end
    if (isFree) end = token.end
    return isFree
  })
}

function timeToken(match: RegExpExecArray): NumberToken | undefined {
  const { h = '', m, half } = match.groups ?? {}
  const hour = Number(h)
  const minute = Number(m ?? 0)
  if (hour > 24 || minute > 59) return undefined
  const start = match.index
  const end = start + match[0].length
  const hours = [hour, hour < 12 && half?.toLowerCase() !== 'a' ? hour + 12 : hour % 12]
  const plain = minute === 0 ? hours.map(String) : []
  const at = (group: 'h' | 'm') => match.indices?.groups?.[group] ?? [start, end]
  const [hourStart, hourEnd] = at('h')
  const parts: NumberToken[] = [
    { raw: h, start: hourStart, end: hourEnd, values: hours.map(String), written: 'figures' }
  ]
  if (minute > 0) {
    const [minuteStart, minuteEnd] = at('m')
    const values = [String(minute), ...(minute === 30 ? ['0.5'] : []), ...(minute % 30 === 15 ? ['0.25'] : [])]
    parts.push({ raw: m!, start: minuteStart, end: minuteEnd, values, written: 'figures' })
  }
  return { raw: match[0].trim(), start, end, values: [clock(hour, minute), ...plain], written: 'figures', parts }
}

/** Groups of digits that no thousands, date or list of years would be written in. */
function isTelephone(text: string): boolean {
  const groups = text.replace('+', '').split(/[ \u00A0-]/)
  const digits = groups.join('').length
  if (digits < 7 || digits > 15 || groups.every(group => group.length === 4)) return false
  if (/^\d{4}-\d{2}-\d{2}$|^\d{2}-\d{2}-\d{4}$/.test(text)) return false
  return text.startsWith('+') || groups.some(group => group.startsWith('0'))
}

function telephoneToken(match: RegExpExecArray): NumberToken {
  const raw = match[0]
  const digits = raw.replace(/\D/g, '')
  return { raw, start: match.index, end: match.index + raw.length, values: [`tel ${digits}`], written: 'figures' }
}

function decadeToken(match: RegExpExecArray): NumberToken {
  const { century = '', tens = '' } = match.groups ?? {}
  const value = (text: string) => (/^\d/.test(text) ? Number(text) : (readIdeographs(text)[0] ?? 0))
  const years = value(tens)
  const values = [String((value(century) - 1) * 100 + years), String(years)]
  return { raw: match[0], start: match.index, end: match.index + match[0].length, values, written: 'figures' }
}

/** `6-foot-6`. */
function heightToken(match: RegExpExecArray): NumberToken {
  const part = (group: 'feet' | 'inches'): NumberToken => {
    const raw = match.groups?.[group] ?? ''
    const [start, end] = match.indices?.groups?.[group] ?? [0, 0]
    return { raw, start, end, values: [String(Number(raw))], written: 'figures' }
  }
  const [feet, inches] = [part('feet'), part('inches')]
  const amount = Number(feet.raw) * 0.3048 + Number(inches.raw) * 0.0254
  return {
    raw: match[0],
    start: match.index,
    end: match.index + match[0].length,
    values: [`${feet.raw} ft ${inches.raw}`],
    written: 'figures',
    parts: [feet, inches],
    measure: { dimension: 'length', amount, factor: 0.3048 }
  }
}
