import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { expect, test } from 'vitest'
import { tryInput } from '../conformance/try-input.ts'

const folder = new URL('../fixtures/fuzz/', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => extname(path) !== '')

/** What the fuzzer once found, made anew by hand. */
test.each(files)('%s is refused with an offset, or read and given back', path => {
  expect(tryInput(readFileSync(new URL(path, folder)), extname(path))).not.toHaveProperty('error')
})
