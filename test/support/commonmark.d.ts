/** The few names of the package that tests use; it ships no types. */
declare module 'commonmark' {
  export interface Node {
    readonly type: string
    readonly level: number | null
    readonly literal: string | null
    readonly destination: string | null
    readonly info: string | null
    readonly firstChild: Node | null
    walker(): { next(): { readonly entering: boolean; readonly node: Node } | null }
  }
  export class Parser {
    parse(source: string): Node
  }
  export class HtmlRenderer {
    constructor(options?: { readonly safe?: boolean })
    render(tree: Node): string
  }
}
