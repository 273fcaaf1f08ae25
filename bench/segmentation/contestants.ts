import { readFileSync } from 'node:fs'
import { initSync, segment } from 'sentencex-wasm'
import { localeTag } from '../../src/model/locale.ts'
import { scanner } from '../../src/segmentation/scanner.ts'

export interface Contestant {
  readonly name: string
  /** A cutter for texts of one language. */
  readonly of: (language: string) => (text: string) => readonly string[]
}

const ours = scanner()

/** The scanner, and what one would use instead. */
export const contestants: readonly Contestant[] = [
  {
    name: 'scanner',
    of: language => {
      const locale = localeTag(language)
      return text => {
        const breaks = ours.breaks(text, locale)
        return [0, ...breaks].map((at, i) => text.slice(at, breaks[i]))
      }
    }
  },
  {
    name: 'Intl.Segmenter',
    of: language => {
      const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
      return text => Array.from(segmenter.segment(text), ({ segment }) => segment)
    }
  },
  {
    name: 'sentencex-wasm',
    of: language => text => {
      load()
      return segment(language, text) as string[]
    }
  }
]

let isLoaded = false

function load(): void {
  if (isLoaded) return
  isLoaded = true
  const file = new URL('sentencex_wasm_bg.wasm', import.meta.resolve('sentencex-wasm'))
  initSync({ module: readFileSync(file) })
}
