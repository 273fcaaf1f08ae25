/** An answer without elements whose text is no text: scripts and styles that no source of ours has. In linear time. */
export function withoutRawText(answer: string): string {
  if (!/<(?:script|style)/i.test(answer)) return answer
  let kept = ''
  let end = 0
  for (const { 0: opening, 1: name = '', index } of answer.matchAll(/<(script|style)\b[^<>]*>/gi)) {
    if (index < end) continue
    const close = answer.toLowerCase().indexOf(`</${name.toLowerCase()}`, index + opening.length)
    if (close < 0) break
    kept += answer.slice(end, index)
    const stop = answer.indexOf('>', close)
    end = stop < 0 ? answer.length : stop + 1
  }
  return kept + answer.slice(end)
}
