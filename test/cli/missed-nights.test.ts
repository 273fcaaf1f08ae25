import { expect, test } from 'vitest'
import { translate } from '../support/command-line.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'

// The work of a night is what is not done yet, not what came since the last one: a night that was missed is no trouble.

const config = { to: ['ar', 'fr'] }
const start = {
  'translate.config.json': JSON.stringify(config),
  'articles/vote.md': '# The vote\n\nIt is near. It matters.\n\nThe hall is open.\n',
  'articles/rain.txt': 'Rain\n\nIt falls.\n'
}

/** What a newsroom does before each night. */
const days: ReadonlyArray<(folder: ProjectFolder) => void> = [
  folder => folder.write('articles/snow.md', '# Snow\n\nIt lies on the hall.\n'),
  folder => {
    folder.write('articles/vote.md', `${folder.read('articles/vote.md')}\nThe hall is closed at ten.\n`)
    const path = 'locales/fr/articles/rain.json'
    if (folder.has(path)) folder.write(path, folder.read(path).replace(/": "[^"]*"/, '": "La pluie"'))
  },
  folder => {
    folder.remove('articles/snow.md')
    folder.write('articles/vote.md', folder.read('articles/vote.md').replace('It is near.', 'It is over.'))
  }
]

async function night({ root }: ProjectFolder): Promise<number> {
  const { code } = await translate(['nightly'], { cwd: root })
  return code
}

test('three missed nights and the one after end in the state of four nights', async () => {
  using every = projectFolder(start)
  using missed = projectFolder(start)
  expect([await night(every), await night(missed)]).toEqual([0, 0])
  for (const day of days) {
    day(every)
    day(missed)
    expect(await night(every)).toBe(0)
  }
  expect(await night(missed)).toBe(0)
  // An article that came and went leaves its files where a night has seen it.
  const of = ({ tree }: ProjectFolder) =>
    Object.fromEntries(Object.entries(tree()).filter(([path]) => !path.includes('snow')))
  expect(of(missed)).toEqual(of(every))
  expect(missed.read('locales/fr/articles/rain.json')).toContain('La pluie')
  for (const folder of [every, missed]) {
    const before = folder.tree()
    expect(await night(folder)).toBe(0)
    expect(folder.tree()).toEqual(before)
  }
})
