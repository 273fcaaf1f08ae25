import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FormatError } from '../../src/model/errors.ts'
import { codecOf, type EncodingName, encodingNames } from '../../src/store/encoding/encodings.ts'
import { byteOffset, decodeArticle, encodeArticle, isLegible, placeOf } from '../../src/store/encoding.ts'

const narrow = encodingNames.filter(name => !/^utf-(16|32)/.test(name))

/** Bytes of `text` in the encoding, which has all of it. */
const bytesIn = (name: EncodingName, text: string): Buffer => codecOf(name).encode(text)!

const read = (bytes: Buffer) => decodeArticle(bytes, 'a.xml')

const refusal = (bytes: Buffer): FormatError => {
  try {
    read(bytes)
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
  throw new Error('Expected a refusal')
}

/** A document in markup, with its declaration if there is one. */
const xml = (text: string, label?: string) =>
  `<?xml version="1.0"${label === undefined ? '' : ` encoding="${label}"`}?>\n<doc>${text}</doc>\n`

describe('the law: what was read is written back', () => {
  test.each(encodingNames)('any bytes that are read as %s', name => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        const { decode, encode, unit } = codecOf(name)
        const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % unit)))
        if (name.startsWith('utf-32')) return // Refuses what does not come back: below.
        expect(encode(decode(whole))).toEqual(whole)
      })
    )
  })

  test.each(narrow)('any bytes in an XML file that declares %s, or it is refused', name => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), noise => {
        const bytes = Buffer.concat([Buffer.from(xml('', name)), Buffer.from(noise)])
        const source = read(bytes)
        expect(encodeArticle(source.text, source)).toEqual({ text: source.text, bytes })
        expect(source.text.startsWith(xml('', name))).toBe(true)
      })
    )
  })

  test('any file at all, or it is refused', () => {
    const bom = fc.constantFrom(
      '',
      'efbbbf',
      'fffe',
      'feff',
      'fffe0000',
      '0000feff',
      '3c003f00',
      '003c003f',
      '0000003c'
    )
    fc.assert(
      fc.property(bom, fc.uint8Array({ maxLength: 64 }), (bom, noise) => {
        const bytes = Buffer.concat([Buffer.from(bom, 'hex'), noise])
        try {
          const source = read(bytes)
          expect(encodeArticle(source.text, source).bytes).toEqual(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError)
          expect(error).toMatchObject({ type: 'encoding', offset: expect.any(Number) })
        }
      }),
      { numRuns: 2000 }
    )
  })

  test.each(encodingNames)('text in %s is text, without a stray', name => {
    const text = samples[name] ?? 'plain'
    const bytes = bytesIn(name, text)
    expect(codecOf(name).decode(bytes)).toBe(text)
    expect(isLegible(text)).toBe(true)
  })
})

const samples: Partial<Record<EncodingName, string>> = {
  'utf-8': 'naïve 新闻 خبر 😀',
  'utf-16le': 'naïve 新闻 خبر 😀',
  'utf-16be': 'naïve 新闻 خبر 😀',
  'utf-32le': 'naïve 新闻 خبر 😀',
  'utf-32be': 'naïve 新闻 خبر 😀',
  'iso-8859-1': 'Prägung, ça va',
  'iso-8859-2': 'Łódź ożywa',
  'iso-8859-5': 'Новости дня',
  'iso-8859-6': 'خبر عاجل',
  'iso-8859-7': 'Νέα της ημέρας',
  'iso-8859-8': 'חדשות',
  'iso-8859-9': 'İstanbul güne',
  'iso-8859-15': 'Le cœur à 5 €',
  'windows-1250': 'Łódź „ożywa”',
  'windows-1251': '«Новости» — дня',
  'windows-1252': '“Cœur” – 5 €',
  'windows-1253': 'Νέα – ημέρας',
  'windows-1254': '“İstanbul”',
  'windows-1255': 'חדשות – היום',
  'windows-1256': 'خبر عاجل، اليوم',
  'windows-1257': 'Žinios „šiandien“',
  'windows-1258': 'Tin “tưc”',
  'windows-874': 'ข่าว “วันนี้”',
  'koi8-r': 'Новости',
  'koi8-u': 'Новини її',
  ibm866: 'Новости',
  macintosh: '“Nouvelles” – été',
  'x-mac-cyrillic': 'Новости',
  big5: '新聞報道，「今天」',
  'euc-jp': '記者は10～20人、「話」を聞いた',
  'euc-kr': '오늘의 뉴스 “속보”',
  gb18030: '新闻，“今天” 😀 \ufffd',
  gbk: '新闻，“今天” 镕',
  shift_jis: '記者は10～20人、ｶﾅ、髙﨑①を'
}

