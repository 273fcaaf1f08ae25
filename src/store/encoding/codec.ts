/** Bytes ↔ text in one encoding. `encode(decode(bytes))` gives the bytes back wherever `decode` took them all in. */
export interface Codec {
  /** Bytes that every character takes a multiple of. */
  readonly unit: 1 | 2 | 4
  /**
   * A byte order mark stays in the text. A byte that stands for nothing becomes a stray (see `stray.ts`). May stop once it has met
   * more than `mostStrays`.
   */
  decode(bytes: Buffer): string
  /** Strays become their bytes again. `undefined`: the encoding lacks a character of the text. */
  encode(text: string): Buffer | undefined
}
