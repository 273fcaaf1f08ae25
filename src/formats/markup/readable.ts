/** Whether there is anything to translate: a letter or a digit, and no half of a character, which stands for bytes nobody could decode. */
export function isReadable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && text.isWellFormed()
}
