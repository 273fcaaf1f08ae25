import { describe } from 'vitest'
import { markdown } from '../../src/formats/markdown.ts'
import { testDocumentFormat } from '../contracts/document-format.ts'
import { samples } from './markdown/samples.ts'

describe('markdown', () => {
  testDocumentFormat(markdown, samples)
})
