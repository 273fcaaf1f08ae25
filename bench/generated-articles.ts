import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const nouns = [
  'council',
  'harbour',
  'minister',
  'budget',
  'bridge',
  'school',
  'market',
  'union',
  'court',
  'river',
  'team',
  'museum'
]
const verbs = [
  'approved',
  'delayed',
  'opened',
  'rejected',
  'praised',
  'closed',
  'repaired',
  'sold',
  'measured',
  'visited'
]
const ends = [
  'on Tuesday',
  'after a long debate',
  'for 12.5 million euros',
  'without comment',
  'in the north',
  'for the first time'
]

/** Numbers in [0, 1), the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Writes `count` Markdown articles of about 25 sentences each, as newsrooms have them: front matter, headings, a list, links, emphasis. */
export function writeArticles(root: string, count: number): { readonly sentences: number; readonly bytes: number } {
  const random = randomFrom(count)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  let sentences = 0
  let bytes = 0
  const sentence = () => {
    sentences++
    const number = Math.floor(random() * 100_000)
    return `The ${pick(nouns)} ${pick(verbs)} the ${pick(nouns)} ${pick(ends)}, official ${number} said.`
  }
  const paragraph = () => Array.from({ length: 3 }, sentence).join(' ')
  for (let i = 0; i < count; i++) {
    const text = [
      `---\ntitle: "Report ${i} from the ${pick(nouns)}"\ndate: 2026-11-23\n---`,
      `# Report ${i} from the ${pick(nouns)}`,
      paragraph(),
      `Read [the statement of the ${pick(nouns)}](https://example.org/${i}) in full. ${sentence()}`,
      paragraph(),
      `## The ${pick(nouns)} ${pick(ends)}`,
      `- ${sentence()}\n- ${sentence()}\n- ${sentence()}`,
      `It was **not** expected. ${sentence()}`,
      paragraph(),
      paragraph()
    ].join('\n\n')
    sentences += 6
    bytes += text.length
    const path = join(root, 'articles', String(i % 100), `report-${i}.md`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${text}\n`)
  }
  return { sentences, bytes }
}
