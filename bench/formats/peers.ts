import { XMLBuilder, XMLParser } from 'fast-xml-parser'
import { parse, serialize } from 'parse5'
import { remark } from 'remark'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'

/** What one would use instead: read a text into a tree and write it again. */
export interface Peer {
  readonly name: string
  readonly through: (text: string) => string
}

const options = {
  preserveOrder: true,
  ignoreAttributes: false,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  commentPropName: '#comment',
  cdataPropName: '#cdata',
  maxNestedTags: 1000
}

export const fastXmlParser: Peer = {
  name: 'fast-xml-parser parse, build',
  through: text => new XMLBuilder(options).build(new XMLParser(options).parse(text))
}

export const parse5: Peer = { name: 'parse5 parse, serialize', through: text => serialize(parse(text)) }

const processor = remark().use(remarkGfm).use(remarkFrontmatter)

export const remarkPeer: Peer = {
  name: 'remark parse, stringify',
  through: text => String(processor.stringify(processor.parse(text)))
}

export const json: Peer = {
  name: 'JSON.parse, stringify with its indent',
  through: text =>
    `${JSON.stringify(JSON.parse(text), null, /\n([ \t]+)\S/.exec(text)?.[1] ?? '')}${/\s*$/.exec(text)![0]}`
}
