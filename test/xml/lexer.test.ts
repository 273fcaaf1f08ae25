import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { FormatError } from '../../src/model/errors.ts'
import { tokens } from '../../src/xml/lexer.ts'
import { checkStructure } from '../../src/xml/structure.ts'

const article = `\uFEFF<?xml version="1.0"?>
<!DOCTYPE a [ <!ENTITY b "]>"> <!-- ' --> <?p ]> ?> ]>
<!-- a -->
<a:b c='1 > "' d="&#10;&e;"
  >text &amp; <![CDATA[ <raw> ]]]> <?pi d?><é/>
</a:b >
<!-- end -->
`

function refusal(source: string): FormatError {
  try {
    tokens(source)
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
  throw new Error(`Not refused: ${source}`)
}

describe('the tokens', () => {
  test('cover the document', () => {
    const spans = tokens(article)
    expect(spans.map(({ start, end }) => article.slice(start, end)).join('')).toBe(article)
    expect(spans.every(({ start }, i) => start === (spans[i - 1]?.end ?? 0))).toBe(true)
  })

  test('are told apart', () => {
    expect(tokens(article).map(({ type }) => type)).toEqual(
      'text declaration text doctype text comment text open text cdata text instruction open text close text comment text'.split(
        ' '
      )
    )
  })

  test('know their attributes', () => {
    const [root] = tokens(article).filter(token => token.type === 'open')
    expect(
      root?.attributes.map(({ name, value, quote }) => [name, article.slice(value!.start, value!.end), quote])
    ).toEqual([
      ['c', '1 > "', "'"],
      ['d', '&#10;&e;', '"']
    ])
  })
})

describe('what is not well-formed is refused where it is wrong', () => {
  test.each([
    ['', 0],
    ['text', 0],
    ['<a>', 3],
    ['<a></b>', 3],
    ['</a>', 0],
    ['<a/><b/>', 4],
    ['<a/>text', 4],
    ['<a b="1" b="2"/>', 9],
    ['<a b=1/>', 5],
    ['<a b/>', 4],
    ['<a b="1"c="2"/>', 8],
    ['<a b="<"/>', 6],
    ['<a b="1/>', 9],
    ['<a>&b</a>', 3],
    ['<a>& </a>', 3],
    ['<a>&#0;</a>', 3],
    ['<a>&#x110000;</a>', 3],
    ['<a b="&"/>', 6],
    ['<a>]]></a>', 3],
    ['<a>\0</a>', 3],
    ['<a><!-- -- --></a>', 8],
    ['<a><!-- </a>', 3],
    ['<a><![CDATA[ </a>', 3],
    ['<a><?p </a>', 3],
    ['<a><?xml version="1.0"?></a>', 3],
    ['\n<?xml version="1.0"?><a/>', 1],
    ['<!DOCTYPE a [ <a/>', 0],
    ['<a><!DOCTYPE a></a>', 3],
    ['<a>< b/></a>', 3],
    ['<![CDATA[a]]>', 0],
    ['<a', 2],
    ['<a/', 2],
    ['<a></a', 6]
  ])('%j', (source, offset) => {
    expect(refusal(source)).toMatchObject({ type: 'syntax', offset })
  })

  test('nesting beyond reason', () => {
    expect(refusal('<a>'.repeat(10_000)).type).toBe('too-deep')
  })
})

test('accepts what another strict parser accepts, and refuses what it refuses', () => {
  const piece = fc.constantFrom(
    ...[
      '<a>',
      '</a>',
      '<b c="d">',
      '</b>',
      '<e/>',
      'text',
      ' ',
      '&amp;',
      '&#65;',
      '&',
      ']]>',
      '<!-- x -->',
      '<!--',
      '-->'
    ],
    ...['<![CDATA[', ']]', '<?p x?>', '<?xml version="1.0"?>', '"', "'", '=', '>', '<', '--', '/', '\n', 'é', '&lt;']
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      const source = `<a>${pieces.join('')}</a>`
      expect(isAccepted(() => tokens(source))).toBe(isAccepted(() => new SaxesParser().write(source).close()))
    }),
    { numRuns: 5000 }
  )
})

function isAccepted(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

describe('the second opinion', () => {
  test('agrees on the article', () => {
    expect(() => checkStructure(article, tokens(article))).not.toThrow()
  })

  test.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'])(
    'an element named %s is read, or refused with its place',
    name => {
      const source = `<a><${name}>x</${name}></a>`
      try {
        checkStructure(source, tokens(source))
      } catch (error) {
        expect(error).toMatchObject({ name: 'FormatError', type: 'syntax', offset: 3 })
      }
    }
  )

  test('notices an element it does not see', () => {
    const source = '<a><b/></a>'
    const doubted = tokens(source).filter(token => token.type !== 'open' || token.name !== 'b')
    expect(() => checkStructure(source, doubted)).toThrow(FormatError)
  })

  test('agrees on any document of ours', () => {
    const { element } = fc.letrec(tie => ({
      element: fc
        .tuple(fc.constantFrom('a', 'b:c', 'é'), fc.array(tie('node') as fc.Arbitrary<string>, { maxLength: 4 }))
        .map(([name, inner]) => (inner.length === 0 ? `<${name}/>` : `<${name} d="1>2">${inner.join('')}</${name}>`)),
      node: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('text', ' ', '&amp;', '<!-- <x> -->', '<![CDATA[<y>]]>', '<?p <z>?>', '&unknown;'),
        tie('element')
      )
    }))
    fc.assert(
      fc.property(element as fc.Arbitrary<string>, source => {
        checkStructure(source, tokens(source))
      })
    )
  })
})
