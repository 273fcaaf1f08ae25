import { codeProblems } from '../model/content.ts'
import { HeldError } from '../model/errors.ts'
import { approve, reopen } from '../review/approval.ts'
import { emptyRecord } from '../review/evidence.ts'
import { type ArticleFile, findArticles } from './find-articles.ts'
import { type BlockPlan, type LocalePlan, targetContent } from './locale-plan.ts'
import { type OpenArticle, openArticle } from './plan.ts'
import type { Project } from './project.ts'
import { adoptedRecord } from './records.ts'
import type { Failure } from './report.ts'
import { reporter } from './reporter.ts'
import { stampKeeper } from './up-to-date.ts'
import { writePage } from './write-page.ts'

export interface ApproveOptions {
  /** Who has read the texts. */
  readonly by: string
  /** Keys of the blocks; all where there are none. */
  readonly keys: readonly string[]
  readonly act: 'reviewed' | 'final' | 'reopen'
}

interface Named {
  readonly article: string
  readonly locale: string
  readonly key: string
}

export interface Approved {
  readonly approved: readonly Named[]
  readonly refused: ReadonlyArray<Named & { readonly reason: string }>
  /** What could not be written. */
  readonly failures: readonly Failure[]
}

/** Records a person's approval of texts as they stand, and writes the bundles anew. Sends nothing. */
export async function approveBlocks(
  project: Project,
  paths: readonly string[],
  options: ApproveOptions
): Promise<Approved> {
  const found = findArticles(project, paths)
  if (found.problems[0]) throw found.problems[0].error
  const stamps = stampKeeper(project)
  const report = reporter(project, { found, articles: [], options: { force: false } })
  const met = new Set<string>()
  const approved: Named[] = []
  const refused: Array<Named & { reason: string }> = []
  const at = project.now().toISOString()
  for (const file of found.articles) {
    const opened = await openUnlessHeld(file)
    if (opened instanceof HeldError) {
      refused.push({ article: file.id, locale: '*', key: '*', reason: opened.message })
      continue
    }
    const { open, errors } = opened
    const [first] = errors
    if (first?.error) throw first.error
    const locales = open.locales.flatMap(plan => {
      const name = (key: string): Named => ({ article: file.id, locale: plan.locale, key })
      if (plan.blocks.some(isOpen)) {
        refused.push({ ...name('*'), reason: 'not translated yet; run translate first' })
        return []
      }
      return [{ ...plan, blocks: plan.blocks.map(block => signed(block, name(block.block.key))) }]
    })
    for (const { block } of open.locales.flatMap(({ blocks }) => blocks)) met.add(block.key)
    const page: OpenArticle = { article: open.article, locales }
    if (locales.length > 0) await writePage(project, [page], () => undefined, report, stamps)
  }
  await stamps.settle()
  const missing = options.keys.filter(key => !met.has(key))
  refused.push(...missing.map(key => ({ article: paths.join(' '), locale: '*', key, reason: 'no such block' })))
  return { approved, refused, failures: report.done(new AbortController().signal, false).failures }

  async function openUnlessHeld(file: ArticleFile) {
    try {
      return await openArticle(project, file, project.to, { force: false })
    } catch (error) {
      if (error instanceof HeldError) return error
      throw error
    }
  }

  function signed(plan: BlockPlan, name: Named): BlockPlan {
    if (options.keys.length > 0 && !options.keys.includes(name.key)) return plan
    if (plan.action === 'omit' || plan.action === 'fill') return plan
    if (plan.action === 'conflict') {
      refused.push({ ...name, reason: plan.error.message })
      return plan
    }
    const { block } = plan
    const record = plan.action === 'adopt' ? adoptedRecord(plan, at) : (plan.record ?? emptyRecord(name.key))
    if (options.act === 'reopen') {
      if (record.approved === undefined) return plan
      approved.push(name)
      const reopened = reopen(record, options.by, at)
      return {
        action: 'keep',
        block,
        text: plan.text,
        record: reopened,
        state: reopened.state === 'stale' ? 'stale' : 'edited'
      }
    }
    if (plan.action === 'stale' && options.keys.length === 0) {
      refused.push({ ...name, reason: 'its source has changed; change the text, or approve it by its key' })
      return plan
    }
    const [problem] = codeProblems(block.block.content, targetContent(block, plan.text))
    if (problem !== undefined) {
      refused.push({ ...name, reason: `${problem}; mend the text first` })
      return plan
    }
    approved.push(name)
    const state = options.act
    return {
      action: 'keep',
      block,
      text: plan.text,
      record: approve(record, plan.text, block.text, options.by, at, state),
      state
    }
  }
}

function isOpen({ action }: LocalePlan['blocks'][number]): boolean {
  return action === 'fill'
}
