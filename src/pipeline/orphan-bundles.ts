import { walk } from '../store/tree.ts'
import type { Found } from './find-articles.ts'
import { bundleFolder } from './paths.ts'
import type { Project } from './project.ts'

/**
 * Folders of bundles that no article and locale of the project stands behind any more. Nothing makes them anew or takes them away: whoever
 * reads them is shown what was withdrawn. `found`: all articles of the project.
 */
export function orphanBundles(
  { root, folders, alternates, to }: Project,
  { articles, problems }: Found
): readonly string[] {
  const locales = new Set([...alternates, ...to])
  // An article that cannot be told apart or read is there all the same.
  const unread = problems.map(({ path }) => path.slice(folders.articles.length + 1))
  const ids = new Set([...articles.map(({ id }) => id), ...unread, ...unread.map(withoutExtension)])
  const known = new Set([...locales].flatMap(locale => Array.from(ids, id => bundleFolder(folders, locale, id))))
  return walk(`${root}/${folders.bundles}`, { extensions: ['.json'] })
    .files.filter(({ path }) => path.endsWith('/bundle.json'))
    .map(({ path }) => `${folders.bundles}/${path.slice(0, -'/bundle.json'.length)}`)
    .filter(folder => !known.has(folder))
}

const withoutExtension = (path: string): string => path.replace(/\.[^./]*$/, '')
