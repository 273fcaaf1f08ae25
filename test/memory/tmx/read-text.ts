import { tmxReader } from '../../../src/memory/tmx/reader.ts'
import { readSegment, type TmxSegment } from '../../../src/memory/tmx/segment.ts'
import { tagCache } from '../../../src/memory/tmx/start-tag.ts'
import type { TmxProblem, TmxUnit } from '../../../src/memory/tmx/tmx-unit.ts'

/** Gives a text in pieces of so many bytes. */
export function piecewise(bytes: Buffer, size = bytes.length): { read(target: Buffer, from: number): number } {
  let at = 0
  return {
    read(target, from) {
      const copied = bytes.copy(target, from, at, Math.min(bytes.length, at + size))
      at += copied
      return copied
    }
  }
}

export interface Read {
  readonly units: readonly TmxUnit[]
  readonly problems: readonly TmxProblem[]
}

export function readUnits(text: string | Buffer, size?: number): Read {
  const reader = tmxReader(piecewise(Buffer.from(text), size))
  const units: TmxUnit[] = []
  const problems: TmxProblem[] = []
  for (let unit = reader.next(); unit; unit = reader.next()) {
    if ('message' in unit) problems.push(unit)
    else units.push(unit)
  }
  return { units, problems }
}

/** The segments of every unit, or what is wrong with each. */
export function readSegments(text: string | Buffer, size?: number): ReadonlyArray<ReadonlyArray<TmxSegment | string>> {
  const cache = tagCache()
  return readUnits(text, size).units.map(({ variants }) => variants.map(variant => readSegment(variant, cache)))
}

/** A TMX file with these units. */
export function tmx(...units: readonly string[]): string {
  return `<?xml version="1.0"?>\n<tmx version="1.4">\n<header srclang="en" segtype="sentence"/>\n<body>\n${units.join('\n')}\n</body>\n</tmx>\n`
}

/** A unit of English and French. */
export function tu(en: string, fr: string, attributes = ''): string {
  return `<tu${attributes}>\n  <tuv xml:lang="en"><seg>${en}</seg></tuv>\n  <tuv xml:lang="fr"><seg>${fr}</seg></tuv>\n</tu>`
}
