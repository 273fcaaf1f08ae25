import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findConfig } from '../../src/config/find-config.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { nearest } from '../../src/config/nearest.ts'
import { configJsonSchema } from '../../src/config/schema.ts'
import { ConfigError } from '../../src/model/errors.ts'
import { projectFolder } from '../support/project-folder.ts'

const refusal = async (config: unknown): Promise<string> => {
  using folder = projectFolder({ 'config/translate.config.json': JSON.stringify(config) })
  const error = await loadConfig(folder.root).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(ConfigError)
  return error instanceof Error ? error.message : ''
}

test('without a file all is default, and the folder itself is the project', async () => {
  using folder = projectFolder()
  expect(await loadConfig(folder.root)).toMatchObject({
    root: folder.root,
    file: undefined,
    from: 'en',
    to: [],
    backend: ['mock']
  })
})

test('the nearest file from the working directory upward is read, in config/ or beside it', async () => {
  using folder = projectFolder({
    'config/translate.config.json': '{"to":["ar"]}',
    'deep/translate.config.json': '{"to":["fr"]}',
    'deep/er/note.txt': ''
  })
  expect(findConfig(join(folder.root, 'articles')).root).toBe(folder.root)
  expect(findConfig(join(folder.root, 'deep/er')).file).toBe(join(folder.root, 'deep/translate.config.json'))
  expect((await loadConfig(join(folder.root, 'deep'))).to).toEqual(['fr'])
})

test('options stand over the file, the file over the defaults', async () => {
  using folder = projectFolder({ 'translate.config.json': '{"to":["ar"],"concurrency":3}' })
  const config = await loadConfig(folder.root, { to: ['es', 'pt-br'], backend: undefined })
  expect(config).toMatchObject({ to: ['es', 'pt-BR'], concurrency: 3, backend: ['mock'] })
})

test('a module with a default export is a configuration', async () => {
  using folder = projectFolder({ 'translate.config.mjs': "export default { to: ['de'] }" })
  expect((await loadConfig(folder.root)).to).toEqual(['de'])
})

test('an unknown key is an error with its path and the key that was meant', async () => {
  expect(await refusal({ concurency: 3 })).toContain('concurency: unknown key, did you mean "concurrency"?')
  expect(await refusal({ backends: { google: { modle: 'x' } } })).toContain(
    'backends.google.modle: unknown key, did you mean "model"?'
  )
})

test('a wrong value is an error with file, key path, expected and got', async () => {
  const message = await refusal({ to: ['pt_BR'] })
  expect(message).toContain('translate.config.json')
  expect(message).toContain('to.0: Expected a BCP 47 language tag')
  expect(await refusal({ articles: '../elsewhere' })).toContain('articles: Expected a folder inside the project')
  expect(await refusal({ articles: '.' })).toContain('Expected folders apart from each other')
  expect(await refusal({ locales: './articles/../articles' })).toContain('inside the project')
  expect(await refusal({ bundles: 'locales/out' })).toContain('locales "locales" and bundles "locales/out"')
  expect(await refusal({ from: 'ar', to: ['ar'] })).toContain('"ar" in both from and to')
})

test('style by locale, in canonical tags, and what is wrong with it', async () => {
  using folder = projectFolder({
    'translate.config.json': JSON.stringify({
      style: { 'AR-eg': { digits: 'latn', quotes: '«»“”', calendar: 'gregory' } }
    })
  })
  expect((await loadConfig(folder.root)).style).toEqual({
    'ar-EG': { digits: 'latn', quotes: '«»“”', calendar: 'gregory' }
  })
  const refused = (style: object) => refusal({ style: { ar: style } })
  expect(await refused({ digit: 'latn' })).toContain('style.ar.digit: unknown key, did you mean "digits"?')
  expect(await refused({ digits: 'hanidec' })).toContain('style.ar.digits: Expected a numbering system with ten digits')
  expect(await refused({ quotes: '«' })).toContain('style.ar.quotes: Expected two or four quotation marks')
  expect(await refused({ calendar: 'roman' })).toContain('style.ar.calendar: Expected a calendar')
  expect(await refusal({ style: { ar_EG: {} } })).toContain('Expected a BCP 47 language tag')
})

test('a file that is no JSON is named with the reason', async () => {
  using folder = projectFolder({ 'translate.config.json': '{ "to": [ ' })
  await expect(loadConfig(folder.root)).rejects.toThrow(/Cannot read the configuration .*translate\.config\.json/)
})

test('the shipped JSON Schema is that of the code', () => {
  const file = new URL('../../config/translate.schema.json', import.meta.url)
  expect(existsSync(file)).toBe(true)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(configJsonSchema())
})

test('only a word that is near is meant', () => {
  expect(nearest('lcoales', ['locales', 'articles'])).toBe('locales')
  expect(nearest('quota', ['locales', 'articles'])).toBeUndefined()
})

test('segmentation: lists by canonical tag, files read', async () => {
  using folder = projectFolder({
    'translate.config.json': '{"segmentation":{"abbreviations":{"EN":{"never":["Bdr."]}},"srx":["rules.srx"]}}',
    'rules.srx': '<srx/>'
  })
  expect((await loadConfig(folder.root)).segmentation).toEqual({
    abbreviations: { en: { never: ['Bdr.'] } },
    srx: [{ path: 'rules.srx', text: '<srx/>' }]
  })
})

test('segmentation: a missing file, an unknown class and what is no abbreviation are refused', async () => {
  expect(await refusal({ segmentation: { srx: ['rules.srx'] } })).toContain('"rules.srx" of segmentation.srx')
  expect(await refusal({ segmentation: { abbreviations: { en: { nevr: ['Gen.'] } } } })).toContain('never')
  expect(await refusal({ segmentation: { abbreviations: { en: { never: ['?!'] } } } })).toContain('such as "Gen."')
})
