import { type Content, isCode, visibleText } from '../../src/model/content.ts'
import type { Document } from '../../src/model/document.ts'
import { FormatError } from '../../src/model/errors.ts'
import { collapsed, shapeOf } from '../support/content-shape.ts'
import type { Extracted } from './measure-file.ts'
import { type Merged, mergedWith } from './merged.ts'
import { quirks } from './quirks.ts'
import { refusal } from './read.ts'
import { difference } from './referees/difference.ts'
import type { Item } from './referees/item.ts'
import { refereeOf } from './referees/referees.ts'
import type { Check, Left } from './results.ts'
import { only, type TargetSet, targetSets, unwritable } from './targets.ts'

export interface SpliceResult {
  readonly checks: readonly Check[]
  readonly left: readonly Left[]
  readonly targets: number
  readonly unrefereed?: string
}

/** F2 and F3: what the article is like with other content in its holes. */
export function spliceLaws(extracted: Extracted, turn: number): SpliceResult {
  const { document, file, source } = extracted
  const quirk = quirks.get(file)
  const judged = quirk === undefined ? judgedBy(document.format, source) : { trouble: quirk }
  const results = targetSets.map(set => trial(extracted, set, turn, judged.items))
  return {
    checks: [...results.flatMap(({ checks }) => checks), unwritableTexts(extracted, turn)],
    left: results.flatMap(({ left }) => left),
    targets: targetSets.length * document.blocks.length,
    ...(judged.trouble === undefined ? {} : { unrefereed: judged.trouble })
  }
}

function trial(extracted: Extracted, { name, targets }: TargetSet, turn: number, items: readonly Item[] | undefined) {
  const { document } = extracted
  const merged = mergedWith(extracted, document.locale, targets(document, turn))
  const outside = outsideOf(document, merged.text)
  const checks: Check[] = [check('F2', name, outside)]
  const trouble = reread(extracted, merged) ?? (items && differentTree(document, merged, items))
  checks.push(check('F3', name, trouble))
  const left = merged.refused.map(({ block, message }): Left => ({ with: name, block: block.id, reason: message }))
  return { checks, left }
}

/** Every stretch between holes is found again, in order, the first at the start and the last at the end. */
function outsideOf({ skeleton }: Document, text: string): string | undefined {
  let from = 0
  for (const [i, part] of skeleton.entries()) {
    if (typeof part !== 'string') continue
    const at = i === 0 ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, from)
    if (at < 0) return `outside the holes: expected ${JSON.stringify(part.slice(0, 60))} after offset ${from}`
    from = at + part.length
  }
  const last = skeleton.at(-1)
  if (typeof last === 'string' && !text.endsWith(last))
    return `after the last hole: expected ${JSON.stringify(last.slice(-60))}`
  return undefined
}

function reread({ format, document }: Extracted, merged: Merged): string | undefined {
  try {
    return differentBlocks(document, merged, format.extract(merged.text, document.locale))
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    return `the result is refused: ${error.message}`
  }
}

/** The result extracts to the same skeleton and to blocks that say what they were given. */
function differentBlocks(document: Document, { contents }: Merged, again: Document): string | undefined {
  if (again.blocks.length !== document.blocks.length) {
    return `extracts to ${again.blocks.length} blocks, expected ${document.blocks.length}`
  }
  for (const [i, { id, content }] of again.blocks.entries()) {
    const expected = shapeOf(contents[i]!)
    const actual = shapeOf(content)
    if (actual !== expected) return `${id}: extracts to ${shown(actual)}, expected ${shown(expected)}`
  }
  const at = document.skeleton.findIndex((part, i) => typeof part === 'string' && part !== again.skeleton[i])
  return at < 0
    ? undefined
    : `the skeleton differs: ${shown(String(again.skeleton[at]))}, expected ${shown(String(document.skeleton[at]))}`
}

const shown = (text: string) => JSON.stringify(text.slice(0, 80))

function differentTree(document: Document, { text, contents }: Merged, items: readonly Item[]): string | undefined {
  const judge = refereeOf(document.format)
  try {
    return difference(items, judge(text), textsOf(document.blocks.map(block => block.content)), textsOf(contents))
  } catch (error) {
    return `an independent parser cannot read the result: ${messageOf(error)}`
  }
}

function judgedBy(format: string, source: string): { readonly items?: readonly Item[]; readonly trouble?: string } {
  try {
    return { items: refereeOf(format)(source) }
  } catch (error) {
    return { trouble: messageOf(error) }
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 160)

/** Contents as an attribute or a string of JSON spells them, with their codes or without. */
function textsOf(contents: readonly Content[]): ReadonlySet<string> {
  const spelled = (content: Content) => content.map(part => (isCode(part) ? part.data : part)).join('')
  return new Set(contents.flatMap(content => [collapsed(visibleText(content)), collapsed(spelled(content))]))
}

/** How many blocks of a file are tried with what cannot be written. */
const tried = 3

function unwritableTexts(extracted: Extracted, turn: number): Check {
  const failures: string[] = []
  let total = 0
  for (const { id, content } of chosen(extracted.document.blocks, tried, turn)) {
    for (const [name, text] of Object.entries(unwritable)) {
      total++
      const named = refusedBlock(extracted, id, only(content, text))
      if (named !== id) failures.push(`${id}: ${name} was ${named === undefined ? 'accepted' : `refused as ${named}`}`)
    }
  }
  return { law: 'F2', with: 'unwritable', right: total - failures.length, total, failures }
}

/** The block that a merge with one other target is refused for. */
export function refusedBlock({ format, document }: Extracted, id: string, target: Content): string | undefined {
  try {
    format.merge(document, document.locale, block => (block.id === id ? target : block.content))
    return undefined
  } catch (error) {
    return refusal(error).block
  }
}

/** At most `count` of the blocks, spread over the article. */
export function chosen<T>(blocks: readonly T[], count: number, turn: number): readonly T[] {
  if (blocks.length <= count) return blocks
  return Array.from(
    { length: count },
    (_, i) => blocks[(turn + Math.floor((i * blocks.length) / count)) % blocks.length]!
  )
}

function check(law: Check['law'], name: string, trouble: string | undefined): Check {
  return {
    law,
    with: name,
    right: trouble === undefined ? 1 : 0,
    total: 1,
    failures: trouble === undefined ? [] : [trouble]
  }
}
