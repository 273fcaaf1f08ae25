/** What a service said, in one line of at most 300 characters, without anything secret. */
export function oneLine(text: string, secrets: readonly string[]): string {
  let line = text
  // A shorter one is no key, and may be part of any word.
  for (const secret of secrets.filter(({ length }) => length >= 8)) {
    line = line.replaceAll(secret, '…').replaceAll(encodeURIComponent(secret), '…')
  }
  line = line
    .replace(/\b((?:Bearer|DeepL-Auth-Key)\s+)[\w.:~+/=-]+/gi, '$1…')
    .replace(/\bsk-[\w*-]{8,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > 300 ? `${line.slice(0, 299)}…` : line
}
