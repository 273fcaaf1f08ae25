import type { ProjectFolder } from '../../support/project-folder.ts'

const words =
  'harbour council bridge market school valley museum railway theatre garden window ladder copper meadow quarry lantern basket saddle'.split(
    ' '
  )

export interface Newsroom {
  /** Texts of each article's paragraphs, by id. */
  readonly articles: ReadonlyMap<string, readonly string[]>
  /** What people wrote into locale files last: `locale article key` → text. */
  readonly edits: ReadonlyMap<string, string>
  /** All they ever wrote there, as `locale text`: the memory may serve it elsewhere. */
  readonly written: ReadonlySet<string>
  /** A day's work on articles. */
  edit(): void
  /** A reviewer corrects a text in a locale file. */
  review(locale: string): boolean
  addArticle(): void
}

/** People who write, change, move, copy and delete paragraphs and articles, and others who correct translations. */
export function newsroom(folder: ProjectFolder, random: () => number): Newsroom {
  const articles = new Map<string, string[]>()
  const edits = new Map<string, string>()
  const written = new Set<string>()
  let made = 0
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!
  const some = (count: number) => Array.from({ length: count }, () => pick(words)).join(' ')
  const paragraph = (): string => {
    const kind = random()
    const own = `The ${some(5)} letter ${letters(made++)} ${some(3)}`
    if (kind < 0.02) return `${own} poison ${some(2)}.`
    if (kind < 0.04) return `${own} [codeless ${letters(made)}](https://example.org/${letters(made)}) ${some(2)}.`
    return `${own}.`
  }
  const save = (id: string) => folder.write(`articles/${id}.md`, `${articles.get(id)!.join('\n\n')}\n`)
  const change: ReadonlyArray<(id: string, text: string[]) => void> = [
    (_, text) => text.splice(below(text.length + 1), 0, paragraph()),
    (_, text) => text.splice(below(text.length), 1, paragraph()),
    (_, text) => {
      const at = below(text.length)
      text[at] = text[at]!.replace(/\.$/, ` ${pick(words)}.`)
    },
    (_, text) => text.length > 2 && text.splice(below(text.length), 1),
    (_, text) => text.push(...text.splice(below(text.length), 1)),
    (_, text) => {
      const other = pick([...articles.values()])
      const copied = pick(other)
      if (!text.includes(copied)) text.push(copied)
    }
  ]
  const room: Newsroom = {
    articles,
    edits,
    written,
    addArticle() {
      const id = `${pick(['news', 'sport', 'culture'])}/a${letters(made++)}`
      articles.set(id, Array.from({ length: 3 }, paragraph))
      save(id)
    },
    edit() {
      for (let i = below(4); i > 0; i--) {
        if (articles.size < 6 || random() < 0.1) {
          room.addArticle()
          continue
        }
        const id = pick([...articles.keys()])
        if (articles.size > 12 && random() < 0.3) {
          articles.delete(id)
          folder.remove(`articles/${id}.md`)
          continue
        }
        pick(change)(id, articles.get(id)!)
        save(id)
      }
    },
    review(locale) {
      const id = pick([...articles.keys()])
      const path = `locales/${locale}/articles/${id}.json`
      const registry = `locales/en/articles/${id}.json`
      if (!folder.has(path) || !folder.has(registry)) return false
      const texts: Record<string, string> = JSON.parse(folder.read(path))
      const sources: Record<string, string> = JSON.parse(folder.read(registry))
      const key = pick(Object.keys(texts))
      const source = sources[key]
      if (source === undefined || source.includes('<')) return false
      const text = `Von Hand ${some(4)} ${letters(made++)}`
      folder.write(path, `${JSON.stringify({ ...texts, [key]: text }, undefined, 2)}\n`)
      edits.set(`${locale} ${id} ${key}`, text)
      written.add(`${locale} ${text}`)
      return true
    }
  }
  for (let i = 0; i < 8; i++) room.addArticle()
  return room
}

/** A number in letters: no check of numbers has a say here, and no memory repairs one. */
const letters = (number: number): string =>
  [...number.toString(26)].map(digit => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')
