import { diff3Merge } from 'node-diff3'
import type { LocaleTag } from '../model/locale.ts'
import { longestAscending } from './ascending.ts'

export interface Merged {
  readonly text: string
  /** Both changed the same place: the text is `ours`. */
  readonly conflict: boolean
}

const tag = /\\*<\/?\d+\/?>/g
/** Words and spaces between two anchors. The time goes up with the cube: beyond, it is a conflict without trying. */
const longest = 600

/**
 * The changes of both texts to `base`, word by word; an inline tag is one word. Where they meet, or would leave a tag doubled or
 * half a pair that neither text has, it is a conflict and the text is `ours`.
 */
export function mergeThreeWay(base: string, ours: string, theirs: string, locale: LocaleTag): Merged {
  if (base === ours) return { text: theirs, conflict: false }
  if (base === theirs || ours === theirs) return { text: ours, conflict: false }
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' })
  const words = {
    base: wordsAndTags(base, segmenter),
    ours: wordsAndTags(ours, segmenter),
    theirs: wordsAndTags(theirs, segmenter)
  }
  const parts = betweenAnchors(words).map(mergePart)
  if (!parts.every(part => part !== undefined)) return { text: ours, conflict: true }
  const text = parts.flat().join('')
  return hasSoundTags(text) || !hasSoundTags(ours) || !hasSoundTags(theirs)
    ? { text, conflict: false }
    : { text: ours, conflict: true }
}

interface Versions {
  readonly base: string[]
  readonly ours: string[]
  readonly theirs: string[]
}

function mergePart({ base, ours, theirs }: Versions): readonly string[] | undefined {
  if (Math.max(base.length, ours.length, theirs.length) > longest) return undefined
  const regions = diff3Merge(ours, base, theirs)
  return regions.some(({ conflict }) => conflict) ? undefined : regions.flatMap(({ ok }) => ok ?? [])
}

/** A long text in parts, each opening with a word that all versions have once, in the same order; a short one is one part. */
function betweenAnchors(words: Versions): readonly Versions[] {
  const { base, ours, theirs } = words
  if (Math.max(base.length, ours.length, theirs.length) <= longest) return [words]
  const places = { ours: placesOfUnique(ours), theirs: placesOfUnique(theirs) }
  const common = Array.from(placesOfUnique(base), ([word, at]) => ({
    base: at,
    ours: places.ours.get(word) ?? -1,
    theirs: places.theirs.get(word) ?? -1
  })).filter(at => at.ours >= 0 && at.theirs >= 0)
  const inOurs = longestAscending(common.map(({ ours }) => ours)).map(i => common[i]!)
  const anchors = longestAscending(inOurs.map(({ theirs }) => theirs)).map(i => inOurs[i]!)
  const end = { base: base.length, ours: ours.length, theirs: theirs.length }
  return [{ base: 0, ours: 0, theirs: 0 }, ...anchors].map((from, i) => {
    const to = anchors[i] ?? end
    return {
      base: base.slice(from.base, to.base),
      ours: ours.slice(from.ours, to.ours),
      theirs: theirs.slice(from.theirs, to.theirs)
    }
  })
}

function placesOfUnique(words: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [i, word] of words.entries()) places.set(word, places.has(word) ? -1 : i)
  return new Map(places.entries().filter(([, place]) => place >= 0))
}

/** In order, and joined they are the text. */
function wordsAndTags(text: string, segmenter: Intl.Segmenter): string[] {
  const words: string[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(tag)) {
    for (const { segment } of segmenter.segment(text.slice(end, index))) words.push(segment)
    words.push(found)
    end = index + found.length
  }
  for (const { segment } of segmenter.segment(text.slice(end))) words.push(segment)
  return words
}

/** Each tag once, pairs whole and not crossed. */
function hasSoundTags(text: string): boolean {
  const seen = new Set<string>()
  const open: string[] = []
  for (const [found] of text.matchAll(tag)) {
    const slashes = found.indexOf('<')
    if (slashes % 2 === 1) continue
    const name = found.slice(slashes)
    if (seen.has(name)) return false
    seen.add(name)
    if (name.startsWith('</')) {
      if (open.pop() !== name.replace('/', '')) return false
    } else if (!name.endsWith('/>')) open.push(name)
  }
  return open.length === 0
}
