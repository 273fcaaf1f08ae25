import { tmxReader } from '../../src/memory/tmx/reader.ts'
import { readSegment } from '../../src/memory/tmx/segment.ts'
import { tagCache } from '../../src/memory/tmx/start-tag.ts'
import { openTextFile } from '../../src/store/text-file.ts'

// Every unit with its attributes, properties and segments, codes and references resolved. Prints units and characters of text.
const [path = ''] = process.argv.slice(2)
using file = openTextFile(path)
const reader = tmxReader(file)
const cache = tagCache()
let units = 0
let characters = 0
for (let unit = reader.next(); unit; unit = reader.next()) {
  if ('message' in unit) throw new Error(unit.message)
  units++
  for (const variant of unit.variants) {
    const segment = readSegment(variant, cache)
    if (typeof segment === 'string') throw new Error(segment)
    for (const part of segment) if (typeof part === 'string') characters += part.length
  }
}
console.log(`${units} ${characters}`)
