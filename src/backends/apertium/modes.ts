import { BackendError, ConfigError } from '../../model/errors.ts'
import { type LocalePair, languageOf } from '../../model/locale.ts'

/** Modes of Apertium's that translate a pair, by its locales or languages. */
const known: ReadonlyMap<string, string> = new Map([
  ['en es', 'eng-spa'],
  ['en ca', 'eng-cat'],
  ['en ca-valencia', 'eng-cat_valencia'],
  ['en gl', 'en-gl'],
  ['en eo', 'en-eo'],
  ['es en', 'spa-eng'],
  ['es en-US', 'spa-eng_US'],
  ['es ca', 'spa-cat'],
  ['es gl', 'es-gl'],
  ['es pt', 'es-pt'],
  ['es it', 'spa-ita'],
  ['ca en', 'cat-eng'],
  ['ca en-US', 'cat-eng_US'],
  ['ca es', 'cat-spa'],
  ['ca fr', 'cat-fra'],
  ['fr ca', 'fra-cat'],
  ['gl en', 'gl-en'],
  ['gl es', 'gl-es'],
  ['it es', 'ita-spa'],
  ['pt es', 'pt-es'],
  ['eo en', 'eo-en'],
  ['is en', 'isl-eng'],
  ['mk en', 'mk-en']
])

/** Modes by target locale, one after the other: `{ "pt": ["eng-spa", "es-pt"] }`. */
export type ApertiumModes = Readonly<Record<string, readonly string[]>>

/** The modes that translate a pair, as configured or as known. Throws `BackendError` where there is none. */
export function modesFor(backend: string, { from, to }: LocalePair, configured: ApertiumModes): readonly string[] {
  const own = configured[to] ?? configured[languageOf(to)]
  if (own) return own
  for (const source of [from, languageOf(from)]) {
    for (const target of [to, languageOf(to)]) {
      const mode = known.get(`${source} ${target}`)
      if (mode) return [mode]
    }
  }
  const message = `Expected a mode of Apertium's from "${from}" to "${to}", got none; name some in backends.apertium.modes, or choose another backend`
  throw new BackendError('unsupported-pair', backend, message)
}

/** Throws `ConfigError` for what is no name of a mode: it becomes part of a path. */
export function checkModes(modes: ApertiumModes): void {
  for (const [locale, names] of Object.entries(modes)) {
    if (names.length > 0 && names.every(name => /^\w[\w-]*$/.test(name))) continue
    const got = JSON.stringify(names)
    throw new ConfigError(
      'invalid',
      `Expected modes such as ["eng-spa"] in backends.apertium.modes.${locale}, got ${got}`
    )
  }
}
