/**
 * A value as a decimal in canonical form, `1250.75`: exact however many digits it has, equal values are equal strings.
 * `digits` and `fraction` are ASCII digits; `exponent` moves the point to the right.
 */
export function decimal(digits: string, fraction = '', exponent = 0): string {
  const whole = (digits + fraction.slice(0, exponent)).padEnd(digits.length + exponent, '0').replace(/^0+(?=\d)/, '')
  const rest = fraction.slice(exponent).replace(/0+$/, '')
  return rest === '' ? whole : `${whole}.${rest}`
}

/** `value` × 10^`exponent`. */
export function shifted(value: string, exponent: number): string {
  const [digits = '', fraction = ''] = value.split('.')
  return decimal(digits, fraction, exponent)
}

/** The sum, where both are whole and small enough to add exactly; else nothing. */
export function sum(a: string, b: string): string | undefined {
  const total = Number(a) + Number(b)
  return /^\d{1,15}$/.test(a) && /^\d{1,15}$/.test(b) && Number.isSafeInteger(total) ? String(total) : undefined
}

/** A time of day, on a clock of twelve hours: `3:30 p.m.` and `15 h 30` are one. */
export function clock(hour: number, minute: number): string {
  return `${hour % 12}:${String(minute).padStart(2, '0')}`
}
