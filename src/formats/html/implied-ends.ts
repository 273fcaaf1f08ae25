/**
 * Whether an element still open ends where `next` opens, though it has no end tag: HTML lets one leave out those of paragraphs, items, cells.
 * Both in lower case.
 */
export function endsBefore(open: string, next: string): boolean {
  if (open === 'head') return !metadata.has(next)
  if (structure.has(next) && lines.has(open)) return true
  return ended.get(open)?.has(next) ?? false
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const rows = 'tr tbody thead tfoot'
const cells = `td th ${rows}`
const structure = words(`li dt dd ${cells}`)
/** Formatting that was never ended does not outlast the item or cell it is in. */
const lines = words('a b big code em font i s small span strike strong sub sup tt u')
const metadata = words('base basefont bgsound link meta noframes noscript script style template title')

const ended: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'p',
    words(
      `address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp dt dd caption colgroup ${cells}`
    )
  ],
  ['li', words('li')],
  ['dt', words('dt dd')],
  ['dd', words('dt dd')],
  ['option', words('option optgroup hr')],
  ['optgroup', words('optgroup hr')],
  ['rt', words('rt rp rb rtc')],
  ['rp', words('rt rp rb rtc')],
  ['td', words(cells)],
  ['th', words(cells)],
  ['tr', words(rows)],
  ['thead', words('tbody tfoot')],
  ['tbody', words('tbody tfoot')],
  ['tfoot', words('tbody')],
  ['caption', words(`colgroup col ${rows}`)],
  ['colgroup', words(rows)]
])
