import { tokens } from '../../xml/lexer.ts'
import { elementsOf, type XmlNode } from '../its/tree.ts'

/** The elements of an article in XML. Throws `FormatError`. */
export function articleElements(source: string): readonly XmlNode[] {
  return elementsOf(source, tokens(source))
}

export function attributeOf(element: XmlNode | undefined, name: string): string | undefined {
  return element?.attributes.find(attribute => attribute.qualified === name)?.value
}

/** The elements that `names` lead to from one, by local names. */
export function below(element: XmlNode, ...names: readonly string[]): readonly XmlNode[] {
  return names.reduce<readonly XmlNode[]>(
    (found, name) => found.flatMap(({ children }) => children.filter(child => child.name === name)),
    [element]
  )
}
