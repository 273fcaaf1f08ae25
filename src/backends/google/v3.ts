import { ConfigError } from '../../model/errors.ts'
import { codePoints } from '../codec/codec.ts'
import { forLocale, type PerLocale, settingsOf, signOf } from '../per-locale.ts'
import { endpointOf } from './endpoint.ts'
import type { GoogleApi, GoogleCall } from './google-api.ts'
import { locationOf, nameIn, type ResourceKind, resource } from './resources.ts'
import { type Connection, connect } from './v3-connection.ts'

export interface GoogleV3Options {
  readonly project?: string | undefined
  readonly location?: string | undefined
  readonly model?: string | undefined
  readonly glossary?: PerLocale | undefined
  readonly glossaryIgnoreCase?: boolean | undefined
  readonly glossaryContextual?: boolean | undefined
  readonly adaptive?: boolean | PerLocale | undefined
  readonly endpoint?: string | undefined
  /** Milliseconds for one request. */
  readonly timeout: number
}

/** Cloud Translation Advanced, with application default credentials. The client is loaded when it is first needed. */
export function googleV3(options: GoogleV3Options): GoogleApi {
  const { glossary, glossaryIgnoreCase = false, glossaryContextual = false, timeout } = options
  const endpoint = options.endpoint === undefined ? undefined : endpointOf(options.endpoint)
  if (endpoint && endpoint.url.pathname.length > 1) {
    throw new ConfigError(
      'invalid',
      `Expected an endpoint without a path for Google's v3 API, got "${options.endpoint}"`
    )
  }
  if (glossary === undefined && (glossaryIgnoreCase || glossaryContextual)) {
    const setting = glossaryIgnoreCase ? 'glossaryIgnoreCase' : 'glossaryContextual'
    throw new ConfigError('invalid', `Expected a glossary with ${setting}, got none`)
  }
  const { isAdaptive, datasets } = adaptivity(options)
  const model = resource('models', options.model ?? (isAdaptive ? llm : 'general/nmt'))
  const known = (kind: ResourceKind, setting: PerLocale | undefined) =>
    settingsOf(setting).map(text => resource(kind, text))
  const resources = [model, ...known('glossaries', glossary), ...known('adaptiveMtDatasets', datasets)]
  const regional = isAdaptive ? 'adaptive translation' : glossary === undefined ? undefined : 'glossaries'
  const location = locationOf(options.location, resources, regional)
  const idOf = (kind: ResourceKind) => (text: string) => resource(kind, text).id

  let connected: Promise<Connection> | undefined
  const connection = () => {
    connected ??= connect(endpoint, options.project).catch(error => {
      connected = undefined
      throw error
    })
    return connected
  }

  const glossaryConfig = (parent: string, { locale }: GoogleCall) => {
    const text = forLocale(glossary, locale)
    return text === undefined
      ? undefined
      : {
          glossary: nameIn(parent, 'glossaries', resource('glossaries', text)),
          ignoreCase: glossaryIgnoreCase,
          contextualTranslationEnabled: glossaryContextual
        }
  }

  return {
    fingerprint: [
      'v3',
      ...(isAdaptive ? ['adaptive'] : []),
      ...(datasets === undefined ? [] : [`dataset=${signOf(datasets, idOf('adaptiveMtDatasets'))}`]),
      ...(isAdaptive ? [] : [model.id]),
      ...(glossary === undefined ? [] : [`glossary=${signOf(glossary, idOf('glossaries'))}`]),
      ...(glossaryIgnoreCase ? ['ignore-case'] : []),
      ...(glossaryContextual ? ['contextual'] : [])
    ].join('/'),
    // A language model writes its answer word by word: the more is asked for at once, the later it comes.
    limits: model.id === llm ? { sources: 64, characters: 2_500 } : { sources: 128, characters: 5_000 },
    references: isAdaptive && typeof datasets !== 'string' ? 5 : undefined,

    takes: contents => contents.length <= 1_024 && contents.reduce((sum, text) => sum + codePoints(text), 0) < 30_000,

    async translate(call, beforeSending) {
      const { client, project } = await connection()
      const parent = `projects/${project}/locations/${location}`
      const terms = glossaryConfig(parent, call)
      const { from, to, mimeType, contents, examples } = call
      const dataset = forLocale(datasets, call.locale)
      const hasExamples = isAdaptive && (dataset !== undefined || examples.some(({ length }) => length > 0))
      beforeSending()
      const [answer] = hasExamples
        ? await client.adaptiveMtTranslate(
            {
              parent,
              content: [...contents],
              mimeType,
              ...(dataset === undefined
                ? { referenceSentenceConfig: referencesOf(call) }
                : { dataset: nameIn(parent, 'adaptiveMtDatasets', resource('adaptiveMtDatasets', dataset)) }),
              ...(terms && { glossaryConfig: terms })
            },
            { timeout }
          )
        : await client.translateText(
            {
              parent,
              contents: [...contents],
              mimeType,
              sourceLanguageCode: from,
              targetLanguageCode: to,
              model: nameIn(parent, 'models', model),
              ...(terms && { glossaryConfig: terms })
            },
            { timeout }
          )
      const translations = terms ? answer.glossaryTranslations : answer.translations
      return (translations ?? []).map(({ translatedText }) => translatedText ?? '')
    }
  }
}

const llm = 'general/translation-llm'

/** Whether Google is shown translations to follow, and where it has them, if not from our memory. */
function adaptivity({ adaptive = false, model }: GoogleV3Options) {
  const isAdaptive = adaptive !== false
  if (isAdaptive && model !== undefined) {
    throw new ConfigError('invalid', `Expected no model with adaptive translation, which has its own, got "${model}"`)
  }
  return { isAdaptive, datasets: typeof adaptive === 'boolean' ? undefined : adaptive }
}

/** One list for each text, in order. */
function referencesOf({ from, to, examples }: GoogleCall) {
  return {
    sourceLanguageCode: from,
    targetLanguageCode: to,
    referenceSentencePairLists: examples.map(pairs => ({
      referenceSentencePairs: pairs.map(({ source, target }) => ({ sourceSentence: source, targetSentence: target }))
    }))
  }
}
