import { setImmediate } from 'node:timers/promises'
import { runChecks } from '../checks/quality-check.ts'
import { alignTexts } from '../memory/align/align-texts.ts'
import { unlearned } from '../memory/align/learned.ts'
import type { AlignText } from '../memory/align/passage.ts'
import type { Context, Entry } from '../memory/translation-memory.ts'
import { type Content, codeProblems, type InlineCode, isCode } from '../model/content.ts'
import type { Block } from '../model/document.ts'
import { isLocal } from '../model/errors.ts'
import { formatTags, parseTags } from '../model/inline-tags.ts'
import type { LocalePair, LocaleTag } from '../model/locale.ts'
import { type EvidenceRecord, hashText, parseEvidence } from '../review/evidence.ts'
import { parseLocaleFile } from '../review/locale-file.ts'
import { join, type Split, split } from '../segmentation/split.ts'
import { readTextIfAny } from '../store/files.ts'
import { walk } from '../store/tree.ts'
import { styled } from '../style/house-style.ts'
import { findArticles } from './find-articles.ts'
import { evidencePath, localePath } from './paths.ts'
import type { Project } from './project.ts'
import { sentencesOf } from './sentences.ts'
import { localeFileLimit, readArticle } from './source-article.ts'

/** Translations that went back into the memory: texts of people, sentences of engines. */
export interface Filled {
  readonly people: number
  readonly machine: number
}

/**
 * Fills an empty memory from the locale files: what people wrote, and what engines answered, as far as records prove whose it is and of
 * which source. Files that cannot be read are passed over: the run names them. Articles that are gone count too. Rejects with the signal's reason when it aborts.
 */
export async function fillMemory(project: Project, signal: AbortSignal): Promise<Filled> {
  const { root, folders, from, alternates, to, memory } = project
  const filled = { people: 0, machine: 0 }
  const registries = walk(`${root}/${folders.locales}/${from}/articles`, { extensions: ['.json'] }).files
  if (registries.length === 0) return filled
  const files = new Map(findArticles(project).articles.map(file => [file.id, file]))
  for (const { path } of registries) {
    await setImmediate()
    signal.throwIfAborted()
    const id = path.slice(0, -'.json'.length)
    // Texts of a catalogue stand in the catalogue as well; its plural forms have sources of their own.
    if (folders.catalogues.some(folder => id.startsWith(`${folder}/`))) continue
    const registry = readIfSound(() => parsedFile(project, localePath(folders, from, id), parseLocaleFile))
    if (!registry) continue
    const file = files.get(id)
    const article = file && readIfSound(() => readArticle(project, file))
    const blocks = new Map(article?.blocks.map(({ hash, block }) => [hash, block]))
    const sources = new Map(Array.from(registry, ([key, text]) => [key, blockOf(text, blocks)] as const))
    for (const locale of new Set([...alternates, ...to])) {
      if (locale === from) continue
      const pair = { from, to: locale }
      const entries = readIfSound(() => [...entriesOf(project, id, pair, sources, blocks)]) ?? []
      await memory.store(pair, entries)
      for (const { origin } of entries) filled[origin.type === 'human' ? 'people' : 'machine']++
    }
  }
  return filled
}

/** What is read, or nothing where a file is not as it should be. */
function readIfSound<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!isLocal(error)) throw error
    return undefined
  }
}

function parsedFile<T>({ root }: Project, path: string, parse: (text: string, path: string) => T): T | undefined {
  const text = readTextIfAny(root, path, localeFileLimit)
  return text === undefined ? undefined : parse(text, path)
}

interface Source {
  readonly content: Content
  readonly variant?: Block['variant'] | undefined
}

/** The article's own block where it still has it: it knows its markup. */
function blockOf(text: string, blocks: ReadonlyMap<string, Block>): Source {
  return blocks.get(hashText(text)) ?? { content: withCodes(text) }
}

