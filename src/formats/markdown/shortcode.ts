import { type AttributeText, attributeRole } from './attribute-text.ts'

/**
 * The named parameters of a macro that are read by readers: `{{< figure src="a.png" caption="The quay" >}}`, `{% include a.html alt='…' %}`.
 * Only those whose value is one literal without escapes but `\"`; not the operands of statements such as `{% if title=="x" %}`.
 */
export function shortcodeTexts(macro: string, start: number, names: ReadonlySet<string>): readonly AttributeText[] {
  const kind = kindOf(macro)
  if (!kind) return []
  const texts: AttributeText[] = []
  for (const { 1: name = '', 2: value = '', index } of macro.matchAll(parameter)) {
    const quote = value.charAt(0)
    const inner = value.slice(1, -1)
    if (!names.has(name) || (kind === 'liquid' && quote === '`') || (kind === 'hugo' && quote === "'")) continue
    const decoded = kind === 'hugo' && quote === '"' ? inner.replaceAll('\\"', '"') : inner
    if (quote !== '`' && decoded.includes('\\')) continue
    const at = start + index + name.length + 1
    texts.push({
      start: at,
      end: at + value.length,
      role: attributeRole(name),
      value: decoded,
      write: text => spelled(text, quote, kind)
    })
  }
  return texts
}

type Kind = 'hugo' | 'liquid'

function kindOf(macro: string): Kind | undefined {
  if (/^\{\{[<%]/.test(macro)) return 'hugo'
  return /^\{%-?\s*(?!(?:assign|capture|case|elsif|for|if|set|unless|when)\b)/.test(macro) ? 'liquid' : undefined
}

const parameter = /(?<=\s)([a-z][\w-]*)=("(?:[^"\\]|\\.)*"|'[^'\\]*'|`[^`]*`)(?=[\s,%>/])/gi

/** In the quotes it had, or in others where these would not do. What would end the macro, or open one, has no spelling. */
function spelled(text: string, quote: string, kind: Kind): string | undefined {
  if (/[{}%]\}|\{[{%]|[<%>]\}/.test(text)) return undefined
  const others = kind === 'hugo' ? ['"', '`'] : ['"', "'"]
  const fits = (each: string) => !text.includes(each) && (each === '`' || !text.includes('\\'))
  const usable = [quote, ...others].find(fits)
  if (usable !== undefined) return usable + text + usable
  return kind === 'hugo' && !text.includes('\\') ? `"${text.replaceAll('"', '\\"')}"` : undefined
}
