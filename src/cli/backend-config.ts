import type { BackendConfig, BackendSecrets } from '../backends/backends.ts'
import type { BackendName, BackendSettings, Config } from '../config/config.ts'
import type { Io } from './io.ts'

/** What a backend is set to, without what the queue around it is set to. */
export function backendConfig({ backends }: Config, backend: BackendName, env: Io['env']): BackendConfig {
  switch (backend) {
    case 'mock':
      return { name: backend }
    case 'google':
      return { name: backend, ...own(backends.google) }
    case 'deepl':
      return { name: backend, ...own(backends.deepl), endpoint: env.DEEPL_SERVER_URL || backends.deepl.endpoint }
    case 'azure':
      return {
        name: backend,
        ...own(backends.azure),
        region: backends.azure.region ?? (env.AZURE_TRANSLATOR_REGION || undefined)
      }
    case 'aws':
      return { name: backend, ...own(backends.aws), region: backends.aws.region ?? awsRegion(env) }
    case 'libretranslate':
      return { name: backend, ...own(backends.libretranslate) }
    case 'openai':
      return { name: backend, ...own(backends.openai) }
    case 'command':
      return { name: backend, ...own(backends.command) }
    case 'apertium':
      return { name: backend, ...own(backends.apertium) }
  }
}

export function backendSecrets(env: Io['env']): BackendSecrets {
  return {
    googleApiKey: env.GOOGLE_API_KEY,
    deeplAuthKey: env.DEEPL_AUTH_KEY,
    azureKey: env.AZURE_TRANSLATOR_KEY,
    awsCredentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID,
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
      sessionToken: env.AWS_SESSION_TOKEN
    },
    libreTranslateApiKey: env.LIBRETRANSLATE_API_KEY,
    openAiApiKey: env.OPENAI_API_KEY
  }
}

const awsRegion = (env: Io['env']) => env.AWS_REGION || env.AWS_DEFAULT_REGION

function own<Settings extends BackendSettings>(settings: Settings): Omit<Settings, keyof BackendSettings> {
  const { quota: _quota, price: _price, ...rest } = settings
  return rest
}
