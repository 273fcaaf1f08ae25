/**
 * What a newsroom sets of a locale's typography. What is left out is as CLDR has it for the locale; `keep` leaves what the engine
 * wrote.
 */
export interface StyleSettings {
  /** Name of a CLDR numbering system with ten digits, such as `latn` or `arab`. Also of dates and counts around the article. */
  readonly digits?: string | undefined
  readonly percent?: '%' | '٪' | 'keep' | undefined
  /** Opening and closing mark, and those of a quotation inside if they are others: `«»`, `«»“”`. */
  readonly quotes?: string | undefined
  /** `arabic`: `،` `؛` `؟`, the default where the script is Arabic. */
  readonly punctuation?: 'arabic' | 'keep' | undefined
  /** `french`: no-break spaces before `;` `:` `!` `?` and inside `«` `»`. The default is `keep`. */
  readonly spaces?: 'french' | 'keep' | undefined
  /** Calendar of the dates around the article, by its CLDR name, such as `gregory` or `persian`. */
  readonly calendar?: string | undefined
}