describe('which encoding', () => {
  test.each([
    ['nothing said', Buffer.from('plain 新闻'), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffplain'), 'utf-8'],
    ['UTF-16LE with a byte order mark', bytesIn('utf-16le', '\ufeff新闻'), 'utf-16le'],
    ['UTF-16BE with a byte order mark', bytesIn('utf-16be', '\ufeff新闻'), 'utf-16be'],
    ['UTF-32LE with a byte order mark', bytesIn('utf-32le', '\ufeff新闻'), 'utf-32le'],
    ['UTF-32BE with a byte order mark', bytesIn('utf-32be', '\ufeff新闻'), 'utf-32be'],
    ['UTF-16LE without one', bytesIn('utf-16le', xml('新闻', 'utf-16')), 'utf-16le'],
    ['UTF-16BE without one', bytesIn('utf-16be', '<!doctype html>新闻'), 'utf-16be'],
    ['UTF-32LE without one', bytesIn('utf-32le', xml('新闻')), 'utf-32le'],
    ['UTF-32BE without one', bytesIn('utf-32be', xml('新闻')), 'utf-32be'],
    ['a mark against a declaration', Buffer.from(`\ufeff${xml('é', 'iso-8859-1')}`), 'utf-8'],
    ['XML', bytesIn('iso-8859-2', xml('Łódź', 'ISO-8859-2')), 'iso-8859-2'],
    ['XML, in other words', bytesIn('iso-8859-5', xml('Новости', 'ISO_8859-5:1988')), 'iso-8859-5'],
    ['XML, in single quotes', bytesIn('koi8-r', "<?xml version='1.0' encoding = 'koi8-r' ?><a>Новости</a>"), 'koi8-r'],
    ['XML of Latin-1', bytesIn('iso-8859-1', xml('café', 'iso-8859-1')), 'iso-8859-1'],
    ['HTML of Latin-1', bytesIn('windows-1252', '<meta charset=iso-8859-1><p>“café”'), 'windows-1252'],
    [
      'HTML, quoted',
      bytesIn('windows-1251', '<!-- <meta charset=x> -->\n<META name=a CHARSET=" Windows-1251 ">Да'),
      'windows-1251'
    ],
    [
      'HTML, http-equiv',
      bytesIn('gbk', '<meta content="text/html; charset=gb2312" http-equiv=Content-Type>新闻'),
      'gbk'
    ],
    ['no http-equiv', Buffer.from('<meta name="description" content="charset=koi8-r"><p>a'), 'utf-8'],
    ['a declaration beyond the head', Buffer.from(`<!--${' '.repeat(1024)}--><meta charset=koi8-r>`), 'utf-8'],
    ['a declaration in what is no markup', Buffer.from('A `<meta charset=koi8-r>` says it.'), 'utf-8']
  ] as const)('%s', (_what, bytes, name) => {
    expect(read(bytes).encoding).toEqual({ name, isDeclared: true })
    expect(isLegible(read(bytes).text)).toBe(true)
  })

  test.each([
    ['UTF-16, in bytes that are not', Buffer.from(xml('新闻', 'utf-16')), 'utf-8'],
    ['Latin-1, in what is UTF-8', Buffer.from(xml('été', 'iso-8859-1')), 'utf-8'],
    ['ASCII, in what is UTF-8', Buffer.from(xml('été', 'us-ascii')), 'utf-8'],
    ['nothing we know, in what is UTF-8', Buffer.from(xml('été', 'utf8mb4')), 'utf-8'],
    ['Shift_JIS, in what is UTF-8', Buffer.from(xml('記者は東京で', 'shift_jis')), 'utf-8'],
    [
      'Latin-1, in what has the quotation marks of Windows',
      bytesIn('windows-1252', xml('“été”', 'iso-8859-1')),
      'windows-1252'
    ]
  ] as const)('against the declaration: %s', (_what, bytes, name) => {
    expect(read(bytes).encoding).toEqual({ name, isDeclared: false })
    expect(isLegible(read(bytes).text)).toBe(true)
  })

  test('East Asian text that happens to be UTF-8 too is what it declares', () => {
    const bytes = Buffer.concat([Buffer.from('<meta charset=gbk><p>'), Buffer.from([0xc4, 0xa3])])
    expect(Buffer.from('ģ').equals(Buffer.from([0xc4, 0xa3]))).toBe(true)
    expect(read(bytes)).toMatchObject({ text: '<meta charset=gbk><p>模', encoding: { name: 'gbk' } })
  })

  test('one that nobody knows is refused, with the place of its name', () => {
    const error = refusal(Buffer.from(xml('a', 'ebcdic-cp-us')))
    expect(error).toMatchObject({ type: 'encoding', offset: 30 })
    expect(error.message).toBe(
      'Expected an encoding that is known, got "ebcdic-cp-us" at byte 30 of "a.xml". Save it as UTF-8'
    )
  })
})

describe('bytes without a meaning', () => {
  test('leave the markup around them where it is', () => {
    const bytes = Buffer.concat([Buffer.from('<p>caf'), Buffer.from([0xe9]), Buffer.from(' noir</p><!-- é -->')])
    const { text } = read(bytes)
    expect(text).toBe('<p>caf\udce9 noir</p><!-- é -->')
    expect(isLegible(text)).toBe(false)
  })

  test('do not swallow markup in Shift_JIS', () => {
    const bytes = Buffer.concat([Buffer.from('<meta charset=shift_jis><p>'), Buffer.from([0x81]), Buffer.from('</p>')])
    expect(read(bytes).text).toBe('<meta charset=shift_jis><p>\udc81</p>')
  })

  test('a character that would be written with other bytes is left alone with them', () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset=shift_jis><p>'),
      Buffer.from([0xee, 0xe0]),
      Buffer.from('</p>')
    ])
    const source = read(bytes)
    expect(source.text).toBe('<meta charset=shift_jis><p>\udcee\udce0</p>')
    const { text } = encodeArticle(source.text.replace('<p>', '<p>خبر'), source)
    expect(text).toBe('<meta charset=utf-8><p>خبر髙</p>')
  })

  test('are refused where there are too many: it is no text', () => {
    const error = refusal(Buffer.from(`a\n${'\xff'.repeat(5_000_000)}`, 'latin1'))
    expect(error).toMatchObject({ type: 'encoding', offset: 2 })
    expect(error.message).toMatch('Expected UTF-8, got the byte 0xFF at line 2, column 1 (byte 2) of "a.xml"')
  })

  test.each(['gb18030', 'euc-jp', 'big5'] as const)('too many of them in %s do not take long either', name => {
    const noise = Buffer.alloc(5_000_000, '\x8f\xa1\xff\x31', 'latin1')
    expect(refusal(Buffer.concat([Buffer.from(xml('', name)), noise])).type).toBe('encoding')
  })

  test('half a pair in UTF-16 comes back, and is not legible', () => {
    const bytes = bytesIn('utf-16be', '\ufeffa\ud800b\udc80c')
    const source = read(bytes)
    expect(encodeArticle(source.text, source).bytes).toEqual(bytes)
    expect(isLegible(source.text)).toBe(false)
  })
})

