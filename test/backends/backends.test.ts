import { expect, test } from 'vitest'
import { backends, createEngine } from '../../src/backends/backends.ts'
import { ConfigError } from '../../src/model/errors.ts'

test('every backend is there by its name', async () => {
  expect(Object.keys(backends).sort()).toEqual([
    'apertium',
    'aws',
    'azure',
    'command',
    'deepl',
    'google',
    'libretranslate',
    'mock',
    'openai'
  ])
  expect((await createEngine({ name: 'mock' }, {})).name).toBe('mock')
  expect((await createEngine({ name: 'google' }, {})).name).toBe('google')
})

test('settings and secrets reach the backend', async () => {
  const config = { name: 'google', api: 'v2' } as const
  expect((await createEngine(config, { googleApiKey: 'k' })).fingerprint).toBe('google/v2/nmt+codec1')
  expect((await createEngine({ name: 'deepl' }, { deeplAuthKey: 'k' })).name).toBe('deepl')
  await expect(createEngine({ name: 'deepl' }, {})).rejects.toBeInstanceOf(ConfigError)
  await expect(createEngine(config, {})).rejects.toBeInstanceOf(ConfigError)
})
