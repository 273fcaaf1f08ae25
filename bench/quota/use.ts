/** What became of the requests of a while. */
export interface Use {
  /** Of what the binding limit allows: 0 to 1. */
  readonly share: number
  /** Requests that were told 429. */
  readonly refused: number
  /** Requests that its limits of the time add up to. */
  readonly possible: number
}

export interface Figures {
  readonly share: number
  readonly refused: number
}

/** The lowest share and the most refusals, each wherever it was. */
export function worst(uses: Readonly<Record<string, Use>>): Figures {
  const all = Object.values(uses)
  return { share: Math.min(...all.map(({ share }) => share)), refused: Math.max(...all.map(({ refused }) => refused)) }
}

/** One after the other. */
export function together(uses: Readonly<Record<string, Use>>): Figures {
  const all = Object.values(uses)
  const sum = (count: (use: Use) => number) => all.reduce((total, use) => total + count(use), 0)
  return {
    share: sum(({ share, possible }) => share * possible) / sum(({ possible }) => possible),
    refused: sum(({ refused }) => refused)
  }
}
