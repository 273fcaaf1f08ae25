/** Where the name that starts at `from` ends; `from` where there is none. Names as XML 1.0, fifth edition, has them. */
export function nameEnd(source: string, from: number): number {
  if (!isNameStart(source, from)) return from
  let at = from + 1
  for (;;) {
    const code = source.charCodeAt(at)
    if (code < 0x80 ? ascii[code] : isNameCharacter(code)) at++
    else return at
  }
}

function isNameStart(source: string, at: number): boolean {
  const code = source.charCodeAt(at)
  if (code < 0x80) return ascii[code] === true && !(code >= 0x30 && code <= 0x39) && code !== 0x2d && code !== 0x2e
  return (
    isNameCharacter(code) && code !== 0xb7 && !(code >= 0x300 && code <= 0x36f) && code !== 0x203f && code !== 0x2040
  )
}

const ascii: readonly boolean[] = Array.from({ length: 0x80 }, (_, code) => /[-.:\w]/.test(String.fromCharCode(code)))

/** Beyond ASCII. A character outside the basic plane is told by its halves, up to U+EFFFF. */
function isNameCharacter(code: number): boolean {
  return (
    code === 0xb7 ||
    (code >= 0xc0 && code <= 0x37d && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x37f && code <= 0x1fff) ||
    code === 0x200c ||
    code === 0x200d ||
    code === 0x203f ||
    code === 0x2040 ||
    (code >= 0x2070 && code <= 0x218f) ||
    (code >= 0x2c00 && code <= 0x2fef) ||
    (code >= 0x3001 && code <= 0xdfff && !(code >= 0xdb80 && code <= 0xdbff)) ||
    (code >= 0xf900 && code <= 0xfdcf) ||
    (code >= 0xfdf0 && code <= 0xfffd)
  )
}
