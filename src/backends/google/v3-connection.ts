import { createRequire } from 'node:module'
import type { TranslationServiceClient } from '@google-cloud/translate'
import type { Endpoint } from './endpoint.ts'

export interface Connection {
  readonly client: TranslationServiceClient
  readonly project: string
}

/** Loads Google's client, and logs in. */
export async function connect(endpoint: Endpoint | undefined, project: string | undefined): Promise<Connection> {
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
