import { closeSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'

// The least a reader of TMX on saxes has to do: the text of segments without their codes. Prints units and characters of text.
const [path = ''] = process.argv.slice(2)
const parser = new SaxesParser()
let units = 0
let characters = 0
let depth = 0
let isInSegment = false
parser.on('opentag', ({ name }) => {
  if (name === 'tu') units++
  if (isInSegment && name !== 'hi') depth++
  if (name === 'seg') isInSegment = true
})
parser.on('closetag', ({ name }) => {
  if (name === 'seg') isInSegment = false
  if (isInSegment && name !== 'hi') depth--
})
parser.on('text', text => {
  if (isInSegment && depth === 0) characters += text.length
})
const file = openSync(path, 'r')
const buffer = Buffer.alloc(1 << 16)
const decoder = new StringDecoder('utf8')
for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
  parser.write(decoder.write(buffer.subarray(0, read)))
}
parser.close()
closeSync(file)
console.log(`${units} ${characters}`)
