import type { Nodes } from 'mdast'
import type { Role } from '../../model/document.ts'
import { type AttributeText, attributeRole } from './attribute-text.ts'
import { isProtectedName } from './html-tags.ts'

export type JsxElement = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>

/** The strings of an element that are read by readers: literal ones, of the attributes listed. Expressions are code. */
export function jsxAttributeTexts(
  source: string,
  { attributes }: JsxElement,
  { names, isCell }: { readonly names: ReadonlySet<string>; readonly isCell: boolean }
): readonly AttributeText[] {
  return attributes.flatMap((attribute): AttributeText[] => {
    const end = attribute.position?.end.offset
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string' || end === undefined) return []
    const { name, value } = attribute
    if (!names.has(name)) return []
    const quote = source.charAt(end - 1)
    // A quote cannot be escaped, so the value starts at the nearest one.
    const start = source.lastIndexOf(quote, end - 2)
    return [{ start, end, role: attributeRole(name), value, write: text => spelled(text, quote, isCell) }]
  })
}

/** Whether nothing in the element is for readers. */
export function isProtectedJsx({ name, attributes }: JsxElement): boolean {
  if (name !== null && isProtectedName(name)) return true
  return attributes.some(attribute => {
    if (attribute.type !== 'mdxJsxAttribute') return false
    const value = typeof attribute.value === 'string' ? attribute.value : undefined
    if (attribute.name === 'translate') return value === 'no'
    return /^class(?:Name)?$/.test(attribute.name) && value !== undefined && /(?:^|\s)notranslate(?:\s|$)/.test(value)
  })
}

/** What must stay of an element's tag, however it is spelled. */
export function jsxSignature({ name, attributes }: JsxElement, names: ReadonlySet<string>): string {
  const plain = attributes.length === 0 ? name : undefined
  if (plain === 'em') return 'emphasis'
  if (plain === 'strong') return 'strong'
  if (plain === 'del') return 'delete'
  const described = attributes.map(attribute => {
    if (attribute.type === 'mdxJsxExpressionAttribute') return `{${attribute.value}}`
    const { name, value } = attribute
    if (typeof value !== 'string') return `${name}={${value?.value ?? ''}}`
    return names.has(name) ? name : `${name}=${JSON.stringify(value)}`
  })
  return `jsx ${[name ?? '', ...described].join(' ')}`
}

/** What the text in an element is, where its name says so. */
export function jsxRole({ name }: JsxElement): Role | undefined {
  return name === null ? undefined : roles[name]
}

/** The text a reader sees in the place of an expression that is only a string, such as the `{' '}` between two elements. */
export function literalText(expression: string): string {
  return /^\s*(["'])([^"'\\]*)\1\s*$/.exec(expression)?.[2] ?? ''
}

const roles: Readonly<Record<string, Role>> = {
  h1: 'h',
  h2: 'h',
  h3: 'h',
  h4: 'h',
  h5: 'h',
  h6: 'h',
  summary: 'h',
  legend: 'h',
  li: 'li',
  dt: 'li',
  dd: 'li',
  td: 'cell',
  th: 'cell',
  blockquote: 'quote',
  caption: 'cap',
  figcaption: 'cap'
}

function spelled(text: string, quote: string, isCell: boolean): string {
  const value = text.replace(/[&"'|]/g, (mark, index: number) => {
    if (mark === '&') return /^&(?:#\d+|#x[\da-f]+|[a-z\d]+);/i.test(text.slice(index, index + 45)) ? '&amp;' : mark
    if (mark === '|') return isCell ? '&#124;' : mark
    return mark === quote ? (mark === '"' ? '&quot;' : '&#39;') : mark
  })
  return quote + value + quote
}
