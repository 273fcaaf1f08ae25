import type { Problem } from '../model/finding.ts'
import type { TranslatedSegment } from '../model/segment.ts'
import { seenText } from './seen-text.ts'

/**
 * The target holds none of the things that language models say round a translation, or in its place, unless the source says
 * the same: an opening, a refusal, a code fence, a note of the translator's, an offer of more help. What stands in
 * quotation marks is somebody's speech.
 */
export function* artefacts({ source, target }: TranslatedSegment): Generator<Problem> {
  const [ours, theirs] = [seenText(source), seenText(target)]
  for (const [name, pattern] of patterns) {
    const said = pattern.exec(theirs)?.[0].trim()
    if (said !== undefined && !pattern.test(ours)) {
      yield { severity: 'error', message: `Said by a language model: ${name}, ${said.slice(0, 40)}` }
      return
    }
  }
}

/** The beginning of a text, past signs that are no quotation marks. */
const start = /^[^\p{L}\p{N}"'“”„«»‘’「『]*/u.source
const starting = (...phrases: readonly RegExp[]) =>
  new RegExp(`${start}(?:${phrases.map(({ source }) => source).join('|')})`, 'iu')

const openings = starting(
  /(?:sure|certainly|of course|absolutely|okay|ok)\s?[,!.:]\s{0,3}(?:here|i|the|below)\b/,
  /here(?:['’]s| is| are) (?:the|your|a|my) [p{L} ]{0,30}translat/,
  /(?:translation|translated text|traduction|traducción|übersetzung|перевод|译文|翻译|الترجمة|अनुवाद|ترجمہ)\s?[:：]/,
  /voici (?:la|votre|une) traduction/,
  /(?:claro|por supuesto)\s?[,!.:]\s{0,3}aquí/,
  /aquí (?:está|tienes|tiene) la traducción/,
  /hier ist (?:die|ihre|eine) übersetzung/,
  /вот (?:ваш )?перевод/,
  /以下是.{0,12}(?:翻译|译文)/,
  /(?:إليك|فيما يلي) (?:ال)?ترجمة/,
  /यहाँ.{0,12}अनुवाद/,
  /(?:source|target|output|input|assistant)\s?:\s/
)
const refusals = starting(
  /(?:i['’]?m|i am) (?:really |very |so )?sorry\b.{0,20}\b(?:i|but)\b/,
  /i apologi[sz]e\b.{0,10}\bi (?:can|am)/,
  /(?:sorry, )?i (?:can['’]?t|cannot|can not|am unable to|won['’]?t|will not) (?:translat|assist|help|provide|fulfil|comply|process)/,
  /as an? (?:ai|large language|language) /,
  /je suis désolée?\b.{0,20}\bje ne peux/,
  /je ne peux pas (?:traduire|vous aider|fournir)/,
  /lo siento\b.{0,20}\bno puedo/,
  /(?:es tut mir leid|tut mir leid)\b.{0,30}\bkann (?:ich )?/,
  /извините.{0,20}не могу/,
  /(?:很)?抱歉.{0,10}(?:无法|不能)/,
  /عذر[\u0627\u064B]{1,2}.{0,10}(?:لا يمكنني|لا أستطيع)/
)
const fences = /```|<\/?think>/
const notes =
  /[([]\s?(?:translator['’]?s? note|note du traducteur|nota del traductor|n\.d\.t\.|note|nota|anmerkung|примечание|ملاحظة|注)\s?[:：]/iu
const offers =
  /\b(?:let me know if you|i hope this helps|feel free to ask|would you like me to|ignored? (?:all |any |the )?(?:previous|prior|earlier) instructions)\b/i

const patterns: ReadonlyArray<readonly [string, RegExp]> = [
  ['an opening', openings],
  ['a refusal', refusals],
  ['a code fence', fences],
  ['a note', notes],
  ['an offer', offers]
]
