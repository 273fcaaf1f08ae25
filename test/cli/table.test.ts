import { expect, test } from 'vitest'
import { printable, table } from '../../src/cli/table.ts'

test('columns stand apart, numbers to the right, wide characters take two cells', () => {
  const columns = [{ heading: 'article' }, { heading: 'kept', isNumber: true }]
  expect(
    table(columns, [
      ['新闻', '1'],
      ['vote', '120']
    ])
  ).toBe('article  kept\n新闻        1\nvote      120\n')
})

test('what could steer a terminal is shown, not done', () => {
  expect(printable('a\u001B[31mb\u202Ec\n')).toBe('a\uFFFD[31mb\uFFFDc\uFFFD')
  expect(printable('الخبر، news')).toBe('الخبر، news')
})
