import { expect, test } from 'vitest'
import { translate } from '../support/command-line.ts'
import { projectFolder } from '../support/project-folder.ts'

const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

test('translate lookup shows what the memory has for each block and sentence, and sends nothing', async () => {
  using folder = projectFolder({ 'articles/vote.md': 'It is near. It matters to all of the people in town.\n' })
  await translate(['--to', 'fr'], { cwd: folder.root })
  folder.write('articles/vote.md', 'It is near. It matters to some of the people in town.\n')
  const { code, out } = await translate(['lookup', 'articles/vote.md', '--to', 'fr,ar'], { cwd: folder.root })
  expect(code).toBe(0)
  expect(
    lines(out).map(({ locale, text, matches }) => [locale, text, matches.map((match: { kind: string }) => match.kind)])
  ).toEqual([
    ['fr', 'It is near. It matters to some of the people in town.', []],
    ['fr', 'It is near.', ['exact']],
    ['fr', 'It matters to some of the people in town.', ['fuzzy']],
    ['ar', 'It is near. It matters to some of the people in town.', []],
    ['ar', 'It is near.', []],
    ['ar', 'It matters to some of the people in town.', []]
  ])
})

test('a text of one’s own: the best matches alone, and what they differ in', async () => {
  using folder = projectFolder({
    'articles/vote.md': 'The council votes on the bridge on Friday.\n\nThe council votes on the road on Friday.\n'
  })
  await translate(['--to', 'fr'], { cwd: folder.root })
  const text = 'The council never votes on the bridge on Friday.'
  const { out } = await translate(['lookup', '--text', text, '--to', 'fr', '--limit', '1'], { cwd: folder.root })
  const [{ matches }] = lines(out)
  expect(matches).toHaveLength(1)
  expect(matches[0]).toMatchObject({
    kind: 'fuzzy',
    source: 'The council votes on the bridge on Friday.',
    origin: { type: 'mt' },
    penalties: [{ kind: 'origin', points: 3 }],
    differs: ['polarity']
  })
})

test.each([[['lookup', '--to', 'fr']], [['lookup', 'articles/vote.md', '--text', 'x', '--to', 'fr']]])(
  '%s is refused',
  async args => {
    using folder = projectFolder({ 'articles/vote.md': 'It is near.\n' })
    const { code, err } = await translate(args, { cwd: folder.root })
    expect(code).toBe(2)
    expect(err).toContain('Expected an article or --text, one of the two')
  }
)
