/** Bytes without a meaning that a file may hold and still be text. */
export const mostStrays = 1_000

/**
 * A byte that stands for nothing in its file's encoding, as one unit of text: U+DC00 and the byte. Half a surrogate pair, which
 * is in no text otherwise, so that markup around it can be read and the byte be written back.
 */
export function stray(byte: number): string {
  return String.fromCharCode(firstStray + byte)
}

const firstStray = 0xdc00

/** Whether a lone unit of text is a stray, which byte it is. */
export function byteOfStray(unit: string): number | undefined {
  const byte = unit.charCodeAt(0) - firstStray
  return byte >= 0 && byte < 0x100 ? byte : undefined
}

/** Runs of strays. Units of a surrogate pair are none: the pattern sees the pair as one character. */
const runs = /[\u{dc00}-\u{dcff}]+/gu

export function countStrays(text: string): number {
  return text.isWellFormed() ? 0 : (text.match(runs) ?? []).reduce((sum, run) => sum + run.length, 0)
}

/** The text with each run of strays as `write` writes its bytes. */
export function replaceStrays(text: string, write: (bytes: Buffer) => string): string {
  return text.replace(runs, run => write(bytesOf(run)))
}

/** The pieces of a text encoded, its strays as bytes. `undefined` where a piece has no encoding. */
export function encodeAround(text: string, encode: (piece: string) => Buffer | undefined): Buffer | undefined {
  const parts: Buffer[] = []
  let end = 0
  for (const { index, 0: run } of text.matchAll(runs)) {
    const piece = encode(text.slice(end, index))
    if (!piece) return undefined
    parts.push(piece, bytesOf(run))
    end = index + run.length
  }
  const rest = encode(text.slice(end))
  return rest && Buffer.concat([...parts, rest])
}

const bytesOf = (run: string): Buffer => Buffer.from(Array.from(run, unit => byteOfStray(unit)!))
