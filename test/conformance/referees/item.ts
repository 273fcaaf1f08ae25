/**
 * One thing an independent parser sees in an article, in its order: an element, an attribute, a comment, a key. Text between tags is
 * none: that is what translations change.
 */
export interface Item {
  readonly node: string
  /** A value that may be text for readers (an attribute, a string of JSON) or must stay as it is: which of them, the articles tell. */
  readonly text?: string
  /** What `text` is if it is markup itself. */
  readonly layer?: 'html' | 'json'
}

/** What an independent parser sees in the text of an article. Throws where it cannot read it. */
export type Referee = (text: string) => readonly Item[]
