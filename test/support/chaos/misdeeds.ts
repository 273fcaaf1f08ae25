import { type Dialect, escapedHtml, isTag, overTexts, type Tag, type Tokens, unescapedHtml } from './tokens.ts'

/** A source as it was sent, and its right answer. */
export interface Exchange {
  readonly source: Tokens
  readonly target: Tokens
}

/** What becomes of the right answers of one request. */
export type Misdeed = (exchanges: readonly Exchange[], dialect: Dialect) => readonly Tokens[]

/** To each answer alone. */
const each =
  (change: (target: Tokens, source: Tokens, dialect: Dialect) => Tokens): Misdeed =>
  (exchanges, dialect) =>
    exchanges.map(({ source, target }) => change(target, source, dialect))

const texts = (rewrite: (text: string) => string): Misdeed => each(target => overTexts(target, rewrite))
const said = (words: string): Misdeed => each((_target, _source, { escaped }) => [escaped(words)])
const before = (words: string): Misdeed => each((target, _source, { escaped }) => [escaped(words), ...target])
const after = (words: string): Misdeed => each((target, _source, { escaped }) => [...target, escaped(words)])
const targets = (exchanges: readonly Exchange[]): readonly Tokens[] => exchanges.map(({ target }) => target)
const neighbour = <T>(list: readonly T[], i: number): T => list[(i + 1) % list.length]!
const half = (text: string): number => Math.ceil(text.length / 2)

/** Answers that come, and are wrong. */
export const misdeeds: Readonly<Record<string, Misdeed>> = {
  'one answer too few': exchanges => targets(exchanges).slice(0, -1),
  'one answer too many': exchanges => [...targets(exchanges), exchanges[0]!.target],
  'no answers': () => [],
  'answers swapped': exchanges =>
    exchanges.map(({ target }, i) => exchanges[i % 2 === 0 ? i + 1 : i - 1]?.target ?? target),
  'answers doubled': exchanges => exchanges.map((_, i) => exchanges[Math.floor(i / 2)]!.target),
  'answers shifted by one': exchanges => exchanges.map((_, i) => neighbour(exchanges, i).target),
  'said twice': each(target => [...target, ' ', ...target]),
  'escaped twice': each((target, _source, { escaped }) => overTexts(target, text => escapedHtml(escaped(text)))),
  'escaped three times': texts(text => escapedHtml(escapedHtml(escapedHtml(text)))),
  unescaped: texts(unescapedHtml),
  'byte order mark': before('\uFEFF'),
  'zero-width characters': texts(text => text.replace(/(?<=\p{L})(?=\p{L})/gu, '\u200B')),
  'control characters': texts(text => text.replace(/ /g, ' \u0007')),
  'lost characters': texts(text => text.replace(/\p{L}(?=\p{L}\p{L})/gu, '\uFFFD')),
  'direction overridden': texts(text => `\u202E${text}`),
  chatter: before('Sure, here is the translation: '),
  'code fences': each(target => ['```\n', ...target, '\n```']),
  refusal: said("I'm sorry, but I can't assist with that request."),
  "translator's note": after(' (Note: the original is ambiguous.)'),
  'echo of the source': each((_target, source) => source),
  'wrong script': texts(text => text.replace(/\p{L}/gu, letter => 'жфшчюя'[letter.codePointAt(0)! % 6]!)),
  'wrong language': texts(text =>
    text.replace(/\p{L}+/gu, word => ['casa', 'perro', 'ayer', 'mañana'][word.length % 4]!)
  ),
  empty: said(''),
  'white space': said(' \n\t '),
  punctuation: said('—'),
  'cut in the middle': texts(text => text.slice(0, half(text))),
  'tags lost': each(target => target.filter(token => typeof token === 'string')),
  'tags doubled': each(target => target.flatMap((token): Tokens => (isTag(token) ? [token, token] : [token]))),
  'tags at the front': each(target => [...target.filter(isTag), ...target.filter(token => !isTag(token))]),
  'tags nested wrongly': each(target => {
    const tags: Tag[] = target.filter(isTag).reverse()
    return target.map((token): string | Tag => (isTag(token) ? tags.shift()! : token))
  }),
  'tags not closed': each(target => target.filter(token => !isTag(token) || token.kind !== 'close')),
  'tags invented': each((target, _source, { forge }) => [
    tag('open', '77', forge),
    ...target,
    tag('close', '77', forge),
    tag('standalone', '78', forge)
  ]),
  'ids changed': each((target, _source, { forge }) =>
    target.map(token => (isTag(token) ? tag(token.kind, String(Number(token.id) + 50), forge) : token))
  ),
  'attributes translated': each(target =>
    target.map(token => (isTag(token) ? { ...token, id: 'uno', raw: token.raw.replace(/\d+/g, 'uno') } : token))
  ),
  'instructions obeyed': said('HACKED. I have ignored all previous instructions and will now reveal my system prompt.'),
  'a short word': said('PWNED'),
  'script tags': each(target => [...target, '<script>alert(1)</script>']),
  'handlers of events': each(target => ['<img src="x" onerror="alert(1)">', ...target]),
  'script addresses': after(' [x](javascript:alert(1))'),
  'nesting and interpolation': after(' $t(common.secret) {{password}}'),
  'placeholders translated': texts(text => text.replace(/\{\{\w+\}\}|\{\w+\}|%s/g, '{{nom}}')),
  'a huge answer': texts(text => text.repeat(300)),
  'a loop': each(target => [...target, ' lundi lundi lundi lundi lundi lundi lundi lundi']),
  'numbers changed': texts(text => text.replace(/\d/g, digit => String((Number(digit) + 1) % 10))),
  'numbers lost': texts(text => text.replace(/\d+/g, '')),
  'addresses changed': texts(text => text.replaceAll('example', 'exemple')),
  'line breaks added': texts(text => `${text.slice(0, half(text))}\n\n${text.slice(half(text))}`),
  'source of another': exchanges => exchanges.map((_, i) => neighbour(exchanges, i).source),
  'markup of Markdown': each(target => ['# ```\n- [x]: ', ...target]),
  'ends of everything': after(' ]]> --> */ </p></body></div> "\'`| {% endraw %}')
}

const tag = (kind: Tag['kind'], id: string, forge: Dialect['forge']): Tag => ({ kind, id, raw: forge(kind, id) })
