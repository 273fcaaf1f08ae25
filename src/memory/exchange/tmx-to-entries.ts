import type { LocaleTag } from '../../model/locale.ts'
import { exactForm } from '../exact-form.ts'
import { textHash } from '../form-key.ts'
import { readSegment, type TmxSegment } from '../tmx/segment.ts'
import { type TagCache, tagCache } from '../tmx/start-tag.ts'
import { numberedContent, tmxContents } from '../tmx/tmx-contents.ts'
import type { TmxHeader, TmxProp, TmxUnit, TmxVariant } from '../tmx/tmx-unit.ts'
import { factsToEntry } from './entry-json.ts'
import { languageMatcher } from './language-match.ts'
import { formatOwnTexts, type StoredEntry, texts } from './stored-entry.ts'
import { tmxTime } from './tmx-time.ts'

/** Type of the property that holds what this tool knows of an entry. */
export const ownProp = 'x-dragoman'

export interface UnitEntries {
  readonly entries: readonly StoredEntry[]
  /** What is wrong with variants that the project has use for. */
  readonly problems: readonly string[]
}

/**
 * Gives the entries in a unit of a TMX file, for these locales. A variant with the locale's own tag goes before those of a region
 * of it or of the language in general.
 */
export function tmxToEntries(
  header: TmxHeader,
  from: LocaleTag,
  to: readonly LocaleTag[]
): (unit: TmxUnit) => UnitEntries {
  const sourceMatch = languageMatcher(from)
  const targetMatches = to.map(locale => ({ locale, match: languageMatcher(locale) }))
  const cache = tagCache()
  const changed = tmxTime(header.changed) ?? 0

  return unit => {
    const entries: StoredEntry[] = []
    const problems: string[] = []
    for (const { language } of unit.variants) {
      if (sourceMatch(language) === undefined)
        problems.push(`Expected a language tag such as "fr-CA" in xml:lang, got "${language}"`)
    }
    const [source] = best(unit.variants, sourceMatch)
    if (!source) {
      const isOurs =
        unit.variants.length < 2 || targetMatches.some(({ match }) => best(unit.variants, match).length > 0)
      if (isOurs) problems.push(sourceProblem(from, unit))
      return { entries, problems }
    }
    const json = unit.props.find(({ type }) => type === ownProp)?.value
    let sourceSegment: TmxSegment | string | undefined
    for (const { locale, match } of targetMatches) {
      for (const variant of best(unit.variants, match)) {
        sourceSegment ??= readSegment(source, cache)
        const segments = { from, to: locale, source: sourceSegment, target: readSegment(variant, cache) }
        const own = json === undefined ? undefined : ownEntry(json, variant, segments)
        const entry = own ?? foreignEntry(unit, source, variant, segments)
        if (typeof entry !== 'string') entries.push(entry)
        else if (!problems.includes(entry)) problems.push(entry)
      }
    }
    return { entries, problems }
  }

  function foreignEntry(
    unit: TmxUnit,
    sourceVariant: TmxVariant,
    variant: TmxVariant,
    { from, to, source, target }: Segments
  ): StoredEntry | string {
    if (typeof source === 'string') return source
    if (typeof target === 'string') return target
    const isPlain = isText(source) && isText(target)
    const pair = isPlain ? texts(source, target) : codedTexts(source, target)
    const props = variant.props.length > 0 ? [...unit.props, ...variant.props] : unit.props
    const { previous, next } = neighbours(props, cache)
    const changedAt = tmxTime(variant.changed ?? unit.changed)
    const created = tmxTime(variant.created ?? unit.created) ?? changedAt ?? changed
    return {
      from,
      to,
      source: pair.source,
      target: pair.target,
      variant: undefined,
      previous,
      next,
      engine: undefined,
      author: variant.author ?? unit.author,
      isReviewed: false,
      article: '',
      collection: '',
      isAligned: false,
      extra: extraOf(
        unit,
        props,
        variant.notes,
        sourceVariant.language === from ? undefined : sourceVariant.language,
        variant.language === to ? undefined : variant.language
      ),
      created,
      updated: changedAt ?? created
    }
  }
}

