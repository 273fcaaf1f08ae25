import type { LocaleTag } from '../model/locale.ts'
import { fileStates } from '../store/file-states.ts'
import type { ArticleFile } from './find-articles.ts'
import type { Project } from './project.ts'
import type { Failure } from './report.ts'

/** What failed in the last run, kept so that `translate status` can name it. */
export function knownFailures({ db }: Project) {
  const states = fileStates(db)
  return {
    all(): (article: ArticleFile, locale: LocaleTag) => readonly Failure[] {
      const kept = states.get()
      return (article, locale) => JSON.parse(kept.get(failureKey(article, locale)) ?? '[]')
    },
    /** Sets what failed in these, or that nothing did. */
    keep(
      list: ReadonlyArray<{
        readonly article: ArticleFile
        readonly locale: LocaleTag
        readonly failures: readonly Failure[]
      }>
    ): void {
      const [failed, fine] = [list.filter(isFailed), list.filter(each => !isFailed(each))]
      const known = states.get()
      const forget = fine.map(({ article, locale }) => failureKey(article, locale)).filter(key => known.has(key))
      if (failed.length > 0)
        states.set(failed.map(each => [failureKey(each.article, each.locale), JSON.stringify(each.failures)]))
      if (forget.length > 0) states.forget(forget)
    }
  }
}

const isFailed = ({ failures }: { readonly failures: readonly Failure[] }) => failures.length > 0

function failureKey({ path }: ArticleFile, locale: LocaleTag): string {
  return `failed ${locale} ${path}`
}
