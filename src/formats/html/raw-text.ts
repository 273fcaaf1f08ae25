import { isBlank } from './tag.ts'

/** What stands in an element instead of markup: text with references, or text without. */
export type RawText = 'references' | 'raw' | undefined

/** Elements whose inside is no markup. */
export function rawTextIn(name: string): RawText {
  return kinds.get(name)
}

const kinds: ReadonlyMap<string, RawText> = new Map([
  ['title', 'references'],
  ['textarea', 'references'],
  ['script', 'raw'],
  ['style', 'raw'],
  ['xmp', 'raw'],
  ['iframe', 'raw'],
  ['noembed', 'raw'],
  ['noframes', 'raw'],
  ['plaintext', 'raw']
])

/** Where the end tag of such an element stands, that has opened before `from`; the end of the text where none does. */
export function rawTextEnd(source: string, name: string, from: number): number {
  if (name === 'plaintext') return source.length
  if (name === 'script') return scriptEnd(source, from)
  for (let at = source.indexOf('</', from); at !== -1; at = source.indexOf('</', at + 2)) {
    if (isName(source, at + 2, name)) return at
  }
  return source.length
}

/** Inside `<!-- … -->` a script may hold another with its end tag, as old pages do. */
function scriptEnd(source: string, from: number): number {
  let state: 'open' | 'comment' | 'nested' = 'open'
  marks.lastIndex = from
  for (let mark = marks.exec(source); mark; mark = marks.exec(source)) {
    const [text] = mark
    if (text === '-->') state = 'open'
    else if (text === '<!--') {
      if (state === 'open') state = 'comment'
      // `<!-->` is a whole comment.
      marks.lastIndex = mark.index + 2
    } else if (!isName(source, mark.index + text.length - 6, 'script')) continue
    else if (text.startsWith('</')) {
      if (state !== 'nested') return mark.index
      state = 'comment'
    } else if (state === 'comment') state = 'nested'
  }
  return source.length
}

const marks = /<!--|-->|<\/?script/gi

/** Whether the whole name of a tag stands at `at`. */
function isName(source: string, at: number, name: string): boolean {
  const end = at + name.length
  const next = source.charCodeAt(end)
  return (next === 0x3e || next === 0x2f || isBlank(next)) && source.slice(at, end).toLowerCase() === name
}
