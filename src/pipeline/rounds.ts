import type { Demand, DemandOf, Wanted } from './demand.ts'

/**
 * A demand in rounds that are asked one after the other. Two chains may share an engine: a sentence that both need is asked of the
 * first chain alone, and the second finds the answer in the memory, or asks on by itself. Mostly there is one round.
 */
export function* rounds(demand: Demand): Generator<Demand> {
  for (let rest = demand; rest.length > 0; ) {
    const asked = new Set<string>()
    const parted = rest.map(each => {
      const isAsked = (form: string) => each.chain.fingerprints.some(engine => asked.has(keyOf(each, engine, form)))
      const [now, later] = partition(each.wanted, isAsked)
      for (const form of now.keys()) asked.add(keyOf(each, each.chain.fingerprints[0]!, form))
      return { now: { ...each, wanted: now }, later: { ...each, wanted: later } }
    })
    yield parted.map(({ now }) => now).filter(isSome)
    rest = parted.map(({ later }) => later).filter(isSome)
  }
}

const keyOf = ({ locale }: DemandOf, engine: string, form: string): string => `${locale} ${engine} ${form}`

const isSome = ({ wanted }: DemandOf): boolean => wanted.size > 0

function partition(
  wanted: DemandOf['wanted'],
  isLater: (form: string) => boolean
): readonly [now: Map<string, Wanted>, later: Map<string, Wanted>] {
  const [now, later] = [new Map<string, Wanted>(), new Map<string, Wanted>()]
  for (const [form, sentence] of wanted) (isLater(form) ? later : now).set(form, sentence)
  return [now, later]
}
