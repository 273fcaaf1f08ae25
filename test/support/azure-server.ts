/** Azure Translator on this machine: its errors have six digits, and its HTML is translated round the tags. */
import { type JsonReply, type JsonRequest, type JsonServer, startJsonServer } from './json-server.ts'
import { plainTranslation, taggedTranslation } from './tagged-translation.ts'

export type AzureBody = ReadonlyArray<{ readonly Text: string }>

export function startAzureServer(key: string): Promise<JsonServer> {
  return startJsonServer(request => answer(request, key))
}

/** An error as Azure writes it. */
export function azureError(code: number, message = 'No.'): JsonReply {
  return { status: Math.floor(code / 1_000), body: { error: { code, message } } }
}

function answer({ path, headers, body }: JsonRequest, key: string): JsonReply {
  const url = new URL(`http://x${path}`)
  const given = (name: string) => url.searchParams.get(name) ?? ''
  const texts = (body as AzureBody).map(({ Text }) => Text)
  if (!url.pathname.endsWith('/translate') || given('api-version') !== '3.0') return azureError(400021)
  if (headers['ocp-apim-subscription-key'] !== key) return azureError(401000)
  if (texts.length > 1_000) return azureError(400072)
  if (texts.join('').length > 50_000) return azureError(400077)
  const translate = (text: string) =>
    given('textType') === 'html'
      ? taggedTranslation(text, given('from'), given('to'), kept)
      : plainTranslation(text, given('from'), given('to'), /(?!)/g)
  return { body: texts.map(text => ({ translations: [{ text: translate(text), to: given('to') }] })) }
}

const kept = /<span[^<>]*class="notranslate"[^<>]*>[^<>]*<\/span>|<[^<>]*>/g
