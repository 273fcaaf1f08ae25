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
  const plain = segmentsOf(parsed(written))
  if (plain) return plain
  const text = written.replace(/<think>[\s\S]*?(?:<\/think>|$)/g, '').replace(/^[\s\S]*<\/think>/, '')
  const whole = segmentsOf(parsed(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)))
  if (whole) return whole
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

function segmentsOf(value: { readonly segments?: unknown } | undefined): readonly Answered[] | undefined {
  return Array.isArray(value?.segments) ? value.segments.flatMap(answeredOf) : undefined
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
