import { expect, test } from 'vitest'
import { inlineCodes } from '../../src/checks/inline-codes.ts'
import { content } from '../../src/model/content.ts'
import { code, problemsOf, testQualityCheck } from '../contracts/quality-check.ts'

const source = content(['Read ', code('open', '1'), 'this', code('close', '1'), code('standalone', '2', true), ' now'])

testQualityCheck('inline-codes', inlineCodes, [
  ['en fr', source, content([code('standalone', '2', true), 'Lisez ', code('open', '1'), 'ceci', code('close', '1')])],
  ['en fr', source, content(['Lisez ', code('open', '1'), 'ceci', code('close', '1')])],
  ['en fr', 'Press <9> twice', 'Appuyez deux fois sur <9>']
])

test.each([
  ['missing', ['Lisez ceci'], ['Missing inline code: open 1', 'Missing inline code: close 1']],
  [
    'doubled',
    ['Lisez ', code('open', '1'), 'ceci', code('close', '1'), code('standalone', '2'), code('standalone', '2')],
    ['Doubled inline code: standalone 2']
  ],
  [
    'a tag as text',
    ['Lisez ', code('open', '1'), 'ceci', code('close', '1'), ' <9>ici</9>'],
    ['Inline code as text, not in source: <9>', 'Inline code as text, not in source: </9>']
  ]
])('%s', (_name, target, messages) => {
  const problems = problemsOf(inlineCodes, ['en fr', source, content(target)])
  expect(problems).toEqual(messages.map(message => ({ severity: 'error', message })))
})