function* entriesOf(
  project: Project,
  id: string,
  pair: LocalePair,
  sources: ReadonlyMap<string, Source>,
  blocks: ReadonlyMap<string, Block>
): Generator<Entry> {
  const texts = parsedFile(project, localePath(project.folders, pair.to, id), parseLocaleFile)
  const records = parsedFile(project, evidencePath(project.folders, pair.to, id), parseEvidence)
  const keys = [...sources.keys()]
  for (const record of records?.values() ?? []) {
    const place = keys.indexOf(record.key)
    const around = (i: number) => (i < 0 ? undefined : sources.get(keys[i] ?? '')?.content)
    const context = place < 0 ? noContext : { previous: around(place - 1), next: around(place + 1) }
    const known = { article: id, at: record.at ?? project.now().toISOString(), context }
    const text = record.text ?? texts?.get(record.key)
    const source = sourceOf(record, sources, blocks)
    if (text === undefined || source === undefined) continue
    if (isPersons(record, text)) yield* personsEntry(record, source, text, known)
    else if (isMachines(record, text)) yield* machineEntries(project, pair, record, source, text, known)
  }
}

const noContext: Context = { previous: undefined, next: undefined }

/** What the record's text translates: the registry's text if it still is the one, or the one that the record keeps. */
function sourceOf(
  { key, source: hash, was }: EvidenceRecord,
  sources: ReadonlyMap<string, Source>,
  blocks: ReadonlyMap<string, Block>
): Source | undefined {
  if (was !== undefined && hashText(was) === hash) return blockOf(was, blocks)
  const source = sources.get(key)
  return source && hashText(formatTags(source.content)) === hash ? source : undefined
}

function isPersons({ state, person, approved }: EvidenceRecord, text: string): boolean {
  const hash = hashText(text)
  return state !== 'omit' && /\S/.test(text) && (hash === person || hash === approved)
}

function isMachines({ state, machine, engine }: EvidenceRecord, text: string): boolean {
  return state === 'machine' && engine !== undefined && hashText(text) === machine
}

type Known = Pick<Entry, 'article' | 'at' | 'context'>

function* personsEntry(
  { by = 'editor', approved, state }: EvidenceRecord,
  { content: source, variant }: Source,
  text: string,
  known: Known
): Generator<Entry> {
  const target = parseTags(text, source.filter(isCode))
  if (!codeProblems(source, target).next().done) return
  const isReviewed = hashText(text) === approved && (state === 'reviewed' || state === 'final')
  yield { source, variant: variant?.name, target, origin: { type: 'human', by }, isReviewed, ...known }
}

/** The engine's sentences, where each stands for one of the source, and together they are the text. */
function* machineEntries(
  project: Project,
  pair: LocalePair,
  { engine = '' }: EvidenceRecord,
  source: Source,
  text: string,
  known: Known
): Generator<Entry> {
  const target = parseTags(text, source.content.filter(isCode))
  if (!codeProblems(source.content, target).next().done) return
  const sentences = sentencesOf(project, source)
  const [ours, theirs] = [
    split(source.content, project.segmenter, pair.from),
    split(target, project.segmenter, pair.to)
  ]
  if (!isOneToOne(pair, ours, theirs)) return
  const whole = styled(join(theirs.segments, ours.gaps, pair), pair, project.style(pair.to))
  if (formatTags(whole) !== text) return
  const origin = { type: 'mt', engine } as const
  for (const [i, segment] of ours.segments.entries()) {
    const said = { source: segment, target: theirs.segments[i]! }
    const isUnsound = runChecks(project.checks, said, pair).some(({ severity }) => severity === 'error')
    const variant = sentences.sentences[i]?.variant
    if (!isUnsound) yield { ...said, variant, origin, isReviewed: false, ...known, context: noContext }
  }
}

/** As many sentences on both sides, each the other's translation as far as can be told. */
function isOneToOne(pair: LocalePair, ours: Split, theirs: Split): boolean {
  const count = ours.segments.length
  if (count !== theirs.segments.length) return false
  if (count === 1) return true
  const [source, target] = [textOf(pair.from, ours), textOf(pair.to, theirs)]
  const { pairs } = alignTexts(source, target, unlearned(pair.from, pair.to))
  const sure = pairs.filter(({ of, sentences: [a, b] }) => of === 'sentences' && a === 1 && b === 1)
  return sure.length === count
}

function textOf(locale: LocaleTag, { segments, gaps }: Split): AlignText {
  return { locale, blocks: [{ role: 'p', content: segments.flat(), sentences: segments, gaps }] }
}

/** A text of a locale file whose codes nobody knows but by their tags. */
function withCodes(text: string): Content {
  const codes = Array.from(text.matchAll(/<(\/?)(\d+)(\/?)>/g), ([, close, id = '', single]): InlineCode => {
    const kind = close ? 'close' : single ? 'standalone' : 'open'
    return { kind, id, data: '', equiv: '', deletable: false }
  })
  return parseTags(text, codes)
}
