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
    libreTranslateApiKey: env.LIBRETRANSLATE_API_KEY,
    openAiApiKey: env.OPENAI_API_KEY
  }
}

function own<Settings extends BackendSettings>(settings: Settings): Omit<Settings, keyof BackendSettings> {
  const { quota: _quota, price: _price, ...rest } = settings
  return rest
}
