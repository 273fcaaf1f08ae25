import { hash } from 'node:crypto'
import type { LocaleTag } from '../model/locale.ts'

/** From the weakest on: a word in two of a language's lists is in the later one. What they mean is in `Language`. */
export const classes = ['ends', 'mayEnd', 'numeric', 'never'] as const

export type AbbreviationClass = (typeof classes)[number]

/** Abbreviations by language tag and class, as people write them: `{ en: { never: ["Gen."] }, de: { never: ["z. B."] } }`. */
export type AbbreviationSettings = Readonly<
  Record<string, Readonly<{ [name in AbbreviationClass]?: readonly string[] }>>
>

/** Without the last stop and without spaces, as the scanner looks them up. */
export type OwnAbbreviations = ReadonlyMap<string, AbbreviationClass>

/** Those of the locale and of the wider ones, `de` before `de-AT`. */
export function abbreviationsFor(locale: LocaleTag, settings: AbbreviationSettings): OwnAbbreviations {
  const tags = Object.keys(settings)
    .filter(tag => locale === tag || locale.startsWith(`${tag}-`))
    .sort((a, b) => a.length - b.length)
  return new Map(
    tags.flatMap(tag =>
      classes.flatMap(name => (settings[tag]![name] ?? []).map(word => [lookedUp(word), name] as const))
    )
  )
}

function lookedUp(abbreviation: string): string {
  return abbreviation.normalize('NFC').replace(/\s+/g, '').replace(/\.$/, '')
}

/** Nothing, or a word for the settings: a moved boundary is another version of the segmenter. */
export function versionOf(settings: AbbreviationSettings): readonly string[] {
  const lists = Object.entries(settings).flatMap(([tag, lists]) =>
    classes.flatMap(name => (lists[name] ?? []).map(word => [tag, name, lookedUp(word)]))
  )
  return lists.length === 0 ? [] : [hash('sha256', JSON.stringify(lists.map(String).sort()), 'hex').slice(0, 8)]
}
