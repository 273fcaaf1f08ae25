import { decode } from '../../xml/references.ts'
import type { Attribute, OpenToken, Token } from '../../xml/token.ts'
import { isReadable } from '../markup/readable.ts'

/** An element of an XML document, with what ITS rules ask about. */
export interface XmlNode {
  /** Without its prefix, and the namespace it stands for. */
  readonly name: string
  readonly namespace: string
  readonly token: OpenToken
  readonly parent: XmlNode | undefined
  readonly children: readonly XmlNode[]
  readonly attributes: readonly XmlAttribute[]
  /** Whether there is anything to read directly in it. */
  readonly hasText: boolean
  /** Text directly in it. */
  readonly text: string
  namespaceOf(prefix: string): string
}

export interface XmlAttribute {
  readonly name: string
  readonly namespace: string
  /** As written. */
  readonly qualified: string
  readonly value: string
}

const xml = 'http://www.w3.org/XML/1998/namespace'

/** The elements of a document in document order: the root first. */
export function elementsOf(source: string, tokens: readonly Token[]): readonly XmlNode[] {
  const nodes: XmlNode[] = []
  let top: Node | undefined
  for (const token of tokens) {
    if (token.type === 'open') {
      const node: Node = new Node(source, token, top)
      nodes.push(node)
      top?.children.push(node)
      if (!token.isEmpty) top = node
    } else if (token.type === 'close') top = top?.parent
    else if (token.type === 'text' || token.type === 'cdata') top?.add(token.inner.start, token.inner.end)
  }
  return nodes
}

class Node implements XmlNode {
  readonly token: OpenToken
  readonly parent: Node | undefined
  readonly children: Node[] = []
  readonly name: string
  readonly namespace: string
  readonly attributes: readonly XmlAttribute[]
  readonly #source: string
  readonly #texts: { readonly start: number; readonly end: number }[] = []
  #isReadable = false
  readonly #scope: ReadonlyMap<string, string>

  constructor(source: string, token: OpenToken, parent: Node | undefined) {
    this.token = token
    this.parent = parent
    this.#source = source
    this.#scope = scopeOf(source, token, parent === undefined ? root : parent.#scope)
    const { prefix, local } = split(token.name)
    this.name = local
    this.namespace = this.namespaceOf(prefix)
    this.attributes = token.attributes.map(attribute => {
      const { prefix, local } = split(attribute.name)
      const namespace = prefix === '' ? '' : this.namespaceOf(prefix)
      return { name: local, namespace, qualified: attribute.name, value: spelledValue(source, attribute) }
    })
  }

  get text(): string {
    return this.#texts.map(({ start, end }) => decode(this.#source.slice(start, end)).text).join('')
  }

  get hasText(): boolean {
    return this.#isReadable
  }

  namespaceOf(prefix: string): string {
    return this.#scope.get(prefix) ?? ''
  }

  add(start: number, end: number): void {
    this.#texts.push({ start, end })
    this.#isReadable ||= isReadable(this.#source.slice(start, end))
  }
}

const root: ReadonlyMap<string, string> = new Map([['xml', xml]])

function scopeOf(
  source: string,
  { attributes }: OpenToken,
  outer: ReadonlyMap<string, string>
): ReadonlyMap<string, string> {
  const declared = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (declared.length === 0) return outer
  return new Map([...outer, ...declared.map(each => [each.name.slice(6), spelledValue(source, each)] as const)])
}

function split(name: string): { readonly prefix: string; readonly local: string } {
  const colon = name.indexOf(':')
  return { prefix: name.slice(0, Math.max(colon, 0)), local: name.slice(colon + 1) }
}

const spelledValue = (source: string, { value }: Attribute) =>
  value ? decode(source.slice(value.start, value.end)).text : ''
