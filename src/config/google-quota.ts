interface GoogleQuota {
  readonly requestsPerMinute: number
  readonly charactersPerMinute?: number
}

/** What Google takes in a minute where nobody has asked it for more. Its language models have no quota of characters. */
export function googleQuota({
  model = 'general/nmt',
  adaptive = false
}: {
  readonly model?: string | undefined
  readonly adaptive?: unknown
}): GoogleQuota {
  const requestsPerMinute = 6_000
  if (adaptive !== false || /(?:^|\/)general\/translation-llm$/.test(model)) return { requestsPerMinute }
  const isGeneral = /^(?:.*\/)?(?:general\/)?nmt$/.test(model)
  return { requestsPerMinute, charactersPerMinute: isGeneral ? 6_000_000 : 100_000 }
}
