import type { LocaleTag } from '../../model/locale.ts'
import { exactForm } from '../exact-form.ts'
import { textHash } from '../form-key.ts'
import { readSegment, type TmxSegment } from '../tmx/segment.ts'
import { type TagCache, tagCache } from '../tmx/start-tag.ts'
import { numberedContent, tmxContents } from '../tmx/tmx-contents.ts'
import type { TmxHeader, TmxUnit, TmxVariant } from '../tmx/tmx-unit.ts'
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
    const targets = targetMatches.flatMap(({ locale, match }) =>
      best(unit.variants, match).map(variant => ({ locale, variant }))
    )
    if (!source) {
      if (targets.length > 0 || unit.variants.length < 2) problems.push(sourceProblem(from, unit))
      return { entries, problems }
    }
    if (targets.length === 0) return { entries, problems }
    const json = unit.props.find(({ type }) => type === ownProp)?.value
    const sourceSegment = readSegment(source, cache)
    for (const { locale, variant } of targets) {
      const segments = { from, to: locale, source: sourceSegment, target: readSegment(variant, cache) }
      const own = json === undefined ? undefined : ownEntry(json, variant, segments)
      const entry = own ?? foreignEntry(unit, { source, target: variant }, segments)
      if (typeof entry !== 'string') entries.push(entry)
      else if (!problems.includes(entry)) problems.push(entry)
    }
    return { entries, problems }
  }

  function foreignEntry(
    unit: TmxUnit,
    variants: { readonly source: TmxVariant; readonly target: TmxVariant },
    { from, to, source, target }: Segments
  ): StoredEntry | string {
    if (typeof source === 'string') return source
    if (typeof target === 'string') return target
    const pair =
      isText(source) && isText(target) ? { source: [source[0]], target: [target[0]] } : tmxContents(source, target)
    const { target: variant } = variants
    const created = tmxTime(variant.created ?? unit.created) ?? tmxTime(variant.changed ?? unit.changed) ?? changed
    return {
      from,
      to,
      ...texts(pair.source, pair.target),
      variant: undefined,
      ...neighbours([...unit.props, ...variant.props], cache),
      engine: undefined,
      author: variant.author ?? unit.author,
      isReviewed: false,
      article: '',
      collection: '',
      isAligned: false,
      extra: extraOf(unit, variants, from, to),
      created,
      updated: tmxTime(variant.changed ?? unit.changed) ?? created
    }
  }
}

function best(variants: readonly TmxVariant[], match: ReturnType<typeof languageMatcher>): readonly TmxVariant[] {
  const exact = variants.filter(({ language }) => match(language) === 'exact')
  return exact.length > 0 ? exact : variants.filter(({ language }) => match(language) === 'region')
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

/** What is kept of a unit besides its texts, dates and author. */
function extraOf(
  { tuid, notes, props }: TmxUnit,
  { source, target }: { readonly source: TmxVariant; readonly target: TmxVariant },
  from: LocaleTag,
  to: LocaleTag
): string | undefined {
  const allNotes = target.notes.length > 0 ? [...notes, ...target.notes] : notes
  const allProps = (target.props.length > 0 ? [...props, ...target.props] : props).filter(
    ({ type }) => type !== ownProp
  )
  const extra = {
    ...(tuid === undefined ? {} : { tuid }),
    ...(source.language === from ? {} : { source: source.language }),
    ...(target.language === to ? {} : { target: target.language }),
    ...(allNotes.length > 0 ? { notes: allNotes } : {}),
    ...(allProps.length > 0 ? { props: allProps.map(({ type, value }) => [type, value]) } : {})
  }
  return Object.keys(extra).length === 0 ? undefined : JSON.stringify(extra)
}
