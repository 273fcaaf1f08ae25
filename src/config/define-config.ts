import type { ConfigFile } from './schema.ts'

/** Gives a `translate.config.ts` its types. */
export function defineConfig(config: ConfigFile): ConfigFile {
  return config
}
