import { join } from 'node:path'
import { disclose } from '../bundles/disclosure.ts'
import { bundleManifest, disclosureText, type ManifestBlock } from '../bundles/manifest.ts'
import { type CorrectionInput, correctionNotice, withNotice } from '../bundles/notices.ts'
import type { Renderer } from '../bundles/renderer.ts'
import { type Content, codesOf, plainText, visibleText } from '../model/content.ts'
import type { Block } from '../model/document.ts'
import { FormatError, type OperationalError, QuarantineError } from '../model/errors.ts'
import { parseTags } from '../model/inline-tags.ts'
import type { LocaleTag } from '../model/locale.ts'
import { hashText } from '../review/evidence.ts'
import { encodeArticle } from '../store/encoding.ts'
import type { FileChange } from '../store/file-journal.ts'
import { stampOf } from '../store/stamp.ts'
import { isolated } from '../style/isolates.ts'
import { correctionId } from './correction.ts'
import { type FinishedBlock, type FinishedLocale, isPublished } from './finish.ts'
import { bundlePath, manifestPath } from './paths.ts'
import type { Project } from './project.ts'
import { publishShared } from './publish-shared.ts'
import { isOfSentence } from './quarantine.ts'
import type { SourceArticle } from './source-article.ts'
import { changedWords, wordsOf } from './words.ts'

/** What ships, and the blocks as they are after the skeleton has had its say. */
export interface Published {
  readonly blocks: readonly FinishedBlock[]
  /** A bundle's files, which can be made again. */
  readonly files: ReadonlyArray<{ readonly path: string; readonly content: string | Uint8Array }>
  /** A file that people edit too: it changes together with the locale file and its record, which know what we wrote there. */
  readonly shared: FileChange | undefined
}

/**
 * Merges the targets into the article's skeleton and computes what the bundle says of itself. A block whose text would break
 * the article, or that has none to publish, ships in the source language. Reads no text: it asks only whether
 * there is a bundle, and when the source of a stale block changed.
 */
export function publish(project: Project, { plan, blocks }: FinishedLocale): Published {
  const { article, shared } = plan
  const renderer = project.renderer(plan.locale)
  const isStale = blocks.some(({ state }) => state === 'stale')
  const updated = isStale ? new Date(project.lastChanged(article.file.path)).toISOString() : undefined
  const shipped = shared ? (target: Content) => target : (target: Content) => isolated(target, plan.locale)
  const merged = mergeBlocks(article, blocks, renderer, updated, shipped)
  if (shared) {
    const isHeld = project.incomplete === 'withhold' && !merged.blocks.every(isPublished)
    return { files: [], ...publishShared(shared, plan.blocks, merged.blocks, isHeld ? undefined : merged.text) }
  }
  const isHeld = isWithheld(project, article, plan.locale, merged.blocks)
  return { blocks: merged.blocks, files: isHeld ? [] : files(), shared: undefined }

  function files(): Published['files'] {
    const { folders } = project
    const { file } = article
    const { text, bytes } = encodeArticle(merged.text, article.source)
    const manifest = manifestOf(project, article, { ...merged, text }, renderer)
    return [
      { path: bundlePath(folders, plan.locale, file.id, file.extension), content: bytes },
      { path: manifestPath(folders, plan.locale, file.id), content: `${JSON.stringify(manifest, undefined, 2)}\n` }
    ]
  }
}

interface Merged {
  readonly text: string
  readonly blocks: readonly FinishedBlock[]
  /** Of `blocks`. */
  readonly evidence: readonly ManifestBlock[]
}

/**
 * Whenever a target does not fit, its block is flagged and the rest is merged again: each round has one target fewer. `shipped` gives a
 * target its isolates, where nobody edits what ships.
 */
function mergeBlocks(
  article: SourceArticle,
  blocks: readonly FinishedBlock[],
  renderer: Renderer,
  updated: string | undefined,
  shipped: (target: Content) => Content
): Merged {
  const { document, file } = article
  const { locale } = renderer
  const lookup = renderer.article(
    Object.fromEntries(blocks.flatMap(({ block, text }) => (text === undefined ? [] : [[block.key, text]])))
  )
  let current = blocks
  for (;;) {
    const evidence = evidenceOf(current, updated)
    const correction = correctionOf(article, current, locale)
    const line = withNotice(
      disclosureText(disclose({ blocks: evidence }), evidence, renderer),
      correction && correctionNotice(correction, renderer)
    )
    const byId = new Map(current.map(block => [block.block.block.id, block]))
    try {
      const text = file.format.merge(document, locale, block => {
        if (block.role === 'disclosure') return shipped([line])
        const finished = byId.get(block.id)
        return finished && isPublished(finished) ? shipped(targetOf(lookup(finished.block.key), block)) : block.content
      })
      return { text, blocks: current, evidence }
    } catch (error) {
      if (!(error instanceof FormatError) || error.block === undefined || !byId.has(error.block)) throw error
      const broken = byId.get(error.block)!
      if (!isPublished(broken)) throw error
      current = current.map(block => (block === broken ? unfit(block, error.message) : block))
    }
  }
}

