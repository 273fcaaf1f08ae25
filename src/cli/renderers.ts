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
  const made = new Map<LocaleTag, Renderer>()
  return {
    strings: [...strings],
    renderer(locale: LocaleTag): Renderer {
      const renderer = made.get(locale) ?? createRenderer(strings, locale, chainOf(locale), style(locale))
      made.set(locale, renderer)
      return renderer
    }
  }
}
