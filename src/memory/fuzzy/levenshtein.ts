/**
 * One sequence of symbols to be compared with many. Myers' bit-parallel algorithm, in words of 32 bits, each of which takes in 32
 * symbols at once: Myers 1999, in the form of Hyyrö 2003. Symbols are 1, 2, …; 0 stands for all that the sequence lacks.
 */
export class Pattern {
  #length = 0
  #blocks = 0
  /** Per symbol, where it stands in the sequence: a bit for each place. */
  #places = new Int32Array(0)
  #plus = new Int32Array(0)
  #minus = new Int32Array(0)

  /** Takes another sequence, of `length` symbols from 1 to `symbolCount`. */
  prepare(symbols: Int32Array, length: number, symbolCount: number): void {
    this.#length = length
    this.#blocks = Math.max(1, Math.ceil(length / 32))
    const size = (symbolCount + 1) * this.#blocks
    if (this.#places.length < size) this.#places = new Int32Array(size * 2)
    else this.#places.fill(0, 0, size)
    if (this.#plus.length < this.#blocks) {
      this.#plus = new Int32Array(this.#blocks)
      this.#minus = new Int32Array(this.#blocks)
    }
    for (let i = 0; i < length; i++) this.#places[symbols[i]! * this.#blocks + (i >>> 5)]! |= 1 << (i & 31)
  }

  /** The edit distance to another sequence, or some number above `most` where it is above `most`. */
  distance(symbols: Int32Array, length: number, most: number): number {
    if (Math.abs(length - this.#length) > most) return most + 1
    if (this.#length === 0) return length
    return this.#blocks === 1 ? this.#short(symbols, length, most) : this.#long(symbols, length, most)
  }

  #short(symbols: Int32Array, length: number, most: number): number {
    const places = this.#places
    const last = 1 << (this.#length - 1)
    let plus = -1
    let minus = 0
    // How much each further symbol can lower it is counted in.
    let distance = this.#length - length
    for (let i = 0; i < length; i++) {
      const equal = places[symbols[i]!]!
      const vertical = equal | minus
      const horizontal = (((equal & plus) + plus) ^ plus) | equal
      let up = minus | ~(horizontal | plus)
      const down = plus & horizontal
      if ((up & last) !== 0) distance += 2
      else if ((down & last) === 0) distance += 1
      if (distance > most) return most + 1
      up = (up << 1) | 1
      plus = (down << 1) | ~(vertical | up)
      minus = up & vertical
    }
    return distance
  }

  #long(symbols: Int32Array, length: number, most: number): number {
    const blocks = this.#blocks
    const places = this.#places
    const pluses = this.#plus.fill(-1, 0, blocks)
    const minuses = this.#minus.fill(0, 0, blocks)
    const last = (this.#length - 1) & 31
    let distance = this.#length - length
    for (let i = 0; i < length; i++) {
      const row = symbols[i]! * blocks
      let upIn = 1
      let downIn = 0
      for (let block = 0; block < blocks; block++) {
        const plus = pluses[block]!
        const minus = minuses[block]!
        let equal = places[row + block]!
        const vertical = equal | minus
        equal |= downIn
        const horizontal = (((equal & plus) + plus) ^ plus) | equal
        const up = minus | ~(horizontal | plus)
        const down = plus & horizontal
        const bit = block === blocks - 1 ? last : 31
        const upShifted = (up << 1) | upIn
        pluses[block] = (down << 1) | downIn | ~(vertical | upShifted)
        minuses[block] = upShifted & vertical
        upIn = (up >>> bit) & 1
        downIn = (down >>> bit) & 1
      }
      distance += 1 + upIn - downIn
      if (distance > most) return most + 1
    }
    return distance
  }
}
