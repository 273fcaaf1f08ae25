import { collapsed } from '../../support/content-shape.ts'
import { htmlFragmentItems } from './html.ts'
import type { Item, Referee } from './item.ts'
import { jsonItems } from './json.ts'

/** Texts that readers read, spelled as blocks hold them. */
export type Texts = ReadonlySet<string>

/**
 * The first place where two articles differ by more than text for readers, in words; `undefined` where there is none. A value may
 * differ if it is one of the source's texts there and one of the result's here.
 */
export function difference(
  source: readonly Item[],
  result: readonly Item[],
  sourceTexts: Texts,
  resultTexts: Texts
): string | undefined {
  for (let i = 0; i < Math.max(source.length, result.length); i++) {
    const expected = source[i]
    const actual = result[i]
    if (!expected || !actual || expected.node !== actual.node)
      return `expected ${shown(expected)}, got ${shown(actual)}`
    if (expected.text === actual.text) continue
    if (expected.layer === 'html') {
      // Without markup it is text like any other.
      if (!hasMarkup(expected.text ?? '')) continue
      const found = between(htmlFragmentItems)
      if (found !== undefined) return `in ${expected.node}: ${found}`
    } else if (expected.layer === 'json' && isJson(expected.text ?? '')) {
      const found = between(jsonItems)
      if (found !== undefined) return `in ${expected.node}: ${found}`
    } else if (!isText(expected.text, sourceTexts) || !isText(actual.text, resultTexts)) {
      return `expected ${shown(expected)}, got ${shown(actual)}`
    }
    function between(items: Referee) {
      return difference(items(expected?.text ?? ''), items(actual?.text ?? ''), sourceTexts, resultTexts)
    }
  }
  return undefined
}

const hasMarkup = (text: string) => /<(?:\/?[a-z]|!--|\?)/i.test(text)

const isText = (value: string | undefined, texts: Texts) => value !== undefined && texts.has(collapsed(value))

export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function shown(item: Item | undefined): string {
  if (!item) return 'nothing'
  const text = item.text === undefined ? '' : ` ${JSON.stringify(item.text.slice(0, 60))}`
  return `${item.node.slice(0, 80)}${text}`
}
