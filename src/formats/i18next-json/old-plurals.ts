import { FormatError } from '../../model/errors.ts'
import { isCount, piecesOf } from './codes.ts'
import { type JsonNode, type Member, placeOf } from './tree.ts'

/**
 * Refuses the plurals of i18next's JSON v3 (`item`, `item_plural`), which has other suffixes in each language and which i18next no
 * longer reads: to translate them as two texts would leave Arabic with two forms of six. A key that ends in `_plural` without a count
 * is a context like any other.
 */
export function refuseOldPlurals(source: string, node: JsonNode): void {
  if (node.kind === 'array') for (const item of node.items) refuseOldPlurals(source, item)
  if (node.kind !== 'object') return
  const keys = new Set(node.members.map(({ key }) => key))
  for (const member of node.members) {
    refuseOldPlurals(source, member.value)
    if (isOldPlural(member) && keys.has(member.key.slice(0, -'_plural'.length))) throw tooOld(source, member)
  }
}

function isOldPlural({ key, value }: Member): boolean {
  if (!key.endsWith('_plural') || value.kind !== 'string') return false
  return piecesOf(value.text, 0, value.text.length).some(({ part }) => typeof part !== 'string' && isCount(part.data))
}

function tooOld(source: string, { key, start }: Member): FormatError {
  const v4 = key.replace(/_plural$/, '_other')
  const message = `Expected plurals of i18next JSON v4, such as ${JSON.stringify(v4)}, got ${JSON.stringify(key)} of v3 at ${placeOf(source, start)}: convert the catalogue with i18next-v4-format-converter`
  return new FormatError('syntax', message, { offset: start })
}
