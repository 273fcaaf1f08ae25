import { fold } from './number-language.ts'
import type { NumberToken } from './number-token.ts'

/** A number with a unit, so that miles in the source and kilometres in the target can be told for the same. */
export interface Measure {
  readonly dimension: 'length' | 'mass' | 'volume' | 'area' | 'temperature'
  /** Metres, kilograms, litres, square metres; degrees as they stand. */
  readonly amount: number
  /** Of one unit. */
  readonly factor: number
}

type Units = Readonly<Record<number, string>>

/** Factor → the words for the unit in the languages with a number table. */
const lengths: Units = {
  1609.344: 'mile miles mi mph',
  0.9144: 'yard yards yd yds',
  0.3048: 'foot feet ft pied pieds pie pies fuß fuss',
  0.0254: 'inch inches pouce pouces pulgada pulgadas zoll',
  1000: 'km kmh kph kilometre kilometres kilometer kilometers kilomètre kilomètres kilómetro kilómetros kilometern км километр километра километров километрах километрам كيلومتر كيلومترا كيلومترات كلم كم 公里 千米 किलोमीटर किमी کلومیٹر',
  1: 'm metre metres meter meters mètre mètres metro metros metern м метр метра метров метрах متر مترا أمتار 米 मीटर میٹر',
  0.01: 'cm centimetre centimetres centimeter centimeters centimètre centimètres centímetro centímetros zentimeter zentimetern см сантиметр сантиметра сантиметров سنتيمتر سنتيمترا سنتيمترات سم 厘米 सेंटीमीटर सेमी سینٹی',
  0.001:
    'mm millimetre millimetres millimeter millimeters millimètre millimètres milímetro milímetros мм миллиметр миллиметров ملم مليمتر 毫米 मिलीमीटर ملی'
}
const masses: Units = {
  0.45359237: 'pound pounds lb lbs livre livres libra libras pfund фунт фунта фунтов رطل رطلا أرطال 磅 पाउंड پاؤنڈ',
  0.02835: 'ounce ounces oz once onces onza onzas unze unzen',
  6.35: 'stone',
  1: 'kg kilo kilos kilogram kilograms kilogramme kilogrammes kilogramo kilogramos kilogramm кг килограмм килограмма килограммов كيلوغرام كيلوغراما كيلوجرام كجم كغ كلغ 公斤 千克 किलोग्राम किलो کلوگرام کلو',
  0.001: 'g gram grams gramme grammes gramo gramos gramm г грамм граммов غرام غراما جرام 克 ग्राम گرام'
}
const volumes: Units = {
  3.785: 'gallon gallons galón galones gallonen галлон галлонов جالون غالون 加仑 गैलन گیلن',
  1: 'l litre litres liter liters litro litros litern литр литра литров لتر لترا لترات 升 लीटर لیٹر'
}
const areas: Units = {
  4046.86: 'acre acres акр акров فدان فدانا 英亩 एकड़ ایکڑ',
  10000: 'ha hectare hectares hectárea hectáreas hektar га гектар гектаров هكتار هكتارا 公顷 हेक्टेयर ہیکٹر'
}
const degrees: Units = {
  1: 'degree degrees degré degrés grado grados grad градус градуса градусов درجة درجات 度 डिग्री ڈگری f c'
}

const units = new Map<string, Pick<Measure, 'dimension' | 'factor'>>()
for (const [dimension, table] of [
  ['length', lengths],
  ['mass', masses],
  ['volume', volumes],
  ['area', areas],
  ['temperature', degrees]
] as const) {
  for (const [factor, words] of Object.entries(table)) {
    for (const word of words.split(' ')) units.set(fold(word), { dimension, factor: Number(factor) })
  }
}

/** The unit after a number: its word, or for Chinese the first signs. */
function unitAfter(text: string, end: number) {
  const [, word = ''] = /^(?:[\s\u00A0\u202F°º-]{0,3})(\p{L}[\p{L}\p{M}]{0,19})/u.exec(text.slice(end, end + 24)) ?? []
  const folded = fold(word)
  return (
    units.get(folded) ??
    (/^\p{sc=Han}/u.test(folded) ? (units.get(folded.slice(0, 2)) ?? units.get(folded.slice(0, 1))) : undefined)
  )
}

/** The tokens with their measures; `2 to 4 inches` are two. */
export function withMeasures(text: string, tokens: readonly NumberToken[]): readonly NumberToken[] {
  const measured: NumberToken[] = []
  let after: NumberToken | undefined
  let unitOfAfter: ReturnType<typeof unitAfter>
  for (const token of [...tokens].reverse()) {
    const shares = after && after.start - token.end <= 8 && after.start >= token.end
    const unit = token.measure ? undefined : (unitAfter(text, token.end) ?? (shares ? unitOfAfter : undefined))
    const amount = Number(token.values[0])
    measured.push(
      unit && token.written !== 'loose' && Number.isFinite(amount)
        ? { ...token, measure: { ...unit, amount: amount * unit.factor } }
        : token
    )
    after = token
    unitOfAfter = unit
  }
  return measured.reverse()
}

/** Whether two measures in different units are the same amount, as well as newspapers convert: within a tenth, two degrees. */
export function isConversion(a: Measure | undefined, b: Measure | undefined): boolean {
  if (!a || !b || a.dimension !== b.dimension) return false
  if (a.dimension === 'temperature') return isCelsius(a.amount, b.amount) || isCelsius(b.amount, a.amount)
  return a.factor !== b.factor && Math.abs(a.amount - b.amount) <= 0.1 * a.amount
}

const isCelsius = (fahrenheit: number, celsius: number) => Math.abs((fahrenheit - 32) / 1.8 - celsius) <= 2