/**
 * What the bundle says of the article's correction: pending as long as anything in it may still be of before. Its note is text of the
 * article like any other, and is said only in the bundle's language.
 */
function correctionOf(
  { news: { correction } }: SourceArticle,
  blocks: readonly FinishedBlock[],
  locale: LocaleTag
): CorrectionInput | undefined {
  if (!correction) return undefined
  const { note, at } = correction
  const noted = blocks.find(({ block }) => visibleText(block.block.content) === note)
  const isSaid = noted !== undefined && isPublished(noted)
  return {
    id: correctionId(correction),
    at,
    note: isSaid ? visibleText(isolated(targetOf(noted.text, noted.block.block), locale)) : undefined,
    isPending: blocks.some(block => !isPublished(block) || block.state === 'stale')
  }
}

function targetOf(text: string | undefined, block: Block): Content {
  return text === undefined ? block.content : parseTags(text, codesOf(block.content))
}

/** The machine's text is flagged; a person's stays what it is, and is reported. Either is kept, and neither ships. */
function unfit(block: FinishedBlock, message: string): FinishedBlock {
  const findings = [...block.findings, { check: 'merge', severity: 'error', message } as const]
  if (block.state !== 'machine') return { ...block, findings }
  return { ...block, state: 'flagged', record: block.record && { ...block.record, state: 'flagged' }, findings }
}

/**
 * A bundle that is there is better than a new one with holes that the world, not the text, has made. What a text itself is refused for
 * stays so for long: the rest of the article need not wait for it.
 */
function isWithheld(
  { root, folders, incomplete, time }: Project,
  { file, findings }: SourceArticle,
  locale: LocaleTag,
  blocks: readonly FinishedBlock[]
): boolean {
  if (incomplete === 'withhold' && !(findings.length === 0 && blocks.every(isPublished))) return true
  const isThere = stampOf(join(root, bundlePath(folders, locale, file.id, file.extension)), time()) !== undefined
  const isPassing = (error: OperationalError) => !(error instanceof QuarantineError || isOfSentence(error))
  return isThere && blocks.some(({ outcome, error }) => outcome === 'failed' && error && isPassing(error))
}

/** `updated`: when the source last changed, for stale blocks. */
function evidenceOf(blocks: readonly FinishedBlock[], updated: string | undefined): ManifestBlock[] {
  return blocks.map(finished => {
    const { block, text, record, state, findings } = finished
    const shown = text === undefined ? '' : plainText(parseTags(text, codesOf(block.block.content)))
    return {
      key: block.key,
      role: block.block.role,
      state,
      by: record?.by,
      at: record?.at,
      words: wordsOf(shown).length,
      wordsChanged: isWrittenByPerson(record) ? changedWords(record?.base, text ?? '') : 0,
      engine: isMachinesWords(record) ? record?.engine : undefined,
      isPublished: isPublished(finished),
      findings,
      dismissed: record?.dismissed ?? [],
      sourceUpdated: state === 'stale' ? updated : undefined
    }
  })
}

function isMachinesWords(record: FinishedBlock['record']): boolean {
  return !isWrittenByPerson(record) && record?.note !== 'from-memory'
}

/** Machine text that a person has only approved is still the machine's words. */
function isWrittenByPerson(record: FinishedBlock['record']): boolean {
  return record?.person !== undefined && record.person !== record.machine
}

function manifestOf(project: Project, article: SourceArticle, { text, blocks, evidence }: Merged, renderer: Renderer) {
  const { file, hash, findings } = article
  const shown = (role: Block['role']) => {
    const block = blocks.find(({ block }) => block.block.role === role)
    if (!block) return undefined
    const { content } = block.block.block
    return visibleText(
      isPublished(block) ? isolated(targetOf(block.text, block.block.block), renderer.locale) : content
    )
  }
  return bundleManifest(
    {
      article: file.id,
      from: project.from,
      sourcePath: file.path,
      sourceHash: hash,
      file: `article${file.extension}`,
      contentHash: hashText(text),
      title: shown('title'),
      description: shown('dek'),
      blocks: evidence,
      isWhole: findings.length === 0,
      correction: correctionOf(article, blocks, renderer.locale),
      alternates: project.alternates.map(lng => ({ lng, href: hrefOf(project, lng, file.id) })),
      tool: project.tool
    },
    renderer
  )
}

export function hrefOf({ baseUrl }: Project, locale: LocaleTag, article: string): string {
  const path = `${locale}/${article.split('/').map(encodeURIComponent).join('/')}/`
  return baseUrl === undefined ? `/${path}` : `${baseUrl}/${path}`
}
