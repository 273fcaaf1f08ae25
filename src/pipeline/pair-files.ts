import { type LocaleTag, languageOf } from '../model/locale.ts'

/** A file and its translation, each relative to its folder, with `/`. */
export interface FilePair {
  readonly source: string
  readonly target: string
}

export interface PairedFiles {
  /** By source path. */
  readonly pairs: readonly FilePair[]
  /** Without a partner, or with more than one. */
  readonly alone: { readonly source: readonly string[]; readonly target: readonly string[] }
}

export interface PairingOptions {
  readonly from: LocaleTag
  readonly to: LocaleTag
  /** Both lists are of one folder: a file is a translation only where its name or a folder says so. */
  readonly isSameFolder: boolean
}

/**
 * Pairs files by their paths, without extensions and without what names a locale: `vote.md` with `vote.html`, `vote.ar.md`, `vote_ar.md` or
 * `ar/vote.md`, `en/vote.md` with `ar/vote.md`. Of several candidates the one with the same extension; still several: none.
 */
export function pairFiles(
  sources: readonly string[],
  targets: readonly string[],
  { from, to, isSameFolder }: PairingOptions
): PairedFiles {
  const originals = sources.map(path => read(path, from, to)).filter(({ locale }) => locale !== 'target')
  const translations = targets
    .map(path => read(path, from, to))
    .filter(({ locale }) => (isSameFolder ? locale === 'target' : locale !== 'source'))
  const byKey = Map.groupBy(translations, ({ key }) => key)
  const keys = Map.groupBy(originals, ({ key, extension }) => `${key}\n${extension}`)
  const pairs: FilePair[] = []
  const alone: string[] = []
  for (const { path, key, extension } of originals) {
    const candidates = byKey.get(key) ?? []
    const same = candidates.filter(candidate => candidate.extension === extension)
    const [partner, ...more] = same.length > 0 ? same : candidates
    const isOnly = keys.get(`${key}\n${extension}`)?.length === 1
    if (partner && more.length === 0 && isOnly) pairs.push({ source: path, target: partner.path })
    else alone.push(path)
  }
  const taken = new Set(pairs.map(({ target }) => target))
  return {
    pairs,
    alone: {
      source: alone,
      target: translations.filter(({ path }) => !taken.has(path)).map(({ path }) => path)
    }
  }
}

interface ReadPath {
  readonly path: string
  readonly key: string
  readonly extension: string
  /** Which of the two locales the path names, if any. */
  readonly locale: 'source' | 'target' | undefined
}

function read(path: string, from: LocaleTag, to: LocaleTag): ReadPath {
  const folders = path.split('/')
  const file = folders.pop()!
  const dot = file.lastIndexOf('.')
  const extension = dot > 0 ? file.slice(dot).toLowerCase() : ''
  const base = dot > 0 ? file.slice(0, dot) : file
  const marks = Array.from(base.matchAll(/[._]/g), ({ index }) => index)
  const mark = marks.find(at => at > 0 && localeOf(base.slice(at + 1), from, to) !== undefined)
  const named = mark === undefined ? undefined : localeOf(base.slice(mark + 1), from, to)
  const kept = folders.filter(folder => localeOf(folder, from, to) === undefined)
  const below = folders.map(folder => localeOf(folder, from, to)).find(locale => locale !== undefined)
  return { path, key: [...kept, base.slice(0, mark)].join('/'), extension, locale: named ?? below }
}

/** `pt_BR` is `pt-BR` here, and `ar` names `ar-EG` too. */
function localeOf(text: string, from: LocaleTag, to: LocaleTag): 'source' | 'target' | undefined {
  const tag = text.replaceAll('_', '-').toLowerCase()
  if (tag === to.toLowerCase() || tag === languageOf(to)) return 'target'
  return tag === from.toLowerCase() || tag === languageOf(from) ? 'source' : undefined
}
