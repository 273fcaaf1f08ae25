import { expect, test } from 'vitest'
import { placeholders } from '../../src/checks/placeholders.ts'
import { problemsOf, testQualityCheck } from '../contracts/quality-check.ts'

testQualityCheck('placeholders', placeholders, [
  ['en fr', '{{ count }} readers, {name}', '{name}, {{count}} lecteurs'],
  ['en ar', '%1$s wrote to %2$s', 'كتب إلى %2$s من قبل %1$s'],
  ['en fr', 'A rise of 50% in sales', 'Une hausse de 50 % des ventes'],
  ['en fr', '50% discounts', '50 %\u00A0de remise, soit 50%'],
  ['en de', `See $t(more) and \${url} or %(name)s, %.2f, %d`, `%d, %.2f, %(name)s, \${url} und $t( more )`]
])

test.each([
  ['Hello {{name}}', 'Bonjour {{nom}}', ['Placeholder not in target: {{name}}', 'Placeholder not in source: {{nom}}']],
  ['Hello %s and %s', 'Bonjour %s', ['Placeholder not in target: %s']],
  ['Hello', `Bonjour \${name}`, [`Placeholder not in source: \${name}`]],
  ['Read $t(more)', 'Lisez', ['Placeholder not in target: $t(more)']],
  ['{0} of {1}', '{1} de {1}', ['Placeholder not in target: {0}', 'Placeholder not in source: {1}']]
])('%s → %s', (source, target, messages) => {
  const problems = problemsOf(placeholders, ['en fr', source, target])
  expect(problems).toEqual(messages.map(message => ({ severity: 'error', message })))
})
