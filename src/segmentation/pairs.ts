import { type Content, isCode } from '../model/content.ts'

/** The index of the closing half by the index of its opening half. Halves without the other one are left out. */
export function partnersOf(parts: Content): ReadonlyMap<number, number> {
  const partners = new Map<number, number>()
  const open = new Map<string, number[]>()
  for (const [i, part] of parts.entries()) {
    if (!isCode(part) || part.kind === 'standalone') continue
    const opened = open.get(part.id)
    if (part.kind === 'close') {
      const partner = opened?.pop()
      if (partner !== undefined) partners.set(partner, i)
    } else if (opened) opened.push(i)
    else open.set(part.id, [i])
  }
  return partners
}

/** For each part and the end, whether a pair is open right before it. */
export function insidesOf(parts: Content): readonly boolean[] {
  const changes = new Array<number>(parts.length + 1).fill(0)
  for (const [opened, closed] of partnersOf(parts)) {
    changes[opened + 1]!++
    changes[closed + 1]!--
  }
  let depth = 0
  return changes.map(change => {
    depth += change
    return depth > 0
  })
}
