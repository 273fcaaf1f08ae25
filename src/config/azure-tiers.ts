/** Characters that Azure takes in an hour, by the tier of the resource. */
const charactersPerHour = {
  F0: 2_000_000,
  S1: 40_000_000,
  S2: 40_000_000,
  S3: 120_000_000,
  S4: 200_000_000,
  C2: 40_000_000,
  C3: 120_000_000,
  C4: 200_000_000
}

export type AzureTier = keyof typeof charactersPerHour

export const azureTiers = Object.keys(charactersPerHour) as [AzureTier, ...AzureTier[]]

/** Characters a custom model takes in a second. */
const customModelPerSecond = 3_600

/** Azure wants the quota of an hour used evenly: what it counts slides, and a burst is refused as an excess is. */
export function azureCharactersPerMinute(tier: AzureTier, isCustomModel: boolean): number {
  const ofTier = Math.floor(charactersPerHour[tier] / 60)
  return isCustomModel ? Math.min(ofTier, customModelPerSecond * 60) : ofTier
}
