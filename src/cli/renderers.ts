import { createRenderer, fallbackChain, type Renderer } from '../bundles/renderer.ts'
import type { Config } from '../config/config.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { HouseStyle } from '../style/house-style.ts'
import { type CommonStrings, commonStrings } from './common-strings.ts'

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
      const known = made.get(locale)
      if (known) return known
      const chain = chainOf(locale)
      // A bundle of a locale that is none of this run's may need a notice.
      for (const each of [locale, ...chain]) all.set(each, all.get(each) ?? commonStrings(root, locales, each))
      const strings = new Map([locale, ...chain].map(each => [each, readable(all.get(each)!)] as const))
      const renderer = createRenderer(strings, locale, chain, style(locale))
      made.set(locale, renderer)
      return renderer
    }
  }
}

function readable({ strings, error }: CommonStrings): CommonStrings['strings'] {
  if (error) throw error
  return strings
}
