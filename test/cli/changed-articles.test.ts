import { execFileSync } from 'node:child_process'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { translate } from '../support/command-line.ts'
import { type ProjectFolder, projectFolder } from '../support/project-folder.ts'

const article = (id: string) => `articles/${id}.md`

/** `one` and `two` are committed on the 1st, `two` again and `three` on the 20th, all on the same checkout; `new` is not committed. */
function repository(): ProjectFolder & { git(...args: string[]): string } {
  const folder = projectFolder({ [article('one')]: 'One here.\n', [article('two')]: 'Two here.\n' })
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.root, encoding: 'utf8', env })
  const env: Record<string, string | undefined> = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' }
  for (const who of ['AUTHOR', 'COMMITTER']) {
    env[`GIT_${who}_NAME`] = 'Hala'
    env[`GIT_${who}_EMAIL`] = 'hala@example.org'
  }
  const commit = (date: string) => {
    env.GIT_AUTHOR_DATE = date
    env.GIT_COMMITTER_DATE = date
    git('add', '-A')
    git('commit', '-qm', date)
  }
  git('init', '-q', '-b', 'main')
  commit('2026-11-01T12:00:00Z')
  folder.write(article('two'), 'Two here, edited.\n')
  folder.write(article('three'), 'Three here.\n')
  commit('2026-11-20T12:00:00Z')
  folder.write(article('new'), 'New here.\n')
  return { ...folder, git }
}

/** Articles that a run with these options looks at. */
async function chosen({ root }: ProjectFolder, ...options: string[]): Promise<string[]> {
  const { out } = await translate(['status', '--to', 'ar', '--json', ...options], { cwd: root })
  return JSON.parse(out).articles.map(({ article }: { article: string }) => article)
}

test('--since goes by the commits, and by the file where it is not committed as it stands', async () => {
  using folder = repository()
  expect(await chosen(folder)).toEqual(['new', 'one', 'three', 'two'])
  expect(await chosen(folder, '--since', '2026-11-20T00:00Z')).toEqual(['new', 'three', 'two'])
  expect(await chosen(folder, '--since', '2026-11-01T00:00Z')).toEqual(['new', 'one', 'three', 'two'])
  folder.write(article('one'), 'One here, edited.\n')
  expect(await chosen(folder, '--since', '2026-11-20T00:00Z')).toEqual(['new', 'one', 'three', 'two'])
  folder.git('stash', '-q')
  expect(await chosen(folder, '--since', '2026-11-21T00:00Z', 'articles/new.md', 'articles/one.md')).toEqual(['new'])
})

test('--since goes by the files where there is no repository', async () => {
  using folder = projectFolder({ [article('old')]: 'Old here.\n', [article('new')]: 'New here.\n' })
  const day = (n: number) => new Date(2026, 10, n)
  utimesSync(join(folder.root, article('old')), day(1), day(1))
  utimesSync(join(folder.root, article('new')), day(20), day(20))
  expect(await chosen(folder, '--since', '2026-11-20')).toEqual(['new'])
})

describe('--changed-since', () => {
  test('leaves what is not as in the revision, what is not committed too', async () => {
    using folder = repository()
    expect(await chosen(folder, '--changed-since', 'HEAD')).toEqual(['new'])
    expect(await chosen(folder, '--changed-since', 'main~1')).toEqual(['new', 'three', 'two'])
    const { out } = await translate(['--to', 'ar', '--json', '--changed-since', 'HEAD'], { cwd: folder.root })
    expect(JSON.parse(out)).toMatchObject({ articles: 1, sentences: { sent: 1 } })
    expect(folder.has('bundles/ar/one/article.md')).toBe(false)
  })

  test('finds articles in a project below the top of the repository', async () => {
    using folder = projectFolder({ 'site/articles/é.md': 'One here.\n', 'site/translate.config.json': '{"to":["ar"]}' })
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.root })
    git('init', '-q')
    git('add', '-A')
    git('-c', 'user.name=Hala', '-c', 'user.email=hala@example.org', 'commit', '-qm', 'one')
    folder.write('site/articles/é.md', 'One here, edited.\n')
    const { out } = await translate(['status', '--json', '--changed-since', 'HEAD'], { cwd: `${folder.root}/site` })
    expect(JSON.parse(out).articles).toMatchObject([{ article: 'é' }])
  })

  test('says what is wrong with a revision, or that there is no repository', async () => {
    using folder = repository()
    for (const revision of ['nope', '--output=x']) {
      const { code, err } = await translate(['--to', 'ar', `--changed-since=${revision}`], { cwd: folder.root })
      expect([code, err]).toEqual([2, expect.stringContaining(`got "${revision}"; a shallow clone has few`)])
    }
    using bare = projectFolder({ [article('one')]: 'One here.\n' })
    const { code, err } = await translate(['--to', 'ar', '--changed-since', 'HEAD'], { cwd: bare.root })
    expect([code, err]).toEqual([2, expect.stringContaining('Expected a git repository')])
  })
})

test('--deadline that has passed leaves all for the next run, and says so', async () => {
  using folder = projectFolder({ [article('one')]: 'One here.\n', 'translate.config.json': '{"to":["ar"]}' })
  const { code, err } = await translate(['nightly', '--deadline', '0s'], { cwd: folder.root })
  expect(code).toBe(3)
  expect(err).toMatch(/Left for the next run \(0 of \d+ planned characters sent\):\n {2}one\n/)
  expect((await translate(['nightly', '--deadline', '1h'], { cwd: folder.root })).code).toBe(0)
})
