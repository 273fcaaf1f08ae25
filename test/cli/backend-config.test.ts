import { expect, test } from 'vitest'
import { backends, createEngine } from '../../src/backends/backends.ts'
import { backendConfig, backendSecrets } from '../../src/cli/backend-config.ts'
import { programStarter } from '../../src/cli/start-program.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { projectFolder } from '../support/project-folder.ts'

const env = {
  GOOGLE_API_KEY: 'key-of-google',
  DEEPL_AUTH_KEY: 'key-of-deepl',
  AZURE_TRANSLATOR_KEY: 'key-of-azure',
  AWS_ACCESS_KEY_ID: 'key-of-aws',
  AWS_SECRET_ACCESS_KEY: 'secret-of-aws',
  AWS_SESSION_TOKEN: 'token-of-aws',
  LIBRETRANSLATE_API_KEY: 'key-of-libretranslate',
  OPENAI_API_KEY: 'key-of-openai'
}
const settings: Readonly<Record<string, object>> = {
  google: { location: 'us-central1', glossary: { 'pt-br': 'news' }, glossaryIgnoreCase: true, adaptive: true },
  deepl: { glossary: 'g-1', formality: 'more', variants: { en: 'en-GB' } },
  azure: { region: 'westeurope', tier: 'F0', model: 'news-2026' },
  aws: { region: 'eu-west-1', glossary: { 'pt-br': 'news' }, formality: 'less' },
  libretranslate: { model: 'argos-1.9', quota: { requestsPerMinute: 30 } },
  openai: { model: 'm', glossary: { Council: { FR: 'Conseil' } } },
  command: { run: ['./translate.sh'], model: 'own' },
  apertium: { modes: { PT: ['eng-spa', 'es-pt'] } }
}

test.each(Object.keys(backends))('%s can be configured', async name => {
  const config = { backend: name, backends: { [name]: settings[name] ?? {} } }
  using folder = projectFolder({ 'translate.config.json': JSON.stringify(config) })
  const loaded = await loadConfig(folder.root)
  const means = { fetch, start: programStarter(folder.root, {}) }
  const engine = await createEngine(backendConfig(loaded, loaded.backend[0], {}), backendSecrets(env), means)
  expect(engine.name).toBe(name)
  for (const secret of Object.values(env)) expect(JSON.stringify([engine, loaded])).not.toContain(secret)
})

const settingsOf = async (name: string, backend: object, env = {}) => {
  const config = { backend: name, backends: { [name]: backend } }
  using folder = projectFolder({ 'translate.config.json': JSON.stringify(config) })
  const loaded = await loadConfig(folder.root)
  return backendConfig(loaded, loaded.backend[0], env)
}

test('settings reach the backend, in canonical tags', async () => {
  expect(await settingsOf('openai', settings.openai!)).toMatchObject({ glossary: { Council: { fr: 'Conseil' } } })
  expect(await settingsOf('apertium', settings.apertium!)).toMatchObject({ modes: { pt: ['eng-spa', 'es-pt'] } })
})

test('regions come from the file, or from the environment', async () => {
  const env = { AWS_DEFAULT_REGION: 'us-east-2', AZURE_TRANSLATOR_REGION: 'francecentral' }
  expect(await settingsOf('aws', {}, env)).toMatchObject({ region: 'us-east-2' })
  expect(await settingsOf('aws', {}, { ...env, AWS_REGION: 'us-east-1' })).toMatchObject({ region: 'us-east-1' })
  expect(await settingsOf('aws', settings.aws!, env)).toMatchObject({
    region: 'eu-west-1',
    glossary: { 'pt-BR': 'news' }
  })
  expect(await settingsOf('azure', {}, env)).toMatchObject({ region: 'francecentral' })
  expect(await settingsOf('azure', settings.azure!, env)).toMatchObject({ region: 'westeurope' })
})

test.each([
  [{}, 666_666],
  [{ tier: 'F0' }, 33_333],
  [{ tier: 'S4' }, 3_333_333],
  [{ tier: 'S4', model: 'news-2026' }, 216_000],
  [{ tier: 'F0', quota: { charactersPerMinute: 1_000 } }, 1_000]
])('Azure as %j takes %i characters a minute', async (azure, charactersPerMinute) => {
  const config = { backends: { azure } }
  using folder = projectFolder({ 'translate.config.json': JSON.stringify(config) })
  expect((await loadConfig(folder.root)).backends.azure.quota.charactersPerMinute).toBe(charactersPerMinute)
})

test.each([
  [{}, 6_000, 6_000_000],
  [{ api: 'v2', model: 'nmt' }, 6_000, 6_000_000],
  [{ model: 'projects/p/locations/us-central1/models/general/nmt' }, 6_000, 6_000_000],
  [{ model: 'general/translation-llm' }, 6_000, undefined],
  [{ adaptive: true }, 3_000, undefined],
  [{ model: 'NM0123456789' }, 6_000, 100_000],
  [{ model: 'general/translation-llm', quota: { charactersPerMinute: 500 } }, 6_000, 500]
])(
  'Google as %j takes %i requests and %s characters a minute',
  async (google, requestsPerMinute, charactersPerMinute) => {
    using folder = projectFolder({ 'translate.config.json': JSON.stringify({ backends: { google } }) })
    const { quota } = (await loadConfig(folder.root)).backends.google
    expect(quota).toMatchObject({ requestsPerMinute, charactersPerMinute })
  }
)

test('a LibreTranslate that limits requests gets one text in each', async () => {
  expect(await settingsOf('libretranslate', { quota: { requestsPerMinute: 30 } })).toMatchObject({ batch: 1 })
  expect(await settingsOf('libretranslate', { batch: 5, quota: { requestsPerMinute: 30 } })).toMatchObject({ batch: 5 })
})

test('DEEPL_SERVER_URL stands over the file', async () => {
  const env = { DEEPL_SERVER_URL: 'http://127.0.0.1:3000' }
  expect(await settingsOf('deepl', { endpoint: 'https://proxy.example.org' }, env)).toMatchObject({
    endpoint: 'http://127.0.0.1:3000'
  })
  expect(await settingsOf('deepl', { endpoint: 'https://proxy.example.org' })).toMatchObject({
    endpoint: 'https://proxy.example.org'
  })
})
