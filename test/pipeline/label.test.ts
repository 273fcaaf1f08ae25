import { describe, expect, test } from 'vitest'
import { mock } from '../../src/backends/mock.ts'
import { translate } from '../support/command-line.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'
import { runWith } from '../support/run-project.ts'

// Law 6: the label tells the truth. `reviewed` needs a person's recorded act over each block as it stands.

const file = 'locales/fr/articles/a.json'
const bundle = (folder: ProjectFolder) => JSON.parse(folder.read('bundles/fr/a/bundle.json'))

async function approved(): Promise<ProjectFolder> {
  const folder = projectFolder({ 'articles/a.md': '# The vote\n\nIt is near.\n\nPowered by automated translation\n' })
  await runWith(folder.root, mock(), { to: ['fr'] })
  const { code, out } = await translate(['approve', 'articles/a.md', '--to', 'fr', '--by', 'Hala Mansour'], {
    cwd: folder.root
  })
  expect({ code, out }).toEqual({ code: 0, out: '2 blocks now reviewed\n' })
  return folder
}

describe('the label of an article', () => {
  test('says machine before anybody has looked', async () => {
    using folder = projectFolder({ 'articles/a.md': '# The vote\n\nPowered by automated translation\n' })
    await runWith(folder.root, mock(), { to: ['fr'] })
    expect(bundle(folder).disclosure).toMatchObject({ state: 'machine', aiDisclosure: 'ai-autonomous' })
    expect(folder.read('bundles/fr/a/article.md')).toContain(bundle(folder).disclosure.text)
    expect(folder.read('bundles/fr/a/article.md')).not.toContain('Powered by')
  })

  test('names the person who has approved every block', async () => {
    using folder = await approved()
    expect(bundle(folder)).toMatchObject({
      disclosure: { state: 'reviewed', aiDisclosure: 'ai-assisted' },
      reviewers: [{ by: 'Hala Mansour', blocks: 2 }]
    })
    expect(folder.read('bundles/fr/a/article.md')).toContain('Hala Mansour')
  })

  test('is no longer reviewed when one character is changed after approval', async () => {
    using folder = await approved()
    const texts: Record<string, string> = JSON.parse(folder.read(file))
    for (const key of Object.keys(texts)) {
      folder.write(file, JSON.stringify({ ...texts, [key]: `${texts[key]}.` }))
      await runWith(folder.root, mock(), { to: ['fr'] })
      expect(bundle(folder).disclosure.state).not.toBe('reviewed')
      await translate(['approve', 'articles/a.md', '--to', 'fr', '--by', 'Hala Mansour'], { cwd: folder.root })
      expect(bundle(folder).disclosure.state).toBe('reviewed')
    }
  })

  test('is no longer reviewed when the source changes, and says that the original was updated', async () => {
    using folder = await approved()
    folder.write('articles/a.md', '# The vote\n\nIt is over.\n\nPowered by automated translation\n')
    await runWith(folder.root, mock(), { to: ['fr'] })
    expect(bundle(folder).disclosure.state).not.toBe('reviewed')
    expect(bundle(folder).stale).toHaveLength(1)
    expect(bundle(folder).disclosure.text).toContain('mis à jour')
  })

  test('falls back when a person takes the approval back', async () => {
    using folder = await approved()
    await translate(['approve', 'articles/a.md', '--to', 'fr', '--by', 'Hala Mansour', '--reopen'], {
      cwd: folder.root
    })
    expect(bundle(folder).disclosure.state).toBe('machine')
    expect(bundle(folder).blocks).toMatchObject({ edited: 2, reviewed: 0 })
  })

  test('of a force run over approved texts is what it was', async () => {
    using folder = await approved()
    const tree = folder.tree()
    await runWith(folder.root, mock(), { to: ['fr'], force: true })
    expect(folder.tree()).toEqual(tree)
  })

  test('of machine text with one character added, then approved, is reviewed and not edited', async () => {
    using folder = projectFolder({
      'articles/a.md': 'The vote is near, the mayor said on Tuesday in the old town hall.\n'
    })
    await runWith(folder.root, mock(), { to: ['fr'] })
    const [[key, text] = ['', '']] = Object.entries<string>(JSON.parse(folder.read(file)))
    folder.write(file, JSON.stringify({ [key]: `${text} !` }))
    await translate(['approve', 'articles/a.md', '--to', 'fr', '--by', 'Hala Mansour'], { cwd: folder.root })
    expect(bundle(folder)).toMatchObject({ disclosure: { state: 'reviewed' }, words: { changedByPeople: 0 } })
    expect(JSON.parse(folder.read('locales/.review/fr/a.jsonl')).base).toBe(text)
  })

  test('is not made stronger by approving in bulk what has become stale', async () => {
    using folder = await approved()
    folder.write('articles/a.md', '# The vote\n\nIt is over.\n\nPowered by automated translation\n')
    await runWith(folder.root, mock(), { to: ['fr'] })
    const { code, err } = await translate(['approve', 'articles', '--to', 'fr', '--by', 'Hala Mansour'], {
      cwd: folder.root
    })
    expect(code).toBe(1)
    expect(err).toContain('its source has changed')
    expect(bundle(folder).disclosure.state).not.toBe('reviewed')
  })
})
