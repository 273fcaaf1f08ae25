/** Finds the next place of a string, for questions in ascending order: linear however often it is asked. */
export class Finder {
  readonly #source: string
  readonly #text: string
  #next = -1

  constructor(source: string, text: string) {
    this.#source = source
    this.#text = text
  }

  /** The first place at or after `offset`; the length of the source where there is none. */
  from(offset: number): number {
    if (this.#next < offset) {
      const found = this.#source.indexOf(this.#text, offset)
      this.#next = found < 0 ? this.#source.length : found
    }
    return this.#next
  }
}
