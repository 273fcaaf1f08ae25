import { combined } from './combined.ts'
import { asciiDigits } from './figures.ts'
import { figuresAt } from './figures-at.ts'
import { ideographsAt } from './ideographs.ts'
import { withMeasures } from './measures.ts'
import type { NumberToken } from './number-token.ts'
import { otherWord, type Reading } from './other-word.ts'
import { piecesOf } from './pieces.ts'
import { readSpans } from './spans.ts'
import { wordsAt } from './words-at.ts'

/** Every number of the text, in order. Linear in its length. */
export function readNumbers(source: string, reading: Reading): readonly NumberToken[] {
  const text = asciiDigits(source)
  const tokens: NumberToken[] = []
  let from = 0
  for (const span of readSpans(text, reading.dictionary?.language)) {
    for (const token of readBetween(text, from, span.start, reading)) tokens.push(token)
    tokens.push(span)
    from = span.end
  }
  for (const token of readBetween(text, from, text.length, reading)) tokens.push(token)
  return withMeasures(text, combined(text, tokens))
}

function* readBetween(text: string, from: number, to: number, reading: Reading): Generator<NumberToken> {
  const { dictionary } = reading
  const pieces = piecesOf(text, from, to, dictionary?.language)
  for (let i = 0; i < pieces.length; ) {
    const piece = pieces[i]!
    if (piece.kind === 'figure') {
      const { found, used } = figuresAt(text, pieces, i, dictionary)
      yield* found
      i += used
    } else if (piece.kind === 'ideographs') {
      yield* ideographsAt(text, piece)
      i++
    } else {
      const words = dictionary && wordsAt(text, pieces, i, dictionary)
      if (words) yield words.token
      else yield* otherWord(piece, reading)
      i += words?.used ?? 1
    }
  }
}
