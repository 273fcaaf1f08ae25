import fc from 'fast-check'
import { Tokenizer, TokenizerMode } from 'parse5'
import { describe, expect, test } from 'vitest'
import { htmlSyntax } from '../../../src/formats/html/syntax.ts'
import { htmlTokens } from '../../../src/formats/html/tokenizer.ts'
import type { Token } from '../../../src/xml/token.ts'
import { parsedTokens } from './parsed-tokens.ts'

const spelled = (source: string) => htmlTokens(source).map(({ type, start, end }) => [type, source.slice(start, end)])

/** Pieces that make other markup of what is next to them. */
const pieces = [
  '<p>',
  '</p>',
  '<p class=a title="b c" hidden>',
  "<img alt='x'/>",
  '<a href=x&y',
  '<',
  '</',
  '</>',
  '>',
  '<!-- a -->',
  '<!--',
  '<!>',
  '<?b?>',
  '<!doctype html>',
  '<![CDATA[ a ]]>',
  '<svg>',
  '<path/>',
  '</svg>',
  '<title>',
  '</title>',
  '<script>',
  '<!-->',
  '-->',
  '--!>',
  '</script ',
  '<SCRIPT/',
  '</sCript/x>',
  '<plaintext>',
  '</3',
  '<svg/>',
  '<DIV A=1 a=2 =3 b= >',
  '</script>',
  '<textarea>',
  '</textarea>',
  '<math><mi>',
  '<foreignObject>',
  ' a &ldquo;b&rdquo; ',
  '&copy=1 &copy &notit; &#x31;&#0;&#128;',
  '"',
  '=',
  '\r\n',
  '\0',
  '\u{1F600}',
  '\uD800'
]
const anyHtml = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 12 })
  .map(parts => parts.join(''))

describe('any text', () => {
  test('is covered by its tokens, without gaps', () => {
    fc.assert(
      fc.property(anyHtml, source => {
        let end = 0
        for (const token of htmlTokens(source)) {
          expect(token.start).toBe(end)
          expect(token.end).toBeGreaterThan(token.start)
          end = token.end
        }
        expect(end).toBe(source.length)
      }),
      { numRuns: 2000 }
    )
  })

  test('has the tokens that the parser sees', () => {
    fc.assert(
      fc.property(anyHtml, source => {
        expect(outline(htmlTokens(source))).toEqual(outline(parsedTokens(source)))
      }),
      { numRuns: 10_000 }
    )
  })

  test('has tags from < to >, with attributes inside that say what the tokenizer of the parser says', () => {
    fc.assert(
      fc.property(anyHtml, source => {
        const tags = htmlTokens(source).filter(token => token.type === 'open')
        expect(tags.map(tag => attributesOf(source, tag))).toEqual(tags.map(tag => parsedTag(source, tag)))
      }),
      { numRuns: 2000 }
    )
  })

  test('has texts that say what the tokenizer of the parser says', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('&', 'n', 'o', 't', 'i', 'n', ';', '#', 'x', '3', '1', ' ', '=', 'é', '\n')
        }),
        text => {
          expect(htmlSyntax.decode(text, 'text').text).toBe(parsedText(text))
        }
      ),
      { numRuns: 3000 }
    )
  })
})

/** Without attributes, and comments side by side as one: the parser says nothing of what it drops. */
function outline(tokens: readonly Token[]): readonly Token[] {
  const seen: Token[] = []
  for (const token of tokens) {
    const last = seen.at(-1)
    if (token.type === 'open') seen.push({ ...token, attributes: [] })
    else if (token.type === 'comment' && last?.type === 'comment') seen[seen.length - 1] = { ...last, end: token.end }
    else seen.push(token)
  }
  return seen
}

