/**
 * English numbers in words as figures: `twenty-two thousand` → `22000`, `3.5 million` → `3500000`, `the third` → `the 3`. Words
 * that mean other things too, such as one, second and half, stay unless they are part of a larger number.
 */
export function spelledToFigures(text: string): string {
  return textToFigures(text.replace(scaled, toWhole))
}

const scale = 'hundred(?:s|th)?|(?:thousand|million|billion|trillion)(?:s|th)?|mn|mln|bn|bln|tn|trn|lakhs?|crores?'
const scaled = new RegExp(String.raw`(\d[\d,]*(?:\.\d+)?)((?:[\s-]?(?:${scale})(?![\p{L}\p{M}]))+)`, 'giu')

function toWhole(_whole: string, figure: string, words: string): string {
  const exponent = (words.match(/\p{L}+/gu) ?? []).reduce(
    (sum, word) => sum + (exponents.get(word.toLowerCase()) ?? 0),
    0
  )
  return plain(Number(`${figure.replaceAll(',', '')}e${exponent}`))
}

interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

function textToFigures(text: string): string {
  if (!anyNumber.test(text)) return text
  const words = Array.from(text.matchAll(/[\p{L}\p{M}]+/gu), ({ 0: word, index }): Word => {
    return { text: word.toLowerCase(), start: index, end: index + word.length }
  })
  let figures = ''
  let end = 0
  for (let i = 0; i < words.length; ) {
    const { value, used, isSure } = numberAt(text, words, i)
    if (isSure) {
      figures += text.slice(end, words[i]!.start) + plain(value)
      end = words[i + used - 1]!.end
    }
    i += Math.max(used, 1)
  }
  return figures + text.slice(end)
}

/** The number that begins at word `at`; `used` words of it, none if there is no number. */
function numberAt(text: string, words: readonly Word[], at: number) {
  let total = 0
  let current: number | undefined
  let smallest = Number.POSITIVE_INFINITY
  let used = 0
  let isSure = false
  for (let i = at; i < words.length; i++) {
    const word = words[i]!
    if (i > at && !/^(?:\s{1,3}|-)$/.test(text.slice(words[i - 1]!.end, word.start))) break
    if (i > at && word.text === 'and') {
      const next = numbers.get(words[i + 1]?.text ?? '')
      if (next === undefined || !fills(current ?? total, next)) break
      continue
    }
    const exponent = exponents.get(word.text)
    const value = numbers.get(word.text)
    if (exponent === 2 && (current ?? 1) < 100) {
      current = (current ?? 1) * 100
    } else if (exponent !== undefined && exponent < smallest) {
      total += (current ?? 1) * 10 ** exponent
      current = undefined
      smallest = exponent
    } else if (value !== undefined && continues(current, total, value)) {
      current = (current === 18 || current === 19 ? current * 100 : (current ?? 0)) + value
    } else break
    isSure ||= exponent === undefined ? !loose.has(word.text) : i > at
    used = i - at + 1
  }
  return { value: total + (current ?? 0), used, isSure }
}

function continues(current: number | undefined, total: number, value: number): boolean {
  if (current === undefined) return total === 0 || fills(total, value)
  return ((current === 18 || current === 19) && value >= 10) || fills(current, value)
}

/** Whether `value` fits into the zeros at the end of `number`: 3 after 20, 15 after 200. */
function fills(number: number, value: number): boolean {
  const zeros = /0*$/.exec(String(number))![0].length
  return number >= 20 && value >= 1 && Number.isInteger(value) && String(value).length <= zeros
}

const plain = (value: number): string =>
  Number.isSafeInteger(value) || !Number.isInteger(value) ? String(value) : BigInt(value).toString()

const exponents = new Map<string, number>()
for (const [exponent, words] of Object.entries({
  2: 'hundred hundreds hundredth',
  3: 'thousand thousands thousandth',
  5: 'lakh lakhs',
  6: 'million millions mn mln millionth',
  7: 'crore crores',
  9: 'billion billions bn bln billionth',
  12: 'trillion trillions tn trn trillionth'
})) {
  for (const word of words.split(' ')) exponents.set(word, Number(exponent))
}

const loose = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    first: 1,
    once: 1,
    single: 1,
    second: 2,
    twice: 2,
    both: 2,
    half: 0.5,
    quarter: 0.25
  })
)
const numbers = new Map(loose)
const cardinals =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const ordinals =
  'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'
for (const [i, word] of cardinals.split(' ').entries()) numbers.set(word, i + 2)
for (const [i, word] of ordinals.split(' ').entries()) numbers.set(word, i + 3).set(`${word}s`, i + 3)
for (const [i, stem] of 'twent thirt fort fift sixt sevent eight ninet'.split(' ').entries()) {
  numbers.set(`${stem}y`, 20 + 10 * i).set(`${stem}ieth`, 20 + 10 * i)
}

const anyNumber = new RegExp(
  String.raw`(?<!\p{L})(?:${[...numbers.keys(), ...exponents.keys()].join('|')})(?!\p{L})`,
  'iu'
)
