import type { Config } from '../config/config.ts'
import type { Budget, Limits } from '../model/budget.ts'
import { ConfigError } from '../model/errors.ts'
import type { Price } from '../model/price.ts'

/** Backends that cost nothing: one needs no price to be held to a cap in money. */
const free: readonly string[] = ['mock', 'apertium']

/**
 * What backends charge, by name. A cap in money is worth nothing where a price is missing or in another currency: throws `ConfigError`
 * where one is set and a backend in use has no price, or two have prices in two currencies.
 */
export function pricesOf({ backends, budget }: Config, inUse: readonly string[]): ReadonlyMap<string, Price> {
  const prices = new Map(
    Object.entries(backends).flatMap(([name, { price }]) => (price ? [[name, price] as const] : []))
  )
  const capped = moneyCap(budget)
  if (capped === undefined) return prices
  const unpriced = inUse.find(name => !prices.has(name) && !free.includes(name))
  if (unpriced !== undefined) {
    throw new ConfigError(
      'invalid',
      `Expected a price of "${unpriced}", for ${capped} is a cap in money: set backends.${unpriced}.price ` +
        '(perMillionCharacters is 0 where it costs nothing)'
    )
  }
  const currencies = new Set(Array.from(prices.values(), ({ currency }) => currency))
  if (currencies.size > 1) {
    throw new ConfigError(
      'invalid',
      `Expected prices in one currency, for ${capped} is a cap in money, got ${[...currencies].join(' and ')}`
    )
  }
  return prices
}

/** Key path of the first cap in money. */
function moneyCap({ backends = {}, locales = {}, desks = {}, ...limits }: Budget): string | undefined {
  const scopes: ReadonlyArray<readonly [path: string, Limits]> = [
    ['budget', limits],
    ...Object.entries({ backends, locales, desks }).flatMap(([kind, scopes]) =>
      Object.entries(scopes).map(([name, limits]) => [`budget.${kind}.${name}`, limits] as const)
    )
  ]
  for (const [path, limits] of scopes)
    for (const key of ['moneyPerRun', 'moneyPerDay', 'moneyPerMonth'] as const)
      if (limits[key] !== undefined) return `${path}.${key}`
  return undefined
}
