import { hash } from 'node:crypto'
import type { BackendChain, BackendName, Config, Route } from '../config/config.ts'
import { isWithin, type LocaleTag } from '../model/locale.ts'
import { type Chain, chainOf, type Link } from '../pipeline/chain.ts'
import { fitsAny } from './article-patterns.ts'

/** Every backend that the configuration's chain and routes name, once. */
export function backendsOf({ backend, routes }: Config): readonly BackendName[] {
  return [...new Set([...backend, ...routes.flatMap(route => route.backend)])]
}

export interface Routing {
  readonly chains: readonly [Chain, ...Chain[]]
  chainFor(article: string, locale: LocaleTag): Chain
  /** Changes whenever an article may go another way. */
  readonly fingerprint: string
}

/** The first route that fits an article and a locale, or the chain of all the rest. */
export function routes({ backend, routes }: Config, link: (name: BackendName) => Link): Routing {
  const made = ([first, ...more]: BackendChain) => chainOf([link(first), ...more.map(link)])
  const others = made(backend)
  const ways = routes.map(route => ({ route, chain: made(route.backend) }))
  const chains = [others, ...ways.map(({ chain }) => chain)] as const
  return {
    chains,
    chainFor: (article, locale) => ways.find(({ route }) => fits(route, article, locale))?.chain ?? others,
    fingerprint: hash('sha256', JSON.stringify([routes, chains.map(({ fingerprints }) => fingerprints)]), 'hex').slice(
      0,
      16
    )
  }
}

function fits({ to, articles }: Route, article: string, locale: LocaleTag): boolean {
  const isFor = to?.some(wider => isWithin(locale, wider)) ?? true
  return isFor && (articles === undefined || fitsAny(articles, article))
}
