import { crc32 } from 'node:zlib'
import type { IndexParts } from './fuzzy-index.ts'
import { madeBy } from './made-by.ts'
import type { RunArrays } from './run.ts'

/** Which entries of which database an index is of. */
export interface SnapshotOf {
  readonly database: string
  readonly locale: string
  /** The highest id of a source that it has, or that is of another locale. */
  readonly lastId: number
  readonly generation: number
  /** Some ids, the last among them, and the hashes of their sources: they tell whether these are still the database's. */
  readonly samples: readonly (readonly [id: number, hash: number])[]
}

/** Goes up with the arrangement of the file. */
const fileVersion = 1
const magic = Buffer.from('DRGFUZZY', 'latin1')
/** Magic, checksum of all that follows, length of the header. */
const headStart = 16
const checked = 12

interface Header extends SnapshotOf {
  readonly made: string
  readonly runs: number
  /** Length in bytes of each array. */
  readonly lengths: readonly number[]
}

/** The file of an index, in parts: its arrays as they are in memory, so that reading it is reading. */
export function toSnapshot(of: SnapshotOf, parts: IndexParts): readonly Uint8Array[] {
  const arrays = arraysOf(parts).map(bytesOf)
  const header: Header = { ...of, made, runs: parts.runs.length, lengths: arrays.map(({ length }) => length) }
  const text = Buffer.from(JSON.stringify(header))
  const body = [text, ...arrays].flatMap(part => [part, Buffer.alloc(padding(part.length))])
  const head = Buffer.alloc(headStart)
  magic.copy(head)
  head.writeUInt32LE(text.length, checked)
  const sum = body.reduce((crc, part) => crc32(part, crc), crc32(head.subarray(checked)))
  head.writeUInt32LE(sum, magic.length)
  return [head, ...body]
}

/** What is in a file of `toSnapshot`, or `undefined` when it is damaged, cut short, or of another version. The arrays are `bytes` itself. */
export function fromSnapshot(bytes: ArrayBuffer): { readonly of: SnapshotOf; readonly parts: IndexParts } | undefined {
  const head = Buffer.from(bytes, 0, Math.min(headStart, bytes.byteLength))
  if (head.length < headStart || !head.subarray(0, magic.length).equals(magic)) return undefined
  if (crc32(new Uint8Array(bytes, checked)) !== head.readUInt32LE(magic.length)) return undefined
  const textLength = head.readUInt32LE(checked)
  const header = JSON.parse(Buffer.from(bytes, headStart, textLength).toString()) as Header
  if (header.made !== made) return undefined
  let at = headStart + textLength + padding(textLength)
  const offsets = header.lengths.map(length => {
    const offset = at
    at += length + padding(length)
    return offset
  })
  return { of: header, parts: toParts(bytes, offsets, header.lengths, header.runs) }
}

/** Who may read the file. */
const made = `${madeBy}, file ${fileVersion}, ${new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 'little' : 'big'} endian`

const padding = (length: number): number => (8 - (length % 8)) % 8

const bytesOf = (array: NodeJS.ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

const arraysPerRun = 8

function arraysOf({ vocabularyUnits, vocabularyStarts, runs }: IndexParts): readonly NodeJS.ArrayBufferView[] {
  return [
    vocabularyUnits,
    vocabularyStarts,
    ...runs.flatMap(run => [
      run.ids,
      run.unitCounts,
      run.tokens,
      run.firstOfLength,
      run.ranks,
      run.postingStarts,
      run.postedEntries,
      run.postedPlaces
    ])
  ]
}

function toParts(bytes: ArrayBuffer, offsets: readonly number[], lengths: readonly number[], runs: number): IndexParts {
  const uint32 = (i: number) => new Uint32Array(bytes, offsets[i], lengths[i]! / 4)
  const uint16 = (i: number) => new Uint16Array(bytes, offsets[i], lengths[i]! / 2)
  const runFrom = (i: number): RunArrays => ({
    ids: new Float64Array(bytes, offsets[i], lengths[i]! / 8),
    unitCounts: uint16(i + 1),
    tokens: uint32(i + 2),
    firstOfLength: uint32(i + 3),
    ranks: uint32(i + 4),
    postingStarts: uint32(i + 5),
    postedEntries: uint32(i + 6),
    postedPlaces: new Uint8Array(bytes, offsets[i + 7], lengths[i + 7])
  })
  return {
    vocabularyUnits: uint16(0),
    vocabularyStarts: uint32(1),
    runs: Array.from({ length: runs }, (_, run) => runFrom(2 + arraysPerRun * run))
  }
}
