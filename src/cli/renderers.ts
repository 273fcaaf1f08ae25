import { createRenderer, fallbackChain, type Renderer } from '../bundles/renderer.ts'
import type { Config } from '../config/config.ts'
import type { LocaleTag } from '../model/locale.ts'
import type { HouseStyle } from '../style/house-style.ts'
import { commonStrings } from './common-strings.ts'

/** `common` strings of every locale in play, and the renderer of each, made when first asked for. */
export function renderers({ root, locales, from, to, fallback }: Config, style: (locale: LocaleTag) => HouseStyle) {
  const chainOf = (locale: LocaleTag): readonly LocaleTag[] => [
    ...(fallback[locale] ?? []),
    ...fallbackChain(locale, from)
  ]
  const tags = new Set([from, ...to].flatMap(locale => [locale, ...chainOf(locale)]))
  const strings = new Map(Array.from(tags, locale => [locale, commonStrings(root, locales, locale)] as const))
  const all = new Map(strings)
  const made = new Map<LocaleTag, Renderer>()
  return {
    strings: [...strings],
    renderer(locale: LocaleTag): Renderer {
      // A bundle of a locale that is none of this run's may need a notice.
      for (const tag of [locale, ...chainOf(locale)]) if (!all.has(tag)) all.set(tag, commonStrings(root, locales, tag))
      const renderer = made.get(locale) ?? createRenderer(all, locale, chainOf(locale), style(locale))
      made.set(locale, renderer)
      return renderer
    }
  }
}
