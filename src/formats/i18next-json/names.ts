/** Where a value stands: keys, and positions in lists. */
export type Path = readonly (string | number)[]

/**
 * The name of a value: its keys with dots between, as i18next's users write them (`search.placeholder`, `steps.0`). Where a key holds a
 * dot of its own, or opens with a slash, a JSON Pointer (`/Loading.../a~1b`), which no other name looks like.
 */
export function nameOf(path: Path): string {
  const dotted = path.join('.')
  const isPlain = dotted !== '' && !dotted.startsWith('/') && !path.some(step => String(step).includes('.'))
  return isPlain ? dotted : path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
