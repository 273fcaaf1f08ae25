interface GoogleQuota {
  readonly requestsPerMinute: number
  readonly charactersPerMinute?: number
}

/**
 * What Google takes in a minute where nobody has asked it for more. Its language models have no quota of characters. Sentences that
 * share a batch and of which some alone have translations to follow are two requests: what is counted is half of what Google takes.
 */
export function googleQuota({
  model = 'general/nmt',
  adaptive = false
}: {
  readonly model?: string | undefined
  readonly adaptive?: unknown
}): GoogleQuota {
  if (adaptive !== false) return { requestsPerMinute: 3_000 }
  const requestsPerMinute = 6_000
  if (/(?:^|\/)general\/translation-llm$/.test(model)) return { requestsPerMinute }
  const isGeneral = /^(?:.*\/)?(?:general\/)?nmt$/.test(model)
  return { requestsPerMinute, charactersPerMinute: isGeneral ? 6_000_000 : 100_000 }
}
