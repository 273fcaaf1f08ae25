import type { Content } from '../../src/model/content.ts'
import { type Fault, reordered, withBadCodes } from '../support/bad-codes.ts'
import { shapeOf } from '../support/content-shape.ts'
import { matched } from './gold.ts'
import type { Extracted } from './measure-file.ts'
import { mergedWith } from './merged.ts'
import type { Check } from './results.ts'
import { chosen, refusedBlock } from './splice-laws.ts'

/** Blocks of a file that are tried with codes that are wrong. */
const tried = 12

/** F4: codes in another order are accepted; missing, doubled, crossed and invented ones are refused, by name of the block. */
export function codeLaw(extracted: Extracted, turn: number): readonly Check[] {
  return [...faultyCodes(extracted, turn), reorderedCodes(extracted)]
}

function faultyCodes(extracted: Extracted, turn: number): readonly Check[] {
  const tally = new Map<Fault, { total: number; failures: string[] }>()
  for (const { id, content } of chosen(extracted.document.blocks, tried, turn)) {
    for (const { fault, content: bad } of withBadCodes(content)) {
      const { total, failures } = tally.get(fault) ?? { total: 0, failures: [] }
      const named = refusedBlock(extracted, id, bad)
      if (named !== id)
        failures.push(`${id}: ${fault} code ${named === undefined ? 'accepted' : `refused as ${named}`}`)
      tally.set(fault, { total: total + 1, failures })
    }
  }
  return Array.from(tally, ([fault, { total, failures }]) => {
    return { law: 'F4', with: fault, right: total - failures.length, total, failures }
  })
}

function reorderedCodes(extracted: Extracted): Check {
  const { document, format } = extracted
  const orders = new Map(document.blocks.map(({ id, content }) => [id, reordered(content)]))
  const total = [...orders.values()].filter(order => order !== undefined).length
  const targets = document.blocks.map(({ id, content }) => orders.get(id) ?? content)
  const merged = mergedWith(extracted, document.locale, targets)
  const failures = merged.refused.map(({ block: { id }, message }) => `${id}: reorder refused: ${message}`)
  const again = format.extract(merged.text, document.locale)
  // As bags: a code may hold a block of its own, such as the text of an image, which moves with it.
  const found = matched(shapes(again.blocks.map(({ content }) => content)), shapes(merged.contents), 'reordered')
  failures.push(...found.wrong)
  return { law: 'F4', with: 'reordered', right: Math.max(0, total - failures.length), total, failures }
}

const shapes = (contents: readonly Content[]) => contents.map(shapeOf)
