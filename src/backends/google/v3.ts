import { createRequire } from 'node:module'
import type { TranslationServiceClient } from '@google-cloud/translate'
import { ConfigError } from '../../model/errors.ts'
import { codePoints } from '../codec/codec.ts'
import { type Endpoint, endpointOf } from './endpoint.ts'
import type { GoogleApi } from './google-api.ts'

export interface GoogleV3Options {
  readonly project?: string | undefined
  readonly location?: string | undefined
  readonly model?: string | undefined
  readonly glossary?: string | undefined
  readonly endpoint?: string | undefined
  /** Milliseconds for one request. */
  readonly timeout: number
}

/** Cloud Translation Advanced, with application default credentials. The client is loaded when it is first needed. */
export function googleV3(options: GoogleV3Options): GoogleApi {
  const endpoint = options.endpoint === undefined ? undefined : endpointOf(options.endpoint)
  if (endpoint && endpoint.url.pathname.length > 1) {
    throw new ConfigError(
      'invalid',
      `Expected an endpoint without a path for Google's v3 API, got "${options.endpoint}"`
    )
  }
  const glossary = options.glossary === undefined ? undefined : resource('glossaries', options.glossary)
  const model = resource('models', options.model ?? 'general/nmt')
  const location = locationOf(options, model, glossary)

  let connected: Promise<Connection> | undefined
  const connection = () => {
    connected ??= connect(endpoint, options.project).catch(error => {
      connected = undefined
      throw error
    })
    return connected
  }

  return {
    fingerprint: ['v3', model.id, ...(glossary ? [`glossary=${glossary.id}`] : [])].join('/'),

    takes: contents => contents.length <= 1_024 && contents.reduce((sum, text) => sum + codePoints(text), 0) < 30_000,

    async translate({ from, to, mimeType, contents }, beforeSending) {
      const { client, project } = await connection()
      const parent = `projects/${project}/locations/${location}`
      beforeSending()
      const [answer] = await client.translateText(
        {
          parent,
          contents: [...contents],
          mimeType,
          sourceLanguageCode: from,
          targetLanguageCode: to,
          model: model.name ?? `${parent}/models/${model.id}`,
          ...(glossary && { glossaryConfig: { glossary: glossary.name ?? `${parent}/glossaries/${glossary.id}` } })
        },
        { timeout: options.timeout }
      )
      const translations = glossary ? answer.glossaryTranslations : answer.translations
      return (translations ?? []).map(({ translatedText }) => translatedText ?? '')
    }
  }
}

interface Connection {
  readonly client: TranslationServiceClient
  readonly project: string
}

async function connect(endpoint: Endpoint | undefined, project: string | undefined): Promise<Connection> {
  const { v3 } = await import('@google-cloud/translate')
  const client = new v3.TranslationServiceClient(clientOptions(endpoint, project))
  // A client that cannot log in ends the process at its first call, with an unhandled rejection. Here it rejects.
  await client.initialize()
  return { client, project: project ?? (endpoint?.isPlain ? 'loopback' : await client.getProjectId()) }
}

type ClientOptions = NonNullable<ConstructorParameters<typeof TranslationServiceClient>[0]>

function clientOptions(endpoint: Endpoint | undefined, project: string | undefined): ClientOptions {
  if (!endpoint) return project === undefined ? {} : { projectId: project }
  const { host, port, transport, isPlain } = endpoint
  return {
    apiEndpoint: host,
    port,
    fallback: transport === 'rest',
    ...(project !== undefined && { projectId: project }),
    ...(isPlain && { projectId: project ?? 'loopback', apiKey: 'loopback', protocol: 'http' }),
    ...(transport === 'grpc' && { sslCreds: insecure() })
  }
}

/** The client does not pass its gRPC library on, and takes no other's credentials. */
function insecure(): NonNullable<ClientOptions['sslCreds']> {
  const client = createRequire(createRequire(import.meta.url).resolve('@google-cloud/translate'))
  const { grpc } = client('google-gax') as { grpc: { credentials: { createInsecure(): never } } }
  return grpc.credentials.createInsecure()
}

interface Resource {
  readonly id: string
  /** In full, if it was given so: `projects/p/locations/us-central1/glossaries/terms`. */
  readonly name: string | undefined
  readonly location: string | undefined
}

function resource(kind: 'models' | 'glossaries', text: string): Resource {
  const [, location, id] = new RegExp(`^projects/[^/]+/locations/([^/]+)/${kind}/(.+)$`).exec(text) ?? []
  if (id !== undefined) return { id, name: text, location }
  if (/^[\w.-]+(?:\/[\w.-]+)?$/.test(text) && !text.startsWith('projects/')) {
    return { id: text, name: undefined, location: undefined }
  }
  const expected = `an id, or "projects/PROJECT/locations/LOCATION/${kind}/ID"`
  throw new ConfigError('invalid', `Expected ${expected} as ${kind === 'models' ? 'model' : 'glossary'}, got "${text}"`)
}

/** Parent, model and glossary must share one location. */
function locationOf({ location }: GoogleV3Options, ...resources: readonly (Resource | undefined)[]): string {
  const [, glossary] = resources
  const all = new Set([location, ...resources.map(resource => resource?.location)].filter(value => value !== undefined))
  if (all.size > 1) {
    const found = [...all].map(value => `"${value}"`).join(' and ')
    throw new ConfigError('invalid', `Expected one location for Google's project, model and glossary, got ${found}`)
  }
  const [chosen = 'global'] = all
  if (glossary && chosen === 'global') {
    const message =
      'Expected a region such as "us-central1" as location, since Google keeps glossaries in regions, got "global"'
    throw new ConfigError('invalid', message)
  }
  return chosen
}
