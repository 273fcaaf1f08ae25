/** Whether there is anything to translate: a letter or a digit. */
export function isReadable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