describe('files that are no text', () => {
  test.each([
    ['gzip', Buffer.from('1f8b0800', 'hex'), /gzip data in "a.xml". Unpack it/],
    ['a document of an office program', Buffer.from('PK\x03\x04'), /ZIP data/],
    ['PDF', Buffer.from('%PDF-1.7'), /PDF data/]
  ])('%s', (_what, bytes, message) => {
    expect(refusal(bytes)).toMatchObject({ type: 'encoding', offset: 0, message: expect.stringMatching(message) })
  })

  test('UTF-16 that ends in the middle of a character', () => {
    const error = refusal(bytesIn('utf-16le', '\ufeffabc').subarray(0, 7))
    expect(error).toMatchObject({ type: 'encoding', offset: 6, message: expect.stringMatching('The file is cut off') })
  })

  test('UTF-32 with a number that is no character', () => {
    const error = refusal(Buffer.concat([bytesIn('utf-32be', '\ufeffa'), Buffer.from('00110000', 'hex')]))
    expect(error).toMatchObject({ type: 'encoding', offset: 9 })
  })
})

describe('what was changed is written', () => {
  test('in the same encoding where that has all of it', () => {
    const source = read(bytesIn('windows-1252', xml('News', 'windows-1252')))
    const { text, bytes } = encodeArticle(source.text.replace('News', '“Cœur”'), source)
    expect(text).toBe(xml('“Cœur”', 'windows-1252'))
    expect(bytes).toEqual(bytesIn('windows-1252', text))
  })

  test('in UTF-8, and says so, where not', () => {
    const source = read(bytesIn('iso-8859-1', xml('Ça va', 'ISO-8859-1')))
    const { text, bytes } = encodeArticle(source.text.replace('va', 'خبر'), source)
    expect(text).toBe(xml('Ça خبر', 'UTF-8'))
    expect(bytes).toEqual(Buffer.from(text))
  })

  test('in a page that says it twice, in both places', () => {
    const page = (label: string, what: string) =>
      `<?xml version="1.0" encoding="${label}"?>\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=${label}"/></head>${what}`
    const source = read(bytesIn('iso-8859-1', page('iso-8859-1', 'é')))
    expect(encodeArticle(page('iso-8859-1', 'é 新闻'), source).text).toBe(page('utf-8', 'é 新闻'))
  })

  test('in UTF-8 where the file was not in what it declares; unchanged, it stays as it was', () => {
    const source = read(Buffer.from(xml('été', 'iso-8859-1')))
    expect(encodeArticle(source.text, source).text).toBe(xml('été', 'iso-8859-1'))
    expect(encodeArticle(xml('summer', 'iso-8859-1'), source).text).toBe(xml('summer', 'utf-8'))
  })

  test('in UTF-16 with its mark and its declaration', () => {
    const text = `\ufeff${xml('News', 'utf-16')}`
    const source = read(bytesIn('utf-16le', text))
    const arabic = text.replace('News', 'خبر')
    expect(encodeArticle(arabic, source)).toEqual({ text: arabic, bytes: bytesIn('utf-16le', arabic) })
  })

  test('with the bytes that stood for nothing, in the same encoding', () => {
    const source = read(Buffer.concat([Buffer.from('<p>News</p><!-- '), Buffer.from([0xe9]), Buffer.from(' -->')]))
    const { bytes } = encodeArticle(source.text.replace('News', 'خبر'), source)
    expect(bytes).toEqual(Buffer.concat([Buffer.from('<p>خبر</p><!-- '), Buffer.from([0xe9]), Buffer.from(' -->')]))
  })

  test('and characters that are none are our own bug', () => {
    const source = read(Buffer.from('a'))
    expect(() => encodeArticle('\ud800', source)).toThrow(RangeError)
  })
})

