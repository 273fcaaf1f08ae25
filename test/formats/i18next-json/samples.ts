import type { Sample } from '../../contracts/document-format.ts'

/** Small catalogues that together hold every construct. */
export const samples: readonly Sample[] = [
  { name: 'flat', source: '{\n  "title": "The harbour",\n  "body": "Two boats, one pier"\n}\n' },
  { name: 'nested, with lists', source: '{"a":{"b":{"c":["One stop",{"d":"Two stops"},3,null,true,""]}}}' },
  {
    name: 'interpolation and nesting',
    source:
      '{"a": "Hello {{name}}, {{- html}} and {{when, datetime}}", "b": "See $t(a, { \\"count\\": {{n}} }) or $t(c)", "c": "Plain {brace}"}'
  },
  {
    name: 'tags',
    source:
      '{"a": "Read <0>the <b>chart</b></0> and <1/> wait<br>there", "b": "<a href=\\"/x?y=1&amp;z=2\\">Go</a> &quot;now&quot; <code>npm ci</code>", "c": "a < b and c > d"}'
  },
  { name: 'lines', source: '{"a": "One line\\nTwo lines\\r\\n\\r\\n\\tThree lines"}' },
  {
    name: 'padding',
    source: '{"a": "  padded on the left", "b": "and on the right\\u00a0\\n", "c": "\\t\\tboth \\t"}'
  },
  {
    name: 'escapes',
    source:
      '{"a": "caf\\u00e9 \\"au lait\\" \\/ \\\\ done \\ud83d\\ude00", "caf\\u00e9": "\\u0041\\u0042\\u0043 {{\\u0061}}"}'
  },
  {
    name: 'plurals, ordinals, contexts',
    source:
      '{\n\t"a_one": "{{count}} day",\n\t"a_other": "{{count}} days",\n\t"p_ordinal_one": "{{count}}st", "p_ordinal_other": "{{count}}th",\n\t"k_male_one": "one man", "k_male_other": "men"\n}'
  },
  { name: 'CRLF and a byte order mark', source: '\uFEFF{\r\n\t"a" : "One" ,\r\n\r\n\t"b":"Two words"\r\n}\r\n' },
  {
    name: 'odd keys',
    source:
      '{"": "Empty", "a.b": "Dotted", "a": {"b": "Nested"}, "/": "Slash", "__proto__": "Proto", "constructor": {"x": "Y"}}'
  },
  { name: 'a list at the top', source: '[ "One",\n  "Two" ]' }
]
