/** What an article's metadata say of it as news. */
export interface NewsStatus {
  readonly embargo: Embargo | undefined
  /** The newest correction of the article. */
  readonly correction: NewsNotice | undefined
  readonly retraction: NewsNotice | undefined
  /** 1, the most urgent, to 9; 5 is usual. As the standards of the news industry count. */
  readonly priority: number | undefined
}

/** Nothing of the article is sent or written before its time. */
export interface Embargo {
  /** Milliseconds since 1970; `undefined`: until the metadata say otherwise. */
  readonly until: number | undefined
  /** Set where the time lacks its hour or its zone, and where it stands: `until` is then when it has come everywhere. */
  readonly vague: { readonly text: string; readonly offset: number } | undefined
}

/** A correction or retraction. */
export interface NewsNotice {
  /** What the newsroom says of it to readers, in the language of the article. Notes to editors are none. */
  readonly note: string | undefined
  /** ISO 8601, a date or an instant. */
  readonly at: string | undefined
}

/** Of an article whose metadata say nothing. */
export const noNews: NewsStatus = {
  embargo: undefined,
  correction: undefined,
  retraction: undefined,
  priority: undefined
}