function attributesOf(source: string, { name, attributes }: Token & { type: 'open' }) {
  const values = attributes.map(({ name, value }): [string, string] => {
    const raw = value ? source.slice(value.start, value.end) : ''
    return [name, htmlSyntax.decode(raw, 'attribute').text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD')]
  })
  return [name, values]
}

function parsedTag(source: string, { start, end }: Token) {
  let seen: unknown
  const tokenizer = new Tokenizer(
    {},
    {
      ...ignore,
      onStartTag: ({ tagName, attrs }) => {
        seen = [tagName, attrs.map(({ name, value }) => [name, value])]
      }
    }
  )
  tokenizer.write(source.slice(start, end), true)
  return seen
}

function parsedText(source: string): string {
  let text = ''
  const onCharacter = ({ chars }: { chars: string }) => {
    text += chars
  }
  const handler = { ...ignore, onCharacter, onWhitespaceCharacter: onCharacter, onNullCharacter: onCharacter }
  const tokenizer = new Tokenizer({}, handler)
  tokenizer.state = TokenizerMode.RCDATA
  tokenizer.write(source, true)
  return text
}

const nothing = () => {}
const ignore = {
  onComment: nothing,
  onDoctype: nothing,
  onStartTag: nothing,
  onEndTag: nothing,
  onEof: nothing,
  onCharacter: nothing,
  onNullCharacter: nothing,
  onWhitespaceCharacter: nothing,
  onParseError: null
}

test('a reference does not cut the text it stands in', () => {
  expect(spelled('<p>a &ldquo;x &rdquo;')).toEqual([
    ['open', '<p>'],
    ['text', 'a &ldquo;x &rdquo;']
  ])
})

test('scripts and styles are raw, titles and text areas hold references alone', () => {
  expect(spelled('<script><!-- <b>&amp; </script><style></i></style><title>a <b> &amp; </p></title>')).toEqual([
    ['open', '<script>'],
    ['cdata', '<!-- <b>&amp; '],
    ['close', '</script>'],
    ['open', '<style>'],
    ['cdata', '</i>'],
    ['close', '</style>'],
    ['open', '<title>'],
    ['text', 'a <b> &amp; </p>'],
    ['close', '</title>']
  ])
})

test('SVG and MathML hold CDATA sections and empty elements, but not where HTML is read in them', () => {
  const tokens = htmlTokens(
    '<svg><path/><![CDATA[a<b]]><title>t</title><foreignObject><p/><![CDATA[a]]></foreignObject></svg><p/>'
  )
  expect(tokens.map(({ type }) => type).join(' ')).toBe(
    'open open cdata open text close open open comment close close open'
  )
  expect(tokens.filter(token => token.type === 'open' && token.isEmpty)).toMatchObject([{ name: 'path' }])
})

test('HTML that may not stand in SVG ends it', () => {
  expect(htmlTokens('<svg><g><p><![CDATA[a]]>').at(-1)).toMatchObject({ type: 'comment' })
  expect(htmlTokens('<div><svg><g></div><![CDATA[a]]>').at(-1)).toMatchObject({ type: 'comment' })
})

test('what a browser drops is a comment', () => {
  expect(spelled('a</>b<i x="')).toEqual([
    ['text', 'a'],
    ['comment', '</>'],
    ['text', 'b'],
    ['comment', '<i x="']
  ])
})

test('attributes keep their quotes apart, and bare names have no value', () => {
  const source = "<a b = \"c\" d='e' f=g h i= ''>"
  const [tag] = htmlTokens(source)
  expect(tag).toMatchObject({
    attributes: [
      { name: 'b', quote: '"', value: span(source, 'c') },
      { name: 'd', quote: "'", value: span(source, 'e') },
      { name: 'f', quote: '', value: span(source, 'g') },
      { name: 'h', quote: '', value: undefined },
      { name: 'i', quote: "'", value: { start: source.length - 2, end: source.length - 2 } }
    ]
  })
})

function span(source: string, text: string) {
  const start = source.indexOf(text)
  return { start, end: start + text.length }
}

describe('references', () => {
  test.each([
    ['text', 'a&copy=1', 'a©=1'],
    ['attribute', 'a&copy=1', 'a&copy=1'],
    ['attribute', 'a&copy;=1&copy', 'a©=1©'],
    ['text', '&notit; &unknown; &', '¬it; &unknown; &'],
    ['text', '&#x31;&#49;&#128;&#0;', '11€\uFFFD'],
    ['text', '&NotEqualTilde;', '≂̸'],
    ['raw', '&amp;', '&amp;']
  ] as const)('%s: %s', (place, raw, text) => {
    expect(htmlSyntax.decode(raw, place).text).toBe(text)
  })

  test('each unit of the text knows where it comes from', () => {
    expect(htmlSyntax.decode('a&amp;b&NotEqualTilde;', 'text').map).toEqual([0, 1, 6, 7, 7, 22])
  })

  test('what is written is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('&', 'amp;', '<', '>', '"', "'", 'a', '\u00A0', '#1') }), text => {
        expect(htmlSyntax.decode(htmlSyntax.encodeText(text), 'text').text).toBe(text)
        for (const quote of ['"', "'", ''] as const) {
          const value = htmlSyntax.encodeAttribute(text, quote)
          const [tag] = htmlTokens(`<a b=${quote}${value}${quote}>`)
          expect(tag).toMatchObject({ type: 'open', attributes: [{ name: 'b' }] })
          expect(htmlSyntax.decode(quote === '' ? value.slice(1, -1) : value, 'attribute').text).toBe(text)
        }
      })
    )
  })

  test('null characters and half characters stay as they are', () => {
    expect(htmlSyntax.decode('a\0b\uD800', 'text').opaque).toEqual([
      { start: 1, end: 2 },
      { start: 3, end: 4 }
    ])
  })
})
