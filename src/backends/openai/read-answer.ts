/** A segment as the model answered it. Nothing of it is trusted yet. */
export interface Answered {
  readonly id: string
  readonly src: string
  readonly tgt: string
}

/**
 * The whole segments of what a model wrote, whatever it wrote round them: thoughts and code fences are dropped. Of JSON that is cut
 * off or broken only the objects that are whole are taken; nothing is mended.
 */
export function readAnswer(written: string): readonly Answered[] {
  const text = written.replace(/<think>[\s\S]*?(?:<\/think>|$)/g, '').replace(/^[\s\S]*<\/think>/, '')
  const whole = parsed(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
  if (whole !== undefined && Array.isArray(whole.segments)) return whole.segments.flatMap(answeredOf)
  const starts = Array.from(text.matchAll(/\{\s*"id"/g), ({ index }) => index)
  return starts.flatMap((start, i) => answeredOf(wholeObject(text.slice(start, starts[i + 1]))))
}

/** What comes after an object is the next one, or the ends of what is round it. */
function wholeObject(piece: string): unknown {
  let end = piece.length
  for (let tries = 0; tries < 4; tries++) {
    end = piece.lastIndexOf('}', end - 1)
    if (end < 0) return undefined
    const object = parsed(piece.slice(0, end + 1))
    if (object) return object
  }
  return undefined
}

function parsed(text: string): { readonly segments?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

function answeredOf(value: unknown): readonly Answered[] {
  if (typeof value !== 'object' || value === null) return []
  const { id, src, tgt } = value as Readonly<Record<keyof Answered, unknown>>
  const isId = typeof id === 'string' || typeof id === 'number'
  return isId && typeof tgt === 'string' ? [{ id: String(id), src: typeof src === 'string' ? src : '', tgt }] : []
}
