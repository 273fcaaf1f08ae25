/** A row of the memory's tables, by column. */
export type Columns = Readonly<Record<string, unknown>>

/** NULL is nothing. */
export const optionalText = (value: unknown): string | undefined => (value === null ? undefined : String(value))

/** NULL is nothing. */
export const optionalNumber = (value: unknown): number | undefined => (value === null ? undefined : Number(value))

/** Milliseconds since 1970 as ISO 8601; 0 is a time that is not known. */
export const optionalTime = (value: unknown): string | undefined =>
  value === 0 ? undefined : new Date(Number(value)).toISOString()