describe('where a unit of text is in the file', () => {
  test.each(encodingNames.filter(name => !name.startsWith('utf-32')))('the offset is that of its bytes in %s', name => {
    const { decode, encode } = codecOf(name)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), (bytes, at) => {
        const whole = Buffer.from(bytes.subarray(0, bytes.length & ~1))
        const text = decode(whole)
        const offset = byteOffset(text, { name, isDeclared: true }, Math.min(at, text.length))
        expect(encode(decode(whole.subarray(0, offset)))).toEqual(whole.subarray(0, offset))
        expect(text.startsWith(decode(whole.subarray(0, offset)))).toBe(true)
      })
    )
  })

  test('in bytes, lines and characters', () => {
    const source = read(Buffer.from('\ufeffé\r\n😀é\rx\ny'))
    const places = ['é', '😀', 'x', 'y'].map(what => placeOf(source, source.text.indexOf(what)))
    expect(places).toEqual([
      { line: 1, column: 1, byte: 3 },
      { line: 2, column: 1, byte: 7 },
      { line: 3, column: 1, byte: 14 },
      { line: 4, column: 1, byte: 16 }
    ])
    expect(placeOf(source, source.text.indexOf('\r', 5))).toEqual({ line: 2, column: 3, byte: 13 })
    expect(byteOffset(source.text, source.encoding, source.text.indexOf('😀') + 1)).toBe(7)
  })
})
