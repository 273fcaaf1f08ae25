import { type Content, codeProblems, content, isCode } from '../../model/content.ts'
import type { LocalePair, LocaleTag } from '../../model/locale.ts'
import { foldMonth, monthsOf } from './months.ts'
import { isSamePlural, rewritten } from './number-style.ts'
import { placeCodes } from './place-codes.ts'
import { type KnownNames, monthsIn, numbersIn, occurrences, type Slot, type Slotted } from './slots.ts'

/** Similarity of a repaired match: below an exact one, above every fuzzy one that people have not looked at. */
export const repairedSimilarity = 99

/** A stored pair whose source is the one asked for but for its slots and codes. */
export interface Repairable {
  readonly next: Slotted
  readonly former: Slotted
  /** Target of `former`, with its codes. */
  readonly target: Content
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The target of `next`: that of `former`, with each number, month, name and code that differs replaced. Only where nothing is left to
 * judgement: what goes occurs once in the former source and once in its target, what comes asks for the same plural form in both
 * languages and is written in the target's own style. `undefined` otherwise.
 */
export function repair({ next, former, target }: Repairable, pair: LocalePair, names: KnownNames): Content | undefined {
  if (next.masked !== former.masked || next.slots.length !== former.slots.length) return undefined
  const parts = target.map(part => (isCode(part) ? part : { text: part, edits: [] as Edit[] }))
  const taken = new Set<string>()
  for (const [i, slot] of former.slots.entries()) {
    const wanted = next.slots[i]!
    const places = parts.flatMap((part, at) =>
      'edits' in part ? editsFor(slot, wanted, part.text, pair, names).map(edit => ({ at, part, edit })) : []
    )
    const isChanged = slot.text !== wanted.text
    if (isChanged && places.length !== 1) return undefined
    for (const { at, part, edit } of places) {
      // Two slots that may stand in one place: which of them does, nobody knows.
      const place = `${at} ${edit.start}`
      if (taken.has(place) && (isChanged || part.edits.some(({ start }) => start === edit.start))) return undefined
      taken.add(place)
      if (isChanged) part.edits.push(edit)
    }
  }
  const filled = content(parts.map(part => ('edits' in part ? edited(part.text, part.edits) : part)))
  const placed = placeCodes({ former, next, target: filled })
  const source = contentOf(next)
  return placed && [...codeProblems(source, placed)].length === 0 ? placed : undefined
}

/** The places in `text` that may be the slot's, each with what is to stand there. */
function editsFor(slot: Slot, wanted: Slot, text: string, pair: LocalePair, names: KnownNames): readonly Edit[] {
  switch (slot.kind) {
    case 'number': {
      const numbers = [slot.text, wanted.text] as const
      const isSame = (locale: LocaleTag, type: 'cardinal' | 'ordinal') => isSamePlural(numbers, pair.from, locale, type)
      if (!isSame(pair.from, 'cardinal') || !isSame(pair.to, 'cardinal')) return []
      return numbersIn(text).flatMap(({ start, end, text: number }) => {
        // `3e`, `3rd`: letters on a number make it an ordinal.
        if (/^[\p{L}ºª]/u.test(text.slice(end)) && !isSame(pair.to, 'ordinal')) return []
        const anew = rewritten({ former: slot.text, next: wanted.text, target: number }, pair.from, pair.to)
        return anew === undefined ? [] : [{ start, end, text: anew }]
      })
    }
    case 'month': {
      const { numbers } = monthsOf(pair.from)
      const [former, next] = [numbers.get(foldMonth(slot.text)), numbers.get(foldMonth(wanted.text))]
      if (former === undefined || next === undefined) return []
      const { withDay, alone } = monthsOf(pair.to)
      return monthsIn(text, pair.to).flatMap(({ start, end, text: name }) => {
        const list = [withDay, alone].find(list => foldMonth(list[former]!) === foldMonth(name))
        return list ? [{ start, end, text: inCaseOf(name, list[next]!) }] : []
      })
    }
    case 'name': {
      const [former, next] = [slot, wanted].map(({ text: name }) => names.get(name)?.get(pair.to) ?? name)
      return occurrences(text, former!).map(start => ({ start, end: start + former!.length, text: next! }))
    }
  }
}

/** A month at the start of a sentence keeps its capital. */
function inCaseOf(model: string, name: string): string {
  return model[0] === model[0]!.toUpperCase() ? name[0]!.toUpperCase() + name.slice(1) : name
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = ''
  let end = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(end, edit.start) + edit.text
    end = edit.end
  }
  return result + text.slice(end)
}

function contentOf({ text, codes }: Slotted): Content {
  const parts: Content[number][] = []
  let end = 0
  for (const { code, at } of codes) {
    parts.push(text.slice(end, at), code)
    end = at
  }
  return content([...parts, text.slice(end)])
}
