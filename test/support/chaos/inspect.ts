import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Content, isCode, visibleText } from '../../../src/model/content.ts'
import { localeTag } from '../../../src/model/locale.ts'
import { known } from '../../conformance/read.ts'
import { difference } from '../../conformance/referees/difference.ts'
import type { Item } from '../../conformance/referees/item.ts'
import { refereeOf } from '../../conformance/referees/referees.ts'
import { collapsed } from '../content-shape.ts'
import type { ProjectFolder } from '../project-folder.ts'
import { judged, type Verdict } from './oracle.ts'
import type { Truths } from './seam-engine.ts'

/** What was found in a project after a run: what is corrupt, and how many texts nothing could tell to be wrong. */
export interface Inspected {
  readonly corrupt: readonly string[]
  readonly unnoticed: number
  readonly flagged: number
  readonly right: number
}

/** The memory, the locale files and the bundles of a locale, each text against what it should be. `right`: a tree of right answers. */
export function inspected(
  folder: ProjectFolder,
  locale: string,
  known: Truths,
  right: Readonly<Record<string, string>>
): Inspected {
  const corrupt: string[] = []
  let [unnoticed, flagged, good] = [0, 0, 0]
  const take = (place: string, verdict: Verdict) => {
    if (verdict === 'right') good++
    else if (verdict === 'unnoticed') unnoticed++
    else corrupt.push(`${place}: ${verdict}`)
  }
  for (const { source, target } of memoryPairs(folder, locale)) {
    const truth = known.targets.get(`${locale} ${source}`)
    if (truth === undefined) continue
    take(
      `memory ${target.slice(0, 80)}`,
      judged({ source, target, truth, deletable: known.deletable.get(source) ?? new Set() })
    )
  }
  const tree = folder.tree()
  for (const [path, text] of Object.entries(tree)) {
    const article = new RegExp(`^locales/${locale}/articles/(.+)\\.json$`).exec(path)?.[1]
    if (article !== undefined) {
      const states = statesOf(tree[`locales/.review/${locale}/${article}.jsonl`] ?? '')
      const sources = JSON.parse(tree[`locales/en/articles/${article}.json`]!)
      for (const [key, target] of Object.entries<string>(JSON.parse(text))) {
        if (states.get(key) === 'flagged') flagged++
        else {
          const truth = JSON.parse(right[path]!)[key]
          const deletable = /_(?:zero|one|two)$/.test(key) ? new Set(['1']) : emphasisOf(tree, article)
          take(
            `${path} ${key} ${target.slice(0, 80)}`,
            judged({ source: sources[key] ?? truth, target, truth, deletable })
          )
        }
      }
    }
    if (new RegExp(`^bundles/${locale}/.+/article\\.`).test(path)) {
      const trouble = bundleFault(path, text, right[path]!)
      if (trouble !== undefined) corrupt.push(`${path}: ${trouble}`)
    }
  }
  return { corrupt, unnoticed, flagged, right: good }
}

function memoryPairs(folder: ProjectFolder, locale: string): ReadonlyArray<{ source: string; target: string }> {
  const db = new DatabaseSync(join(folder.root, '.dragoman/memory.db'), { readOnly: true })
  try {
    const rows = db.prepare(
      'SELECT seg.text AS source, tra.text AS target FROM tra JOIN seg ON seg.id = tra.seg WHERE tra.locale = ?'
    )
    return rows.all(locale).map(({ source, target }) => ({ source: String(source), target: String(target) }))
  } finally {
    db.close()
  }
}

function statesOf(evidence: string): ReadonlyMap<string, string> {
  const records = evidence.split('\n').filter(line => line !== '')
  return new Map(records.map(line => JSON.parse(line)).map(({ k, st }) => [k, st]))
}

/** Ids that are emphasis somewhere in the article: what a bundle's referee checks beyond them is stricter. */
function emphasisOf(tree: Readonly<Record<string, string>>, article: string): ReadonlySet<string> {
  const path = Object.keys(tree).find(path => path.startsWith(`articles/${article}.`))
  if (path === undefined) return new Set()
  const { blocks } = formatOf(path, tree[path]!).extract(tree[path]!, localeTag('en'))
  return new Set(
    blocks.flatMap(({ content }) => content.flatMap(part => (isCode(part) && part.deletable ? [part.id] : [])))
  )
}

/** Where a bundle differs from the right one by more than texts. */
function bundleFault(path: string, text: string, right: string): string | undefined {
  const format = formatOf(path, right)
  const judge = refereeOf(format.name)
  try {
    const textsOf = (article: string) =>
      spelled(format.extract(article, localeTag('en')).blocks.map(block => block.content))
    return difference(structure(judge(right)), structure(judge(text)), textsOf(right), textsOf(text))
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message.slice(0, 120) : error}`
  }
}

const spelled = (contents: readonly Content[]) =>
  new Set(
    contents.flatMap(content => [
      collapsed(visibleText(content)),
      collapsed(content.map(part => (isCode(part) ? part.data : part)).join(''))
    ])
  )

/** Without what a text may do without, and what says its language. */
const structure = (items: readonly Item[]): readonly Item[] =>
  items.filter(({ node }) => !/^<?\/?(?:em|emph|strong|b|i)>?$|@(?:\w+:)?(?:lang|dir)$/i.test(node))

function formatOf(path: string, text: string) {
  const candidates = known.filter(({ extensions }) => extensions.some(extension => path.endsWith(extension)))
  return candidates.find(format => format.accepts?.(text) ?? true) ?? candidates.at(-1)!
}
