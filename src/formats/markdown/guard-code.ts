import { FormatError } from '../../model/errors.ts'

const maxCost = 50_000_000

/**
 * Refuses, in linear time, the code in MDX that its parser would need minutes for: it tries to read an expression at each closing
 * brace, and an import or export at each blank line, from its start. The weights were measured, as those of `refuseDeep`.
 */
export function refuseCostlyCode(source: string): void {
  let cost = 0
  let end = 0
  for (const { 0: opening, index } of source.matchAll(/^(?:import|export)\s|\{|^[ \t>]*(`{3,}|~{3,})/gm)) {
    if (index < end) continue
    const fence = /[`~]+$/.exec(opening)?.[0]
    end =
      fence === undefined ? codeEnd(source, index, opening === '{') : fenceEnd(source, index + opening.length, fence)
    if (fence !== undefined) continue
    cost += opening === '{' ? costOfExpression(source.slice(index, end)) : costOfModule(source.slice(index, end))
    if (cost > maxCost) {
      const message = `Expected expressions, imports and exports of ordinary length, got one that ends beyond reason at offset ${index}: move the data to a module`
      throw new FormatError('too-deep', message, { offset: index })
    }
  }
}

const costOfExpression = (code: string) => 1.2 * count(code, /\}/g) * code.length

function costOfModule(code: string): number {
  const lines = count(code, /\n/g)
  return 4.4 * count(code, /\n[ \t]*\r?\n/g) * lines + 0.4 * lines ** 2
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** Where brackets, strings and comments opened since `start` are closed: of a statement, at the first blank line after that. */
function codeEnd(source: string, start: number, isExpression: boolean): number {
  const piece =
    /\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|(["'])(?:\\.|(?!\1)[^\\\r\n])*|[`{}()[\]]|\$\{|\r?\n[ \t]*(?=\r?\n)/g
  piece.lastIndex = start
  const open: string[] = []
  for (let match = piece.exec(source); match; match = piece.exec(source)) {
    const [mark] = match
    const isTemplate = open.at(-1) === '`'
    if (mark === '`' && isTemplate) open.pop()
    else if (mark === '`' || mark === '${' || (!isTemplate && /^[{([]$/.test(mark))) open.push(mark)
    else if (!isTemplate && /^[})\]]$/.test(mark)) open.pop()
    else if (isTemplate) piece.lastIndex = match.index + 1
    else if (!isExpression && open.length === 0 && /^\s/.test(mark)) return match.index
    if (isExpression && open.length === 0) return piece.lastIndex
  }
  return source.length
}

function fenceEnd(source: string, from: number, fence: string): number {
  const close = new RegExp(`^[ \\t>]*${fence.charAt(0)}{${fence.length},}[ \\t]*$`, 'gm')
  close.lastIndex = from
  return close.exec(source) ? close.lastIndex : source.length
}
