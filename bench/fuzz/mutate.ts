import type { Random } from './random.ts'

/** Bytes of an input, at most: small inputs, many of them. */
const most = 4096

/** One of the files changed in ways that leave many well-formed, or a piece of one, damaged in one to four ways. */
export function mutated(files: readonly Buffer[], random: Random): Buffer {
  const file = random.oneOf(files)
  if (file.length <= most && random.below(2) > 0) return gentlyChanged(file, random)
  let bytes = piece(file, random)
  for (let times = 1 + random.below(4); times > 0; times--) bytes = random.oneOf(damages)(bytes, files, random)
  return bytes.subarray(0, most)
}

/** The whole file with something put between two of its pieces, or one of them doubled or moved: strict parsers read many of these. */
function gentlyChanged(file: Buffer, random: Random): Buffer {
  const pieces = file.toString('latin1').split(/(?<=>)(?=[^<])|(?<=[^>])(?=<)|(?<=\n)|(?<= )|(?<=")/)
  for (let times = 1 + random.below(3); times > 0; times--) {
    const at = random.below(pieces.length + 1)
    const whole = pieces
      .map((piece, i) => (/^<(\w+)[^>]*>$/.test(piece) && /^<\//.test(pieces[i + 2] ?? '') ? i : -1))
      .filter(i => i >= 0)
    const element = whole.length > 0 ? random.oneOf(whole) : 0
    const added =
      random.below(3) > 0
        ? [Buffer.from(random.oneOf(wellFormed)).toString('latin1')]
        : pieces.slice(element, element + 3)
    pieces.splice(at, 0, ...added)
  }
  return Buffer.from(pieces.join(''), 'latin1').subarray(0, most)
}

/** Whole in itself: where text may stand, these may. */
const wellFormed: readonly string[] = [
  ...[
    '<b>x</b>',
    '<br/>',
    '<!-- c -->',
    '<?p d?>',
    '<![CDATA[a <b>]]>',
    '&#65;',
    '&amp;',
    '&lt;i&gt;x&lt;/i&gt;',
    '&nbsp;',
    '<p>x</p>',
    '<p>',
    '</p>'
  ],
  ...[
    'a',
    ' ',
    '\n',
    '\n\n',
    '\u00A0',
    '\u2028',
    '\uFEFF',
    '\u3002',
    '\u0627',
    '**b**',
    '*i*',
    '`c`',
    '[l](u)',
    '![a](i)',
    '{{x}}',
    '$t(a)',
    '<0>x</0>'
  ],
  ...[
    ' xml:space="preserve"',
    ' translate="no"',
    ' dir="rtl"',
    ' lang="en"',
    '"k": "v",',
    ',',
    '\n- ',
    '\n> ',
    '\n# h\n',
    '<div>',
    '</div>',
    '<A b={c}/>'
  ]
]

type Damage = (bytes: Buffer, files: readonly Buffer[], random: Random) => Buffer

const damages: readonly Damage[] = [
  function flipped(bytes, _files, random) {
    const copy = Buffer.from(bytes)
    for (let times = 1 + random.below(8); times > 0 && copy.length > 0; times--)
      copy[random.below(copy.length)] = random.below(256)
    return copy
  },
  function cut(bytes, _files, random) {
    const [from, to] = range(bytes, random)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  },
  function ended(bytes, _files, random) {
    return bytes.subarray(0, random.below(bytes.length + 1))
  },
  function spliced(bytes, files, random) {
    const other = piece(random.oneOf(files), random)
    const [from, to] = range(other, random)
    return inserted(bytes, other.subarray(from, to), random)
  },
  function doubled(bytes, _files, random) {
    const [from, to] = range(bytes, random)
    return inserted(bytes, bytes.subarray(from, to), random)
  },
  function marked(bytes, _files, random) {
    return inserted(bytes, Buffer.from(random.oneOf(marks)), random)
  },
  function swapped(bytes, _files, random) {
    const [from, to] = range(bytes, random)
    const [start, end] = range(bytes.subarray(to), random).map(at => at + to) as [number, number]
    const parts = [
      bytes.subarray(0, from),
      bytes.subarray(start, end),
      bytes.subarray(to, start),
      bytes.subarray(from, to)
    ]
    return Buffer.concat([...parts, bytes.subarray(end)])
  },
  function nested(bytes, _files, random) {
    const mark = random.oneOf(marks)
    return inserted(bytes, Buffer.from(mark.repeat(1 + random.below(Math.ceil(1500 / mark.length)))), random)
  }
]

/** What means something to one format or another. */
const marks: readonly string[] = [
  ...'<>&;"\'=/!?-[]{}()|\\*_~`#+:,.\n\r\t\0 %$@^'.split(''),
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<!DOCTYPE x [',
    '<!ENTITY a "b">',
    ']>',
    '&#0;',
    '&#x110000;',
    '&lt;',
    '&a;'
  ],
  ...[
    '<b>',
    '</b>',
    '<br/>',
    '<p',
    '</p',
    '<script>',
    '</script',
    '<style>',
    '<title>',
    '<textarea>',
    '<table>',
    '<svg>',
    '<template>'
  ],
  ...[
    '<constructor>',
    '<__proto__>',
    ' __proto__="a"',
    ' xml:lang="en"',
    ' xmlns:a="b"',
    ' translate="no"',
    ' dir="rtl"',
    ' class=a'
  ],
  ...[
    '{{',
    '}}',
    '$t(',
    '{%',
    '%}',
    '{/*',
    '*/}',
    '<>',
    '</>',
    '{"a":',
    '"]',
    '\\u',
    '\\ud800',
    '[a](b)',
    '![',
    '[^1]',
    '](',
    '**',
    '__',
    '~~'
  ],
  ...[
    '\n\n',
    '\r\n',
    '\n> ',
    '\n- ',
    '\n1. ',
    '\n    ',
    '\n---\n',
    '---\n',
    '\n+++\n',
    '```\n',
    '| a | b |\n|---|---|\n',
    '\n# ',
    '  \n',
    ': |\n  '
  ],
  ...['\uFEFF', '\u2028', '\u0085', '\u00A0', '\u2068', '\u2069', '\u200D', '\u{1F600}', '\u0627', '\u3002'],
  ...[
    '_one": "',
    '_other": "',
    '<0>',
    '</0>',
    '"__proto__": "a"',
    'import a from "b"\n',
    'export default ',
    '<A b={c}>',
    '</A>'
  ]
]

/** From the start mostly, where what tells the format is. */
function piece(file: Buffer, random: Random): Buffer {
  const length = Math.min(file.length, 200 + random.below(2000))
  const start = random.below(4) > 0 ? 0 : random.below(file.length - length + 1)
  return file.subarray(start, start + length)
}

function range(bytes: Buffer, random: Random): readonly [from: number, to: number] {
  const from = random.below(bytes.length + 1)
  return [from, from + random.below(Math.min(bytes.length - from, 300) + 1)]
}

function inserted(bytes: Buffer, more: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1)
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)])
}