function codedTexts(source: TmxSegment, target: TmxSegment) {
  const contents = tmxContents(source, target)
  return texts(contents.source, contents.target)
}

/** One with the locale's own tag, or else those of a region of it or of the language in general. */
function best(variants: readonly TmxVariant[], match: ReturnType<typeof languageMatcher>): readonly TmxVariant[] {
  const exact: TmxVariant[] = []
  const region: TmxVariant[] = []
  for (const variant of variants) {
    const found = match(variant.language)
    if (found === 'exact') exact.push(variant)
    else if (found === 'region') region.push(variant)
  }
  return exact.length > 0 ? exact : region
}

interface Segments {
  readonly from: LocaleTag
  readonly to: LocaleTag
  /** Or what is wrong with it. */
  readonly source: TmxSegment | string
  readonly target: TmxSegment | string
}

const isText = (segment: TmxSegment): segment is readonly [string] =>
  segment.length === 1 && typeof segment[0] === 'string'

function sourceProblem(from: LocaleTag, { variants }: TmxUnit): string {
  const got = variants.map(({ language }) => language).join(', ')
  return `Expected a variant in the source language "${from}" and one in another, got ${got || 'none'}`
}

/** An entry of this tool's own writing. `undefined`: one that another program has changed since. */
function ownEntry(
  json: string,
  variant: TmxVariant,
  { from, to, source, target }: Segments
): StoredEntry | string | undefined {
  const facts = parsed(json)
  if (facts === undefined) return `Expected JSON in the property "${ownProp}", got ${JSON.stringify(json.slice(0, 40))}`
  // Texts that XML has no way to write stand there too.
  const { source: sourceText, target: targetText, ...rest } = facts
  let pair: { readonly source: string; readonly target: string }
  if (typeof sourceText === 'string' && typeof targetText === 'string') pair = formatOwnTexts(sourceText, targetText)
  else {
    if (typeof source === 'string') return source
    if (typeof target === 'string') return target
    const contents = { source: numberedContent(source), target: numberedContent(target) }
    if (!contents.source || !contents.target) return 'Expected inline codes with a number in "x", got one without'
    pair = texts(contents.source, contents.target)
  }
  const entry = factsToEntry(rest, { from, to, ...pair })
  if (typeof entry === 'string') return `${entry}, in the property "${ownProp}"`
  const isChanged = variant.changed !== undefined && tmxTime(variant.changed) !== entry.updated - (entry.updated % 1000)
  return isChanged ? undefined : entry
}

function parsed(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** OmegaT keeps the texts before and after a source. */
function neighbours(
  props: TmxUnit['props'],
  cache: TagCache
): { readonly previous: number | undefined; readonly next: number | undefined } {
  if (props.length < 2) return unknown
  const [previous, next] = ['prev', 'next'].map(name => {
    const raw = props.find(({ type }) => type === name)?.value
    const segment = raw === undefined ? raw : readSegment({ raw, isPlain: false, hasMarkup: false }, cache)
    return Array.isArray(segment) ? textHash(exactForm([String(segment[0])])) : undefined
  })
  return previous === undefined || next === undefined ? unknown : { previous, next }
}

const unknown = { previous: undefined, next: undefined }

/** What is kept of a unit besides its texts, dates and author. Always in one order. */
function extraOf(
  { tuid, notes }: TmxUnit,
  props: readonly TmxProp[],
  moreNotes: readonly string[],
  source: string | undefined,
  target: string | undefined
): string | undefined {
  const extra: Record<string, unknown> = {}
  if (tuid !== undefined) extra.tuid = tuid
  if (source !== undefined) extra.source = source
  if (target !== undefined) extra.target = target
  if (notes.length + moreNotes.length > 0) extra.notes = [...notes, ...moreNotes]
  const kept = props.filter(({ type }) => type !== ownProp)
  if (kept.length > 0) extra.props = kept.map(({ type, value }) => [type, value])
  const json = JSON.stringify(extra)
  return json === '{}' ? undefined : json
}
