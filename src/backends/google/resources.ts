import { ConfigError } from '../../model/errors.ts'

/** A model, glossary or dataset of Google's. */
export interface Resource {
  readonly id: string
  /** In full, if it was given so: `projects/p/locations/us-central1/glossaries/terms`. */
  readonly name: string | undefined
  readonly location: string | undefined
}

export type ResourceKind = 'models' | 'glossaries' | 'adaptiveMtDatasets'

/** From an id, or a name in full. Throws `ConfigError`. */
export function resource(kind: ResourceKind, text: string): Resource {
  const [, location, id] = new RegExp(`^projects/[^/]+/locations/([^/]+)/${kind}/(.+)$`).exec(text) ?? []
  if (id !== undefined) return { id, name: text, location }
  if (/^[\w.-]+(?:\/[\w.-]+)?$/.test(text) && !text.startsWith('projects/')) {
    return { id: text, name: undefined, location: undefined }
  }
  const expected = `an id, or "projects/PROJECT/locations/LOCATION/${kind}/ID"`
  throw new ConfigError('invalid', `Expected ${expected} as ${words[kind]}, got "${text}"`)
}

const words: Readonly<Record<ResourceKind, string>> = {
  models: 'model',
  glossaries: 'glossary',
  adaptiveMtDatasets: 'dataset for adaptive translation'
}

/** In full, in the parent `projects/p/locations/us-central1`. */
export function nameIn(parent: string, kind: ResourceKind, { name, id }: Resource): string {
  return name ?? `${parent}/${kind}/${id}`
}

/**
 * The one location that the project and all that is used of it share; `global` where none is named. Throws `ConfigError` where there
 * are several, or where something is only to be had in a region.
 */
export function locationOf(
  location: string | undefined,
  resources: readonly Resource[],
  regional: string | undefined
): string {
  const all = new Set([location, ...resources.map(resource => resource.location)].filter(value => value !== undefined))
  if (all.size > 1) {
    const found = [...all].map(value => `"${value}"`).join(' and ')
    throw new ConfigError('invalid', `Expected one location for Google's project, model and glossary, got ${found}`)
  }
  const [chosen = 'global'] = all
  if (regional === undefined || chosen !== 'global') return chosen
  const message = `Expected a region such as "us-central1" as location, since Google keeps ${regional} in regions, got "global"`
  throw new ConfigError('invalid', message)
}
