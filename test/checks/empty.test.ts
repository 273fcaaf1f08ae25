import { expect, test } from 'vitest'
import { empty } from '../../src/checks/empty.ts'
import { content } from '../../src/model/content.ts'
import { code, problemsOf, testQualityCheck } from '../contracts/quality-check.ts'

testQualityCheck('empty', empty, [
  ['en fr', '***', ''],
  ['en ar', '7', '٧']
])

test.each([
  ['', 'Empty target'],
  [' \u00A0\n', 'Empty target'],
  ['.', 'Target without a letter or digit']
])('"%s"', (target, message) => {
  expect(problemsOf(empty, ['en fr', 'He won.', target])).toEqual([{ severity: 'error', message }])
})

test('codes alone say nothing', () => {
  const target = content([code('standalone', '1')])
  expect(problemsOf(empty, ['en fr', content(['He won.', code('standalone', '1')]), target])).toHaveLength(1)
})
