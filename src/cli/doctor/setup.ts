import type { Diagnosis } from './diagnosis.ts'

/** What was found on the disk, in git and in the store: facts, for `judgedSetup` to say what they mean. */
export interface SetupFacts {
  readonly configFile: string | undefined
  readonly to: readonly string[]
  readonly articles: {
    readonly folder: string
    readonly exists: boolean
    readonly known: number
    readonly skipped: number
  }
  /** Folders that runs write to, and what is wrong with each; `undefined` where all is well. */
  readonly writable: ReadonlyArray<readonly [folder: string, trouble: string | undefined]>
  /** Whether git leaves each path out; `undefined` without a repository. */
  readonly ignored: { readonly locales: boolean; readonly bundles: boolean; readonly state: boolean } | undefined
  /** Locales that have no `common` strings of their own, shipped or the project's. */
  readonly withoutCommon: readonly string[]
  readonly store:
    | { readonly trouble: string }
    | { readonly damages: readonly string[]; readonly bytes: number; readonly sources: number }
  readonly lock: { readonly state: 'free' | 'after-crash' } | { readonly state: 'held'; readonly message: string }
  /** Caps and what is left under each, in words; none where nothing is capped. */
  readonly caps: readonly string[]
}

export function judgedSetup(facts: SetupFacts): readonly Diagnosis[] {
  return [...diagnoses(facts)].map(found => ({ area: 'setup', ...found }))
}

type Found = Omit<Diagnosis, 'area'>

function* diagnoses({
  configFile,
  to,
  articles,
  writable,
  ignored,
  withoutCommon,
  store,
  lock,
  caps
}: SetupFacts): Generator<Found> {
  yield configFile === undefined
    ? warning('configuration', 'no file found, all is default; write config/translate.config.json')
    : ok('configuration', configFile)
  yield to.length === 0
    ? failed('locales', 'none to translate to; set "to" in the configuration, or name them: --to ar,fr')
    : ok('locales', to.join(', '))
  for (const locale of withoutCommon) {
    const message = `no strings for the label of machine translation in "${locale}": readers see those of a fallback; write locales/${locale}/common.json`
    yield { ...warning('label', message), locale }
  }
  if (!articles.exists)
    yield failed('articles', `there is no folder "${articles.folder}"; make it, or set "articles" in the configuration`)
  else if (articles.known === 0) yield warning('articles', `none in "${articles.folder}" of a format that is known`)
  else {
    const passedOver = articles.skipped > 0 ? `, ${articles.skipped} files of no known format` : ''
    yield ok('articles', `${articles.known} in "${articles.folder}"${passedOver}`)
  }
  for (const [folder, trouble] of writable) {
    yield trouble === undefined
      ? ok('folder', `"${folder}" can be written to`)
      : failed('folder', `"${folder}" cannot be written to: ${trouble}`)
  }
  yield* git(ignored)
  yield* storeHealth(store)
  yield* lockHolder(lock)
  yield caps.length === 0
    ? warning('budget', 'no cap on what may be spent; set "budget" in the configuration')
    : ok('budget', caps.join('; '))
}

function* git(ignored: SetupFacts['ignored']): Generator<Found> {
  if (!ignored) {
    yield warning('git', 'no repository: without commits, what changed last is told by the times of files alone')
    return
  }
  if (ignored.locales)
    yield failed(
      'git',
      'the folder of locale files is ignored: corrections would not be kept; take it out of .gitignore'
    )
  const open = [...(ignored.bundles ? [] : ['bundles']), ...(ignored.state ? [] : ['.dragoman'])]
  if (open.length > 0) yield warning('git', `not ignored: ${open.join(' and ')}; add a line for each to .gitignore`)
  if (!ignored.locales && open.length === 0) yield ok('git', 'locale files are kept, bundles and state ignored')
}

function* storeHealth(store: SetupFacts['store']): Generator<Found> {
  if ('trouble' in store) yield failed('store', store.trouble)
  else if (store.damages.length > 0) {
    const message = `damaged: ${store.damages[0]}; move .dragoman/memory.db aside, with its -wal and -shm: locale files and records stay`
    yield failed('store', message)
  } else yield ok('store', `sound, ${store.sources} sources, ${(store.bytes / 1e6).toFixed(1)} MB`)
}

function* lockHolder(lock: SetupFacts['lock']): Generator<Found> {
  if (lock.state === 'held') yield warning('lock', lock.message)
  else if (lock.state === 'after-crash')
    yield warning('lock', 'free; the last run did not end by itself, the next one goes on where it stood')
  else yield ok('lock', 'free')
}

const ok = (check: string, message: string): Found => ({ check, result: 'ok', message })
const warning = (check: string, message: string): Found => ({ check, result: 'warning', message })
const failed = (check: string, message: string): Found => ({ check, result: 'failed', message })
