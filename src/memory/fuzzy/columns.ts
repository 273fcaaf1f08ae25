type Numbers = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>

/** Numbers one after another, in a typed array that grows. */
export class Column<T extends Numbers> {
  /** Longer than `length`. */
  values: T
  length: number
  readonly #create: (size: number) => T

  constructor(create: (size: number) => T, values: T = create(0)) {
    this.values = values
    this.length = values.length
    this.#create = create
  }

  push(value: number): void {
    if (this.length === this.values.length) this.reserve(1)
    this.values[this.length++] = value
  }

  /** Makes room for `count` more. */
  reserve(count: number): void {
    if (this.length + count <= this.values.length) return
    const grown = this.#create(Math.max(64, this.length + count, Math.ceil(this.values.length * 1.5)))
    grown.set(this.values.subarray(0, this.length))
    this.values = grown
  }
}

export const float64Column = () => new Column(size => new Float64Array(size))
export const uint32Column = (values?: Uint32Array<ArrayBuffer>) => new Column(size => new Uint32Array(size), values)
export const uint16Column = (values?: Uint16Array<ArrayBuffer>) => new Column(size => new Uint16Array(size), values)
