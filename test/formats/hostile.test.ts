import { describe, expect, test } from 'vitest'
import { isRead } from '../conformance/read.ts'
import { trySource } from '../conformance/try-input.ts'
import { hostileFiles } from '../support/hostile-files.ts'

describe('a hostile file is refused with an offset, or read and given back', () => {
  test.each(hostileFiles.filter(({ extension }) => isRead(extension)))(
    '$name',
    ({ extension, source }) => {
      expect(trySource(source(), extension)).not.toHaveProperty('error')
    },
    120_000
  )
})
