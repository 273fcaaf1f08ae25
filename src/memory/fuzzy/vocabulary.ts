import { type Column, uint16Column, uint32Column } from './columns.ts'

/**
 * Numbers for tokens, from 0 upward. In typed arrays: a Map with as many strings takes five times the memory, and would have to be
 * filled anew each time an index is read from its file.
 */
export class Vocabulary {
  readonly units: Column<Uint16Array<ArrayBuffer>>
  /** Where each token begins in `units`, and where the last one ends. */
  readonly starts: Column<Uint32Array<ArrayBuffer>>
  /** Open addressing: number + 1, or 0. */
  #table: Uint32Array

  constructor(units?: Uint16Array<ArrayBuffer>, starts?: Uint32Array<ArrayBuffer>) {
    this.units = uint16Column(units)
    this.starts = uint32Column(starts)
    if (!starts) this.starts.push(0)
    this.#table = new Uint32Array(0)
    this.#fill(this.size)
  }

  get size(): number {
    return this.starts.length - 1
  }

  /** The number of the token that is `units` from `start` to `end`; −1 when it is not known. */
  find(units: Uint16Array, start: number, end: number): number {
    return this.#table[this.#slot(units, start, end)]! - 1
  }

  /** The same, and makes it known. */
  add(units: Uint16Array, start: number, end: number): number {
    const slot = this.#slot(units, start, end)
    const found = this.#table[slot]!
    if (found > 0) return found - 1
    this.units.reserve(end - start)
    this.units.values.set(units.subarray(start, end), this.units.length)
    this.units.length += end - start
    this.starts.push(this.units.length)
    this.#table[slot] = this.size
    if (this.size * 2 > this.#table.length) this.#fill(this.size)
    return this.size - 1
  }

  /** The slot that has the token, or else the free one where it belongs. */
  #slot(units: Uint16Array, start: number, end: number): number {
    const mask = this.#table.length - 1
    const { values: starts } = this.starts
    const { values: own } = this.units
    for (let slot = hash(units, start, end) & mask; ; slot = (slot + 1) & mask) {
      const token = this.#table[slot]! - 1
      if (token < 0) return slot
      let at = starts[token]!
      if (starts[token + 1]! - at !== end - start) continue
      let i = start
      while (i < end && units[i] === own[at]) {
        i++
        at++
      }
      if (i === end) return slot
    }
  }

  #fill(count: number): void {
    let size = 64
    while (size < count * 3) size *= 2
    this.#table = new Uint32Array(size)
    const { values: starts } = this.starts
    for (let token = 0; token < count; token++) {
      let slot = hash(this.units.values, starts[token]!, starts[token + 1]!) & (size - 1)
      while (this.#table[slot]! > 0) slot = (slot + 1) & (size - 1)
      this.#table[slot] = token + 1
    }
  }
}

/** FNV-1a over UTF-16 units, stirred, for the lowest bits choose the slot. */
function hash(units: Uint16Array, start: number, end: number): number {
  let value = 0x811c9dc5
  for (let i = start; i < end; i++) value = Math.imul(value ^ units[i]!, 0x01000193)
  value ^= value >>> 15
  return Math.imul(value, 0x85ebca6b) ^ (value >>> 13)
}
