import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { entriesToJsonLines } from '../../src/memory/exchange/json-lines.ts'
import { fileLanguage } from '../../src/memory/exchange/language-match.ts'
import { readMemoryFile } from '../../src/memory/exchange/read-file.ts'
import { tmxReader } from '../../src/memory/tmx/reader.ts'
import { openTextFile } from '../../src/store/text-file.ts'
import { exportLines, exportTmx, importText, newMemory } from '../memory/exchange/memories.ts'

const corpus = new URL('../../../shared/corpus/formats/tmx/', import.meta.url)
const isAbsent = !existsSync(corpus)

/** Files with units that cannot be used, and how many such there are. All others have none. */
const invalid: Readonly<Record<string, number>> = {
  'omegat__src_test_resources_data_tmx_invalid.tmx': 1,
  'omegat__src_test_resources_data_tmx_test-missingSource.tmx': 1
}

describe.skipIf(isAbsent)(isAbsent ? 'skipped: ../shared/corpus is absent' : 'TMX corpus', () => {
  const names = isAbsent ? [] : readdirSync(corpus).filter(name => name.endsWith('.tmx'))

  test('every file is read, each for the languages it has', () => {
    let units = 0
    let pairs = 0
    const found: Record<string, number> = {}
    for (const name of names) {
      const { from, to } = languagesOf(name)
      using file = openTextFile(pathOf(name))
      for (const { entries, problems } of readMemoryFile(file, from, to)) {
        units++
        pairs += entries.length
        if (problems.length > 0) found[name] = (found[name] ?? 0) + problems.length
      }
    }
    process.stdout.write(`\nTMX corpus: ${names.length} files, ${units} units, ${pairs} pairs\n`)
    expect(found).toEqual(invalid)
    expect({ files: names.length, units, pairs }).toEqual({ files: 44, units: 133, pairs: 156 })
  })

  test('what comes in goes out and in again without a change', () => {
    const [one, other] = [newMemory(), newMemory()]
    for (const name of names) importText(one, linesOf(name), `${name}.jsonl`)
    expect(exportLines(one).split('\n').length).toBeGreaterThan(100)
    importText(other, exportTmx(one))
    expect(exportTmx(other)).toBe(exportTmx(one))
    expect(exportLines(other)).toBe(exportLines(one))
  })
})

const pathOf = (name: string) => fileURLToPath(new URL(name, corpus))

/** A file's entries, as English and French whatever they are. */
function linesOf(name: string): string {
  using file = openTextFile(pathOf(name))
  const { from, to } = languagesOf(name)
  const entries = [...readMemoryFile(file, from, to)].flatMap(unit => unit.entries)
  return [...entriesToJsonLines(entries.map(entry => ({ ...entry, from: 'en', to: 'fr', collection: name })))].join('')
}

function languagesOf(name: string) {
  using file = openTextFile(pathOf(name))
  const reader = tmxReader(file)
  const languages = new Set([fileLanguage(reader.header.sourceLanguage ?? '') ?? fileLanguage('en')!])
  for (let unit = reader.next(); unit; unit = reader.next()) {
    if ('message' in unit) continue
    for (const { language } of unit.variants) {
      const tag = fileLanguage(language)
      if (tag) languages.add(tag)
    }
  }
  const [from, ...to] = languages
  return { from: from!, to }
}
