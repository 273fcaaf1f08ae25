import { ConfigError } from '../model/errors.ts'
import type { ApertiumOptions } from './apertium.ts'
import type { AwsCredentials, AwsOptions } from './aws.ts'
import type { AzureOptions } from './azure.ts'
import type { CommandOptions } from './command.ts'
import type { DeeplOptions } from './deepl.ts'
import type { Fetch } from './http/service.ts'
import type { LibreTranslateOptions } from './libretranslate.ts'
import type { OpenAiOptions } from './openai.ts'
import type { PerLocale } from './per-locale.ts'
import type { StartProgram } from './program/program.ts'
import type { Engine } from './translation-backend.ts'

/** What each backend is set to, by its name. */
export interface BackendSettings {
  readonly google: GoogleSettings
  readonly mock: object
  readonly deepl: Omit<DeeplOptions, 'fetch' | 'authKey'>
  readonly azure: Omit<AzureOptions, 'fetch' | 'key'>
  readonly aws: Omit<AwsOptions, 'fetch' | 'credentials' | 'now'>
  readonly libretranslate: Omit<LibreTranslateOptions, 'fetch' | 'apiKey'>
  readonly openai: Omit<OpenAiOptions, 'fetch' | 'apiKey'>
  readonly command: Omit<CommandOptions, 'start'>
  readonly apertium: Omit<ApertiumOptions, 'start'>
}

/** A backend's name, with its settings. */
export type BackendConfig<Name extends keyof BackendSettings = keyof BackendSettings> = {
  readonly [N in Name]: { readonly name: N } & BackendSettings[N]
}[Name]

export interface GoogleSettings {
  readonly api?: 'v3' | 'v2' | undefined
  readonly project?: string | undefined
  readonly location?: string | undefined
  readonly model?: string | undefined
  readonly glossary?: PerLocale | undefined
  readonly glossaryIgnoreCase?: boolean | undefined
  readonly glossaryContextual?: boolean | undefined
  readonly adaptive?: boolean | PerLocale | undefined
  readonly endpoint?: string | undefined
  /** Milliseconds for one request. */
  readonly timeout?: number | undefined
}

/** From the environment, never from a file. */
export interface BackendSecrets {
  readonly googleApiKey?: string | undefined
  readonly deeplAuthKey?: string | undefined
  readonly azureKey?: string | undefined
  readonly awsCredentials?: AwsCredentials | undefined
  readonly libreTranslateApiKey?: string | undefined
  readonly openAiApiKey?: string | undefined
}

/** How backends reach the world. */
export interface BackendMeans {
  readonly fetch: Fetch
  readonly start: StartProgram
}

type Factories = {
  readonly [Name in keyof BackendSettings]: (
    config: BackendConfig<Name>,
    secrets: BackendSecrets,
    means: BackendMeans
  ) => Promise<Engine>
}

/** Every backend by name, loaded when it is asked for. Another backend is one file, its settings above and one line here. */
export const backends: Factories = {
  google: async (config, { googleApiKey }) => (await import('./google.ts')).google({ ...config, apiKey: googleApiKey }),
  mock: async () => (await import('./mock.ts')).mock(),
  deepl: async (config, { deeplAuthKey }, { fetch }) =>
    (await import('./deepl.ts')).deepl({ ...config, authKey: deeplAuthKey, fetch }),
  azure: async (config, { azureKey }, { fetch }) =>
    (await import('./azure.ts')).azure({ ...config, key: azureKey, fetch }),
  aws: async (config, { awsCredentials = noCredentials }, { fetch }) =>
    (await import('./aws.ts')).aws({ ...config, credentials: awsCredentials, fetch }),
  libretranslate: async (config, { libreTranslateApiKey }, { fetch }) =>
    (await import('./libretranslate.ts')).libreTranslate({ ...config, apiKey: libreTranslateApiKey, fetch }),
  openai: async (config, { openAiApiKey }, { fetch }) =>
    (await import('./openai.ts')).openAi({ ...config, apiKey: openAiApiKey, fetch }),
  command: async (config, _secrets, { start }) => (await import('./command.ts')).command({ ...config, start }),
  apertium: async (config, _secrets, { start }) => (await import('./apertium.ts')).apertium({ ...config, start })
}

/** The engine that a configuration names. Rejects with `ConfigError` if its settings cannot be used. Sends nothing. */
export async function createEngine<Name extends keyof BackendSettings>(
  config: BackendConfig<Name>,
  secrets: BackendSecrets,
  { fetch = globalThis.fetch, start = noPrograms }: Partial<BackendMeans> = {}
): Promise<Engine> {
  return backends[config.name](config, secrets, { fetch, start })
}

const noCredentials: AwsCredentials = { accessKeyId: undefined, secretAccessKey: undefined }

const noPrograms: StartProgram = ([program]) => {
  throw new ConfigError('invalid', `Expected a function that starts programs, got none to start "${program}" with`)
}
