import type { OpenToken } from '../../xml/token.ts'
import type { ElementAt } from '../markup/vocabulary.ts'

type Scope = ReadonlyMap<string, string>

export const xhtmlNamespace = 'http://www.w3.org/1999/xhtml'

/** Tells the namespaces of elements as they are met, parents first; `''` for none. Prefixes that are not declared have none. */
export function namespaceReader(): (element: ElementAt, prefix?: string) => string {
  const scopes = new WeakMap<OpenToken, Scope>()
  const scopeOf = (element: ElementAt): Scope => {
    const known = scopes.get(element.token)
    if (known) return known
    const scope = declared(element, element.parent ? scopeOf(element.parent) : nothing)
    scopes.set(element.token, scope)
    return scope
  }
  return (element, prefix = element.prefix) => scopeOf(element).get(prefix) ?? ''
}

const nothing: Scope = new Map()

function declared(element: ElementAt, outer: Scope): Scope {
  let scope: Map<string, string> | undefined
  for (const { name } of element.token.attributes) {
    if (!name.startsWith('xmlns')) continue
    const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : undefined
    if (prefix === undefined) continue
    scope ??= new Map(outer)
    scope.set(prefix, element.attribute(name)?.trim() ?? '')
  }
  return scope ?? outer
}
