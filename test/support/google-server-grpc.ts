import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Outcome, type Status, v3Answer } from './google-server-faults.ts'

/** v3 over gRPC on a free port, with the client's own libraries. A request that is cut takes the server down; another takes its place. */
export async function startGrpc(
  methods: Readonly<Record<string, (body: unknown) => Promise<Outcome>>>
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const ours = createRequire(import.meta.url)
  const client = createRequire(ours.resolve('@google-cloud/translate'))
  const gax = createRequire(client.resolve('google-gax'))
  const grpc: typeof import('@grpc/grpc-js') = gax('@grpc/grpc-js')
  const loader: typeof import('@grpc/proto-loader') = gax('@grpc/proto-loader')
  const protos = loader.fromJSON(ours('@google-cloud/translate/build/protos/protos.json'), {
    defaults: true,
    longs: String
  })
  const service = protos['google.cloud.translation.v3.TranslationService'] as import('@grpc/grpc-js').ServiceDefinition

  const statusDetails = (status: Status): Buffer => {
    const root = gax('protobufjs').Root.fromJSON(
      gax(fileURLToPath(new URL('../protos/status.json', pathToFileURL(client.resolve('google-gax')))))
    )
    const any = (name: string, message: object) => {
      const type = root.lookupType(name)
      return { type_url: `type.googleapis.com/${name}`, value: type.encode(type.fromObject(message)).finish() }
    }
    const { retryDelay, reason } = status
    const details = [
      ...(retryDelay
        ? [
            any('google.rpc.RetryInfo', {
              retryDelay: { seconds: Math.floor(retryDelay / 1_000), nanos: (retryDelay % 1_000) * 1e6 }
            })
          ]
        : []),
      ...(reason ? [any('google.rpc.ErrorInfo', { reason, domain: 'googleapis.com' })] : [])
    ]
    const type = root.lookupType('google.rpc.Status')
    return Buffer.from(type.encode(type.fromObject({ code: status.code, message: status.message, details })).finish())
  }

  const bind = async (port: number) => {
    const server = new grpc.Server()
    const handler =
      (receive: (body: unknown) => Promise<Outcome>) =>
      (call: { readonly request: unknown }, answer: (error: object | null, value?: object) => void) => {
        void receive(call.request).then(outcome => {
          if (outcome === 'cut') {
            server.forceShutdown()
            current = bind(bound)
          } else if ('http' in outcome) {
            const metadata = new grpc.Metadata()
            if (outcome.retryDelay || outcome.reason) metadata.set('grpc-status-details-bin', statusDetails(outcome))
            answer({ code: outcome.code, details: outcome.message, metadata })
          } else answer(null, v3Answer(outcome))
        }, answer)
      }
    server.addService(
      service,
      Object.fromEntries(Object.entries(methods).map(([name, receive]) => [name, handler(receive)]))
    )
    const credentials = grpc.ServerCredentials.createInsecure()
    const taken = await new Promise<number>((resolve, reject) =>
      server.bindAsync(`127.0.0.1:${port}`, credentials, (error, number) => (error ? reject(error) : resolve(number)))
    )
    return { server, port: taken }
  }
  const first = await bind(0)
  const bound = first.port
  let current = Promise.resolve(first)
  return { port: bound, stop: async () => (await current).server.forceShutdown() }
}
