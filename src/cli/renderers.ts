import { createRenderer, fallbackChain, type Renderer } from '../bundles/renderer.ts'
import type { Config } from '../config/config.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { HouseStyle } from '../style/house-style.ts'
import { commonStrings } from './common-strings.ts'

/**
 * `common` strings of every locale in play, and the renderer of each, made when first asked for. It throws for a locale whose strings, or
 * those it falls back on, cannot be read: the others go on.
 */
export function renderers({ root, locales, from, to, fallback }: Config, style: (locale: LocaleTag) => HouseStyle) {
  const chainOf = (locale: LocaleTag): readonly LocaleTag[] => [
    ...(fallback[locale] ?? []),
    ...fallbackChain(locale, from)
  ]
  const tags = new Set([from, ...to].flatMap(locale => [locale, ...chainOf(locale)]))
  const read = new Map(Array.from(tags, locale => [locale, commonStrings(root, locales, locale)] as const))
  const all = new Map(read)
  const made = new Map<LocaleTag, Renderer>()
  return {
    /** What tells whether anything in them has changed. */
    strings: Array.from(read, ([locale, { strings, error }]) => [locale, error?.message ?? strings] as const),
    renderer(locale: LocaleTag): Renderer {
      const chain = chainOf(locale)
      for (const each of [locale, ...chain]) {
        // A bundle of a locale that is none of this run's may need a notice.
        const found = all.get(each) ?? commonStrings(root, locales, each)
        if (found.error) throw found.error
        all.set(each, found)
      }
      const strings = new Map(Array.from(all, ([each, { strings }]) => [each, strings] as const))
      const renderer = made.get(locale) ?? createRenderer(strings, locale, chain, style(locale))
      made.set(locale, renderer)
      return renderer
    }
  }
}
