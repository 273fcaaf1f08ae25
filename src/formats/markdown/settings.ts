/** CommonMark with GFM, or MDX: the same with JSX, expressions and imports instead of HTML. */
export type Dialect = 'markdown' | 'mdx'

/** How an article is to be read; what it was extracted with it is merged with. */
export interface Settings {
  readonly dialect: Dialect
  /** Dotted paths of the front-matter strings to translate. */
  readonly frontMatter: readonly string[]
  /** Attributes of components and shortcodes whose strings are read by readers. */
  readonly attributes: ReadonlySet<string>
}

export const defaultReaderAttributes: readonly string[] = [
  'alt',
  'title',
  'label',
  'aria-label',
  'aria-description',
  'placeholder',
  'caption',
  'description',
  'heading',
  'headline',
  'subtitle',
  'summary'
]
