const format = new Intl.NumberFormat('en')

/** `12,345`. */
export function count(value: number): string {
  return format.format(value)
}

/** `3 articles`, `1 article`. */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : plural}`
}

/** `4.2 s`, `3 min`, `2 h` from milliseconds. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 100) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`
  return seconds < 6_000 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}

/** `$1.23` for an amount of money. */
export function money({ amount, currency }: { readonly amount: number; readonly currency: string }): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount)
}
