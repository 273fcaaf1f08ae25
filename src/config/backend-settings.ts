import { localeTag } from '../model/locale.ts'
import { azureCharactersPerMinute } from './azure-tiers.ts'
import type { Backends, PerLocale, Quota } from './config.ts'
import { googleQuota } from './google-quota.ts'
import type { ConfigFile } from './schema.ts'

/** What each backend is set to, with the defaults. */
export function backendSettings({
  mock = {},
  google = {},
  deepl = {},
  azure = {},
  aws = {},
  libretranslate = {},
  openai = {},
  command = {},
  apertium = {}
}: NonNullable<ConfigFile['backends']>): Backends {
  return {
    mock: { quota: quotaOf(mock.quota), price: mock.price },
    google: {
      api: google.api ?? 'v3',
      project: google.project,
      location: google.location,
      model: google.model,
      glossary: byLocale(google.glossary),
      glossaryIgnoreCase: google.glossaryIgnoreCase,
      glossaryContextual: google.glossaryContextual,
      adaptive: typeof google.adaptive === 'boolean' ? google.adaptive : byLocale(google.adaptive),
      timeout: google.timeout,
      endpoint: google.endpoint,
      quota: quotaOf({ ...googleQuota(google), ...google.quota }),
      price: google.price
    },
    deepl: {
      glossary: deepl.glossary,
      formality: deepl.formality,
      model: deepl.model,
      variants: deepl.variants ?? {},
      context: deepl.context ?? true,
      timeout: deepl.timeout,
      endpoint: deepl.endpoint,
      // DeepL publishes no rate; its clients were told of 50 requests a second.
      quota: quotaOf({ requestsPerMinute: 3_000, ...deepl.quota }),
      price: deepl.price
    },
    azure: {
      region: azure.region,
      model: azure.model,
      timeout: azure.timeout,
      endpoint: azure.endpoint,
      quota: quotaOf({
        charactersPerMinute: azureCharactersPerMinute(azure.tier ?? 'S1', azure.model !== undefined),
        ...azure.quota
      }),
      price: azure.price
    },
    aws: {
      region: aws.region,
      glossary: byLocale(aws.glossary),
      formality: aws.formality,
      timeout: aws.timeout,
      endpoint: aws.endpoint,
      // Amazon publishes no rate.
      quota: quotaOf(aws.quota),
      price: aws.price
    },
    libretranslate: {
      endpoint: libretranslate.endpoint,
      model: libretranslate.model,
      // A server that limits requests counts each text as one.
      batch: libretranslate.batch ?? (libretranslate.quota?.requestsPerMinute ? 1 : undefined),
      timeout: libretranslate.timeout,
      quota: quotaOf(libretranslate.quota),
      price: libretranslate.price
    },
    openai: {
      model: openai.model,
      endpoint: openai.endpoint,
      style: openai.style,
      glossary: Object.fromEntries(
        Object.entries(openai.glossary ?? {}).map(([term, forms]) => [
          term,
          Object.fromEntries(Object.entries(forms).map(([tag, form]) => [localeTag(tag), form]))
        ])
      ),
      limitTokens: openai.limitTokens ?? true,
      timeout: openai.timeout,
      quota: quotaOf(openai.quota),
      price: openai.price
    },
    command: {
      run: command.run,
      env: command.env ?? [],
      model: command.model,
      batch: command.batch,
      timeout: command.timeout,
      quota: quotaOf(command.quota),
      price: command.price
    },
    apertium: {
      modes: Object.fromEntries(Object.entries(apertium.modes ?? {}).map(([tag, modes]) => [localeTag(tag), modes])),
      folder: apertium.folder,
      model: apertium.model,
      timeout: apertium.timeout,
      quota: quotaOf(apertium.quota),
      price: apertium.price
    }
  }
}

/** In canonical tags. */
function byLocale(setting: PerLocale | undefined): PerLocale | undefined {
  if (setting === undefined || typeof setting === 'string') return setting
  return Object.fromEntries(Object.entries(setting).map(([tag, value]) => [localeTag(tag), value]))
}

function quotaOf({ requestsPerMinute, charactersPerMinute, tokensPerMinute }: Partial<Quota> = {}): Quota {
  return { requestsPerMinute, charactersPerMinute, tokensPerMinute }
}
