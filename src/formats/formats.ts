import type { DocumentFormat } from './document-format.ts'
import { i18nextJson } from './i18next-json.ts'
import { markdown } from './markdown.ts'
import { text } from './text.ts'

export interface FormatOptions {
  /** Front-matter keys whose values are translated; each format's own list where there is none. */
  readonly frontMatter: readonly string[] | undefined
}

/** The formats dragoman reads: a new one is its file and a line here. */
export function formats({ frontMatter }: FormatOptions): readonly DocumentFormat[] {
  return [markdown(frontMatter ? { frontMatter } : {}), text(), i18nextJson()]
}
