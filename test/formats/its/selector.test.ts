import { describe, expect, test } from 'vitest'
import { selectors } from '../../../src/formats/its/selector.ts'
import { elementsOf } from '../../../src/formats/its/tree.ts'
import { tokens } from '../../../src/xml/lexer.ts'

const source = `<a xmlns:n="urn:n"><b id="1" n:x="y">t</b><b id="2"><c kind="k"/><c kind="l"/></b><n:d title="T"><c>text</c></n:d></a>`
const nodes = elementsOf(source, tokens(source))
const context = {
  namespaceOf: (prefix: string) => (prefix === 'p' ? 'urn:n' : ''),
  parameters: new Map([['wanted', '2']])
}

/** What is selected, by names and ids: `b1`, `c@kind`. */
function selected(text: string): string[] | undefined {
  const paths = selectors(text, context)
  return paths?.flatMap(({ matches, attribute }) =>
    nodes.filter(matches).flatMap(node => {
      const id = node.attributes.find(({ name }) => name === 'id')?.value ?? ''
      return attribute
        ? node.attributes.filter(attribute).map(({ name }) => `${node.name}${id}@${name}`)
        : [`${node.name}${id}`]
    })
  )
}

describe('selects', () => {
  test.each([
    ['/a', ['a']],
    ['/b', []],
    ['//b', ['b1', 'b2']],
    ['/a/b', ['b1', 'b2']],
    ['/a//c', ['c', 'c', 'c']],
    ['//b//c', ['c', 'c']],
    ['//*', ['a', 'b1', 'b2', 'c', 'c', 'd', 'c']],
    ['/a/*', ['b1', 'b2', 'd']],
    ['//d', []],
    ['//p:d', ['d']],
    ['//p:*', ['d']],
    ["//b[@id='2']", ['b2']],
    ['//b[@id="1"]', ['b1']],
    ['//b[@id=$wanted]', ['b2']],
    ['//b[@id=$other]', []],
    ['//b[@id]', ['b1', 'b2']],
    ['//b[2]', ['b2']],
    ['//c[1]', ['c', 'c']],
    ["//b[@id][@p:x='y']", ['b1']],
    ['//b[c]', ['b2']],
    ["//p:d[c='text']", ['d']],
    ['//@title', ['d@title']],
    ['//c/@kind', ['c@kind', 'c@kind']],
    ['//b/@p:x', ['b1@x']],
    ['//b//@*', ['b1@id', 'b1@x', 'b2@id', 'c@kind', 'c@kind']],
    [' //c | /a ', ['c', 'c', 'c', 'a']]
  ])('%s', (text, expected) => {
    expect(selected(text)).toEqual(expected)
  })
})

test.each([
  '',
  'b',
  '//b/text()',
  "//b[starts-with(@id, '1')]",
  'id("1")',
  '//b[@id=1]',
  '//b/..',
  '//b |',
  'count(//b) > 1',
  '//@id/b'
])('passes over %j', text => {
  expect(selected(text)).toBeUndefined()
})
