import { BackendError } from '../../model/errors.ts'

/** Bytes of an answer that are read: far more than any request of ours can ask for. */
export const answerLimit = 10_000_000

/** The body as UTF-8. Rejects with `bad-response` as soon as there is more than `answerLimit`, and reads no further. */
export async function boundedText(
  { body }: Response,
  { backend, name }: { readonly backend: string; readonly name: string }
): Promise<string> {
  if (!body) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > answerLimit) {
      const message = `Expected no more than ${answerLimit} bytes from ${name}, got more; check its address`
      throw new BackendError('bad-response', backend, message)
    }
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
