import { SaxesParser } from 'saxes'
import type { Item } from './item.ts'

/**
 * The same of a format whose texts may be markup themselves, escaped or in CDATA: such a text goes with the end of its element. Elements
 * that never hold any, or say that theirs is plain, are left out: there `<p>` is four letters.
 */
export function layeredXmlItems(source: string): readonly Item[] {
  return itemsIn(source, true)
}

/** The events of a strict parser. `<bdi>` is looked through: it is put round text of another direction. */
export function xmlItems(source: string): readonly Item[] {
  return itemsIn(source, false)
}

function itemsIn(source: string, hasLayers: boolean): readonly Item[] {
  const items: Item[] = []
  let leaf: string | undefined
  let mayHoldMarkup = false
  let isAtom = false
  const parser = new SaxesParser()
  // Entities are declared where this parser does not look, or nowhere: any name will do.
  parser.ENTITIES = new Proxy(parser.ENTITIES, {
    get: (known, name) => Reflect.get(known, name) ?? `\uE000${String(name)}\uE001`
  })
  const text = (more: string) => {
    if (leaf !== undefined) leaf += more
  }
  parser.on('error', error => {
    throw error
  })
  parser.on('xmldecl', ({ version, encoding, standalone }) => {
    items.push({ node: `<?xml ${version} ${encoding} ${standalone}?>` })
  })
  parser.on('doctype', doctype => items.push({ node: `doctype ${doctype}` }))
  parser.on('processinginstruction', ({ target, body }) => items.push({ node: `<?${target} ${body}?>` }))
  parser.on('comment', comment => items.push({ node: `<!--${comment}-->` }))
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'bdi') return
    leaf = ''
    isAtom ||= name === 'feed'
    mayHoldMarkup = hasLayers && holdsMarkup(name, attributes.type ?? attributes.contenttype ?? attributes.mode, isAtom)
    items.push({ node: `<${name}>` })
    for (const [attribute, value] of Object.entries(attributes))
      items.push({ node: `${name}@${attribute}`, text: value })
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'bdi') return
    items.push({ node: `</${name}>`, ...(leaf === undefined || !mayHoldMarkup ? {} : { text: leaf, layer: 'html' }) })
    leaf = undefined
  })
  parser.write(source.replace(/^\uFEFF/, '')).close()
  return items
}

function holdsMarkup(name: string, type: string | undefined, isAtom: boolean): boolean {
  if (!/^(?:\w+:)?(?:description|encoded|content|summary|subtitle|tagline|inlineData|body)$/.test(name)) return false
  return type === undefined ? !isAtom : /^(?:html|text\/html|escaped)$/.test(type)
}
